import { cpus, totalmem } from 'node:os'
import type { Compared } from './compare.ts'

export type About = {
  readonly size: string
  readonly rounds: number
  readonly seconds: number
  readonly today: string
  readonly version: string
  readonly rows: Readonly<Record<string, number>>
  readonly memory: { readonly now: number; readonly peak: number }
  readonly searches: readonly string[]
  /** Milliseconds of the first "Idag" after the start. */
  readonly first: number
  /** The machine's file cache was emptied before it. */
  readonly isCold: boolean
}

const whole = (n: number): string => n.toFixed(0)
const fine = (n: number): string => n.toFixed(2)
const spaced = (n: number): string => n.toLocaleString('sv-SE')

const rowOf = ({ name, connections, http, bare, said }: Compared): string =>
  [
    '',
    name,
    connections,
    whole(http.perSecond),
    fine(http.median),
    fine(http.p99),
    `${fine(http.cpuServer)} + ${fine(http.cpuDatabase)}`,
    whole(bare.perSecond),
    fine(bare.median),
    fine(bare.p99),
    fine(bare.cpuDatabase),
    `${whole((100 * http.perSecond) / bare.perSecond)} %`,
    `${whole(said.http)} (${whole(said.bare)})`,
    '',
  ]
    .join(' | ')
    .trim()

/** The figures as they are kept in docs/speed.md. */
export const table = (results: readonly Compared[], about: About): string => {
  const machine = `${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}, PostgreSQL ${about.version}`
  const rows = Object.entries(about.rows).map(([what, n]) => `${spaced(n)} ${what}`)
  return [
    `${about.today} · ${machine} · ${about.size}: ${rows.join(', ')} · median of ${about.rounds} interleaved rounds of ${about.seconds} s · memory of the application ${whole(about.memory.now)} MB, at most ${whole(about.memory.peak)} MB · first Idag after the start of database and application ${whole(about.first)} ms, ${about.isCold ? 'the file cache emptied before it' : 'with what the system had of the files in its memory'}`,
    '',
    '| act | connections | product /s | median ms | p99 ms | CPU ms server + database | bare SQL /s | bare median ms | bare p99 ms | bare CPU ms database | share | messages to the database (bare) |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...results.map(rowOf),
    '',
    `Searched in turn: ${about.searches.join(' · ')}`,
  ].join('\n')
}
