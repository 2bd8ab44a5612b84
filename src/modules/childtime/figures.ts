import type { Day } from '#kernel/day.ts'
import type { ShareView, UnitTime } from './contract.ts'
import { groupsShown, isShownWhole } from './rules/groups.ts'
import { timeShare, type WorkerTime } from './rules/share.ts'
import type { Month } from './series.ts'

/** What a group's months are added up to, worker by worker. */
export const workersOf = (months: readonly Month[]): WorkerTime[] =>
  [...Map.groupBy(months, ({ workerId }) => workerId)]
    .map(([workerId, own]) => ({
      workerId,
      withChild: own.reduce((sum, { child, childAdult }) => sum + child + childAdult, 0),
      planned: own.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0),
    }))
    .filter(({ withChild, planned }) => planned > 0 || withChild > 0)

const groupsOf = (months: readonly Month[]) =>
  [...Map.groupBy(months, ({ unitId }) => unitId)].map(([id, own]) => ({
    id,
    people: workersOf(own).length,
  }))

export type Hidden = UnitTime['hidden']

/** Whether a unit's month may be shown; null as `unitId` is the whole municipality. */
const hiddenIn = (months: readonly Month[], unitId: string | null): Hidden => {
  const groups = groupsOf(months)
  if (unitId === null) return isShownWhole(groups) ? null : 'few'
  if (groupsShown(groups).has(unitId)) return null
  return (groups.find(({ id }) => id === unitId)?.people ?? 0) >= 5 ? 'complement' : 'few'
}

/**
 * The months of a unit that may be shown. A period is added up of these alone: a month that is hidden cannot then be found by
 * taking the others from the whole.
 */
export const shownMonths = (
  all: readonly Month[],
  months: readonly Day[],
  unitId: string | null,
): { readonly shown: readonly Month[]; readonly hidden: Hidden } => {
  const byMonth = Map.groupBy(all, ({ monthOn }) => monthOn)
  const judged = months.map((monthOn) => {
    const rows = byMonth.get(monthOn) ?? []
    return { rows, hidden: hiddenIn(rows, unitId) }
  })
  const shown = judged
    .filter(({ hidden }) => hidden === null)
    .flatMap(({ rows }) => rows.filter((row) => unitId === null || row.unitId === unitId))
  const why = judged.toReversed().find(({ hidden, rows }) => hidden !== null && rows.length > 0)?.hidden
  return { shown, hidden: shown.length > 0 ? null : (why ?? 'few') }
}

export const unitIdsShown = (
  all: readonly Month[],
  months: readonly Day[],
  ids: readonly string[],
): ReadonlySet<string> => new Set(ids.filter((id) => shownMonths(all, months, id).hidden === null))

export const shareView = (months: readonly Month[]): ShareView | null => timeShare(workersOf(months)) ?? null

type Added = NonNullable<UnitTime['minutes']> & {
  readonly childMinutes: number
  readonly alone: number
  readonly meetings: number
}

const total = (months: readonly Month[], of: (month: Month) => number): number =>
  months.reduce((sum, month) => sum + of(month), 0)

export const addedUp = (months: readonly Month[]): Added => {
  const child = total(months, (one) => one.child)
  const childAdult = total(months, (one) => one.childAdult)
  const adult = total(months, (one) => one.adult)
  const travel = total(months, (one) => one.travel)
  const planned = total(months, (one) => one.plannedMinutes)
  return {
    child,
    childAdult,
    adult,
    travel,
    rest: Math.max(0, planned - child - childAdult - adult - travel),
    childMinutes: total(months, (one) => one.childMinutes),
    alone: total(months, (one) => one.aloneMinutes),
    meetings: total(months, (one) => one.meetings),
  }
}

export const minutesView = (months: readonly Month[]): NonNullable<UnitTime['minutes']> => {
  const { child, childAdult, adult, travel, rest } = addedUp(months)
  return { child, childAdult, adult, travel, rest }
}
