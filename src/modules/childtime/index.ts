import type { Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { personBriefs } from '#modules/people/index.ts'
import { shareView, shownMonths } from './figures.ts'
import { monthsUntil } from './rules/planned.ts'
import { monthsOfAll } from './series.ts'
import { contactsOfUnitWithin, monthsFrom, targetNow } from './store.ts'

export { deriveAll, meetingTold } from './derive.ts'

/** For whoever makes months and measuring weeks of the past: what the house itself counts and draws with. */
export { type Category, categories, type Counts, totalOf } from './rules/categories.ts'
export { monthOf, monthsUntil, plannedMinutes, workdaysWithin } from './rules/planned.ts'
export { drawMoments, usualDay } from './waves/rules.ts'

export type Contacts = {
  /** The child's id, of the entry that is kept where one was merged into it. For counting only: it is shown to nobody. */
  readonly childId: string
  readonly workerId: string
  readonly contacts: number
}

/**
 * How many held meetings each worker of a unit had with each child, from a day to before another: what continuity is counted
 * from (workers per child, Bice–Boxerman). No names. The caller shows nothing of single children or workers.
 */
export const contactsOfUnit = async (
  tx: Tx,
  { unitId, from, until }: { readonly unitId: string; readonly from: Day; readonly until: Day },
): Promise<Contacts[]> => {
  // A figure of the unit is the same whoever asks.
  const { rows, briefs } = await beyondDenial(tx, async () => {
    const all = await contactsOfUnitWithin(tx, unitId, from, until)
    return { rows: all, briefs: await personBriefs(tx, [...new Set(all.map(({ child_id: id }) => id))]) }
  })
  const sums = new Map<string, Contacts>()
  for (const { child_id: asked, worker_id: workerId, contacts } of rows) {
    const childId = briefs.get(asked)?.id ?? asked
    const key = `${childId} ${workerId}`
    sums.set(key, { childId, workerId, contacts: (sums.get(key)?.contacts ?? 0) + contacts })
  }
  return [...sums.values()]
}

export type UnitHours = {
  readonly unitId: string
  readonly monthOn: Day
  readonly workers: number
  /** Minutes of work in held meetings, with travel. */
  readonly contactMinutes: number
  readonly withChildMinutes: number
  readonly travelMinutes: number
}

/** Hours in held meetings by unit and month, from the month of a day on. Units and months with fewer than five are left out. */
export const workerHoursOfUnits = async (tx: Tx, from: Day): Promise<UnitHours[]> => {
  const rows = await monthsFrom(tx, from)
  const groups = Map.groupBy(rows, ({ unitId, monthOn }) => `${unitId} ${monthOn}`)
  return [...groups.values()].flatMap((own): UnitHours[] => {
    const [first] = own
    const workers = new Set(own.map(({ workerId }) => workerId)).size
    if (first === undefined || workers < 5) return []
    const travelMinutes = own.reduce((sum, { travel }) => sum + travel, 0)
    const withChildMinutes = own.reduce((sum, { child, childAdult }) => sum + child + childAdult, 0)
    const adult = own.reduce((sum, one) => sum + one.adult, 0)
    const contactMinutes = withChildMinutes + adult + travelMinutes
    const { unitId, monthOn } = first
    return [{ unitId, monthOn, workers, contactMinutes, withChildMinutes, travelMinutes }]
  })
}

/**
 * For a page of the director: the share of time with children month by month, of a unit or (null) the whole municipality, with
 * its interval and the number of people; null where it may not be shown. Definition `barntid-meetings`, version 1.
 */
export const childTimeSeries = async (
  ctx: Pick<Ctx, 'tx' | 'today'>,
  { unitId, months }: { readonly unitId: string | null; readonly months: number },
) => {
  const days = monthsUntil(ctx.today, months)
  const [all, target] = await Promise.all([monthsOfAll(ctx, days), targetNow(ctx.tx)])
  return {
    definition: { id: 'barntid-meetings', version: 1 } as const,
    targetPerMille: target?.perMille ?? null,
    whole: shareView(shownMonths(all, days, unitId).shown),
    months: days.map((monthOn) => ({
      monthOn,
      figure: shareView(shownMonths(all, [monthOn], unitId).shown),
    })),
  }
}
