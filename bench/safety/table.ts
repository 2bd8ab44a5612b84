import { medianOf } from '../measure.ts'
import type { Side } from '../compare.ts'
import type { Step } from './parts.ts'

/** The rounds of one act: of each step as many sides, measured in turn. */
export type Measured = { readonly act: string; readonly sides: ReadonlyMap<Step, readonly Side[]> }

const whole = (n: number): string => n.toFixed(0)
const fine = (n: number): string => n.toFixed(2)
const cpuOf = ({ cpuServer, cpuDatabase }: Side): number => cpuServer + cpuDatabase

/** Of each round by itself, then the median: what else the machine did in a round is in both. */
const shareOf = (these: readonly Side[], those: readonly Side[]): number =>
  medianOf(these.map((one, round) => (100 * one.perSecond) / (those[round]?.perSecond ?? 1)))

const cpuOver = (these: readonly Side[], before: readonly Side[]): number =>
  medianOf(these.map((one, round) => cpuOf(one) - cpuOf(before[round] ?? one)))

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** One row for each step, and the two comparisons below. */
export const safetyTable = ({ act, sides }: Measured): string => {
  const all = [...sides]
  const of = (name: string): readonly Side[] => all.find(([step]) => step.name === name)?.[1] ?? []
  const bare = of('bare')
  const rows = all.map(([step, these], at) => {
    const figure = (one: (side: Side) => number): number => medianOf(these.map(one))
    const before = all[at - 1]?.[1]
    return row([
      step.adds,
      whole(figure((s) => s.perSecond)),
      `${whole(shareOf(these, bare))} %`,
      fine(figure((s) => s.p99)),
      `${fine(figure((s) => s.cpuServer))} + ${fine(figure((s) => s.cpuDatabase))}`,
      before ? fine(cpuOver(these, before)) : '',
    ])
  })
  return [
    `**${act}**`,
    '',
    row([
      'with this and all above it',
      '/s',
      'of bare SQL',
      'p99 ms',
      'CPU ms server + database',
      'more CPU ms',
    ]),
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    `The whole product is ${whole(shareOf(of('whole'), bare))} % of bare SQL, ${whole(shareOf(of('whole'), of('http')))} % of the same SQL behind the same HTTP server, and ${whole(shareOf(of('whole'), of('unsafe')))} % of itself without policy, sign-in, row-level security and log (by CPU ${whole((100 * medianOf(of('unsafe').map(cpuOf))) / medianOf(of('whole').map(cpuOf)))} %).`,
  ].join('\n')
}
