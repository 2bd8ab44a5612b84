import { addDays, addMonths, type Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { type Employment, employmentsWithin } from '#modules/organisation/index.ts'
import { monthOf, plannedMinutes, workdaysWithin } from './rules/planned.ts'
import type { MonthRow } from './store.ts'
import * as store from './store.ts'

/** Whose time the share is about (population "caseworkers" of the definition): those who have children of their own cases. */
const population: readonly string[] = ['trainee', 'social_worker', 'lead']

export const isCounted = ({ role }: Pick<Employment, 'role'>): boolean => population.includes(role)

/** A month of a worker with what was planned: kept for months that are over, counted now for the rest. */
export type Month = Omit<MonthRow, 'plannedMinutes'> & { readonly plannedMinutes: number }

const nothing = {
  child: 0,
  childAdult: 0,
  adult: 0,
  travel: 0,
  childMinutes: 0,
  aloneMinutes: 0,
  meetings: 0,
}

const keyOf = ({ unitId, workerId }: Pick<MonthRow, 'unitId' | 'workerId'>): string => `${unitId} ${workerId}`

/** Of the month that runs only the days that have been: what is ahead is no time without children. */
const endOf = (monthOn: Day, today: Day): Day => {
  const next = addMonths(monthOn, 1)
  const tomorrow = addDays(today, 1)
  return next < tomorrow ? next : tomorrow
}

const live = (
  monthOn: Day,
  rows: readonly MonthRow[],
  employed: readonly Employment[],
  today: Day,
): Month[] => {
  const workdays = workdaysWithin(monthOn, endOf(monthOn, today))
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  const planned = employed.filter(isCounted).flatMap((one): Month[] => {
    const at = { unitId: one.unitId, workerId: one.workerId }
    const minutes = plannedMinutes(one, workdays)
    const row = byKey.get(keyOf(at))
    return minutes === 0 && row === undefined
      ? []
      : [{ ...nothing, ...row, ...at, monthOn, plannedMinutes: minutes }]
  })
  const counted = new Set(planned.map(keyOf))
  const ids = new Set(employed.filter(isCounted).map(({ workerId }) => workerId))
  // Who has changed unit within the month: the minutes stay where they were worked, without a plan of their own.
  const moved = rows.filter((row) => !counted.has(keyOf(row)) && ids.has(row.workerId))
  return [...planned, ...moved.map((row) => ({ ...row, plannedMinutes: 0 }))]
}

/** Every month of every counted worker, from a month to today. */
export const monthsOfAll = async (
  ctx: Pick<Ctx, 'tx' | 'today'>,
  months: readonly Day[],
): Promise<Month[]> => {
  const [first] = months
  if (first === undefined) return []
  const [rows, employed] = await Promise.all([
    store.monthsFrom(ctx.tx, first),
    employmentsWithin(ctx.tx, first, addDays(ctx.today, 1)),
  ])
  const byMonth = Map.groupBy(rows, ({ monthOn }) => monthOn)
  return months.flatMap((monthOn) => {
    const stored = byMonth.get(monthOn) ?? []
    const kept = stored.flatMap((row): Month[] =>
      row.plannedMinutes === null ? [] : [{ ...row, plannedMinutes: row.plannedMinutes }],
    )
    return kept.length > 0 ? kept : live(monthOn, stored, employed, ctx.today)
  })
}

/** How far back a month is still counted when nobody has closed it: a house that was off for the summer. */
const monthsBack = 3

/** By night: what was planned in months that are over is kept, so that the past stays as it was when people move or leave. */
export const closeMonths = async (ctx: Ctx): Promise<void> => {
  const current = monthOf(ctx.today)
  const months = Array.from({ length: monthsBack }, (_, at) => addMonths(current, at - monthsBack))
  const rows = await store.monthsFrom(ctx.tx, months[0] ?? current)
  for (const monthOn of months) {
    const stored = rows.filter((row) => row.monthOn === monthOn)
    if (stored.some(({ plannedMinutes: kept }) => kept !== null)) continue
    const until = addMonths(monthOn, 1)
    const employed = await employmentsWithin(ctx.tx, monthOn, until)
    const workdays = workdaysWithin(monthOn, until)
    await store.keepPlanned(
      ctx.tx,
      employed.filter(isCounted).flatMap((one) => {
        const minutes = plannedMinutes(one, workdays)
        return minutes === 0
          ? []
          : [{ unitId: one.unitId, workerId: one.workerId, monthOn, plannedMinutes: minutes }]
      }),
    )
  }
}
