import { addDays, addMonths, type Day, day } from '#kernel/day.ts'
import type { LegalBasis } from '../kinds/kinds.ts'

/** SoL 34:1 speaks of what was granted under SoL 11:1. Care under LVU and lag (2024:79) has times of its own. */
export const isReportedWhenLate = (basis: LegalBasis): boolean => basis === 'sol'

/** SoL 34:1: the report goes once a quarter. */
export type Quarter = { readonly year: number; readonly quarter: number }

const monthsInQuarter = 3

/** The first and the last day of a quarter. */
export const daysOf = ({ year, quarter }: Quarter): { readonly from: Day; readonly to: Day } => {
  const month = String((quarter - 1) * monthsInQuarter + 1).padStart(2, '0')
  const from = day(`${year}-${month}-01`)
  return { from, to: addDays(addMonths(from, monthsInQuarter), -1) }
}

/** The quarter that a day lies in. */
export const quarterOf = (on: Day): Quarter => ({
  year: Number(on.slice(0, 4)),
  quarter: Math.ceil(Number(on.slice(5, 7)) / monthsInQuarter),
})

/** The quarter before: the one that is reported when it has ended. */
export const before = ({ year, quarter }: Quarter): Quarter =>
  quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 }

/** A time in which granted help was not carried out: from the decision or from an interruption. */
export type Wait = {
  readonly since: Day
  /** The last day of the three months. */
  readonly dueOn: Day
  /** When it was carried out, or when the decision ended without that; null while it waits. */
  readonly untilOn: Day | null
  readonly endedWithout: boolean
}

export const lateStates = ['waits', 'carried_out', 'ended'] as const
export type LateState = (typeof lateStates)[number]

/**
 * Whether a wait belongs to the report of the quarter, and as what. It does from the first quarter in which the three months
 * were out, and for the last time in the quarter in which the help was carried out (SoL 34:2).
 */
export const stateIn = (
  wait: Wait,
  { from, to }: { readonly from: Day; readonly to: Day },
): LateState | null => {
  const { dueOn, untilOn } = wait
  const wasLate = dueOn < to && (untilOn === null || untilOn > dueOn)
  if (!wasLate || (untilOn !== null && untilOn < from)) return null
  if (untilOn === null || untilOn > to) return 'waits'
  return wait.endedWithout ? 'ended' : 'carried_out'
}

/** How many of each kind, the most first: all that the council is told (SoL 34:3). */
export const countedByKind = (
  rows: readonly { readonly kind: string; readonly state: LateState }[],
): {
  readonly kind: string
  readonly waits: number
  readonly carriedOut: number
  readonly ended: number
}[] => {
  const number = (some: typeof rows, state: LateState): number =>
    some.filter((one) => one.state === state).length
  return [...Map.groupBy(rows, (row) => row.kind)]
    .map(([kind, some]) => ({
      kind,
      waits: number(some, 'waits'),
      carriedOut: number(some, 'carried_out'),
      ended: number(some, 'ended'),
    }))
    .toSorted((a, b) => b.waits - a.waits || a.kind.localeCompare(b.kind))
}
