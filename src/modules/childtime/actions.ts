import { addDays, type Day } from '#kernel/day.ts'
import { BadInput } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { listUnits } from '#modules/organisation/index.ts'
import { minutesPerDay } from '#kernel/stats/minutes-per-day.ts'
import type { readOwnTime, readUnitTime, setTarget, verdicts } from './contract.ts'
import { addedUp, minutesView, shareView, shownMonths, unitIdsShown, workersOf } from './figures.ts'
import { may } from './policy.ts'
import { minutesMissing } from './rules/compare.ts'
import { odditiesOf } from './rules/meeting.ts'
import { monthsUntil } from './rules/planned.ts'
import { timeChange, timeVerdict } from './rules/share.ts'
import { type Month, monthsOfAll } from './series.ts'
import * as store from './store.ts'

const monthsShown = 12

const verdictNames = {
  reached: 'reached',
  notReached: 'not_reached',
  cannotBeTold: 'cannot_be_told',
} as const satisfies Record<string, (typeof verdicts)[number]>

type Target = { readonly perMille: number; readonly fromOn: Day } | undefined

const towardsTarget = (months: readonly Month[], target: Target) => {
  const none = { verdict: null, missingPerWeek: null }
  const figure = shareView(months)
  if (target === undefined || figure === null) return none
  const verdict = timeVerdict(workersOf(months), target.perMille / 1000)
  const missing = minutesMissing(figure.withChildMinutes, figure.countedMinutes, target.perMille)
  const weeksOfWork = figure.countedMinutes / (5 * 480)
  return {
    verdict: verdict === undefined ? null : verdictNames[verdict],
    missingPerWeek: missing === 0 || weeksOfWork === 0 ? null : missing / weeksOfWork,
  }
}

const childrenOf = (months: readonly Month[]) => {
  const { childMinutes, alone, meetings } = addedUp(months)
  return { minutes: childMinutes, alone, meetings }
}

/** A unit's share of the last year, beside the year before. Nothing in it is about fewer than five people. */
export const answerUnitTime = async (
  ctx: Ctx,
  { unitId }: InputOf<typeof readUnitTime>,
): Promise<ReplyOf<typeof readUnitTime>> => {
  await permit(ctx, may, 'see child time', {}, { type: 'child time', id: unitId ?? null })
  const units = await listUnits(ctx.tx)
  if (unitId !== undefined && !units.some(({ id }) => id === unitId))
    throw new BadInput([{ path: 'unitId', code: 'choose' }])
  const both = monthsUntil(ctx.today, 2 * monthsShown)
  const [earlierMonths, months] = [both.slice(0, monthsShown), both.slice(monthsShown)]
  const [all, target] = await Promise.all([monthsOfAll(ctx, both), store.targetNow(ctx.tx)])
  const here = unitId ?? null
  const { shown, hidden } = shownMonths(all, months, here)
  const { shown: before } = shownMonths(all, earlierMonths, here)
  const isShown = unitIdsShown(
    all,
    months,
    units.map(({ id }) => id),
  )
  const change = timeChange(workersOf(before), workersOf(shown))
  const byMonth = Map.groupBy([...before, ...shown], ({ monthOn }) => monthOn)
  return {
    units: units.map(({ id, name }) => ({ id, name, isShown: isShown.has(id) })),
    unitId: here,
    definition: { id: 'barntid-meetings', version: 1 },
    from: months[0] ?? ctx.today,
    until: addDays(ctx.today, 1),
    earlierFrom: earlierMonths[0] ?? ctx.today,
    hidden,
    figure: shareView(shown),
    earlier: shareView(before),
    // Fewer pairs than five would be about those few.
    change: change !== undefined && change.people >= 5 ? change : null,
    target: target ?? null,
    ...towardsTarget(shown, target),
    minutes: hidden === null ? minutesView(shown) : null,
    children: hidden === null ? childrenOf(shown) : null,
    months: both.map((monthOn) => {
      const rows = byMonth.get(monthOn) ?? []
      return { monthOn, figure: shareView(rows), minutes: rows.length === 0 ? null : minutesView(rows) }
    }),
    can: {
      setTarget: may['set child time target'](ctx.actor, {}).allowed,
      planWave: may['plan wave'](ctx.actor, { unitIds: [ctx.actor.unitId] }).allowed,
    },
  }
}

const daysOfMeetings = 60

const ownMonthsOf = async (ctx: Ctx) => {
  const months = monthsUntil(ctx.today, monthsShown)
  const all = await monthsOfAll(ctx, months)
  const own = all.filter(({ workerId }) => workerId === ctx.actor.workerId)
  return months.map((monthOn) => {
    const rows = own.filter((one) => one.monthOn === monthOn)
    return {
      monthOn,
      minutes: minutesView(rows),
      plannedMinutes: rows.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0),
    }
  })
}

const ownMeetingsOf = async (ctx: Ctx) => {
  const rows = await store.meetingsOf(ctx.tx, ctx.actor.workerId, addDays(ctx.today, -daysOfMeetings))
  const childTime = await store.childTimeOf(
    ctx.tx,
    rows.map(({ visit_id: id }) => id),
  )
  const onDay = new Map(rows.map((row) => [row.visit_id, row.on_day]))
  const meetings = rows.map((row) => ({
    visitId: row.visit_id,
    on: row.on_day,
    workers: row.workers,
    workerMinutes: row.child + row.child_adult + row.adult,
    childMinutes: childTime.get(row.visit_id)?.child_minutes ?? 0,
    aloneMinutes: childTime.get(row.visit_id)?.alone_minutes ?? 0,
    travel: row.travel,
  }))
  const odd = odditiesOf(
    rows.map((row) => ({ visitId: row.visit_id, beganAt: row.began_at, endedAt: row.ended_at })),
  ).map((one) => ({
    kind: one.kind,
    visitId: one.visitId,
    otherId: one.kind === 'overlap' ? one.otherId : null,
    on: onDay.get(one.visitId) ?? ctx.today,
    minutes: one.minutes,
  }))
  return { meetings, odd }
}

export const answerOwnTime = async (ctx: Ctx): Promise<ReplyOf<typeof readOwnTime>> => {
  const { workerId } = ctx.actor
  await permit(ctx, may, 'see own child time', { workerId }, { type: 'own child time', id: workerId })
  const [months, { meetings, odd }] = await Promise.all([ownMonthsOf(ctx), ownMeetingsOf(ctx)])
  const planned = months.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0)
  const withChild = months.reduce((sum, { minutes }) => sum + minutes.child + minutes.childAdult, 0)
  const share = planned === 0 ? null : Math.min(1, withChild / planned)
  return { months, share, minutesPerDay: share === null ? null : minutesPerDay(share), meetings, odd }
}

/** What the service aims at, from today on. What was aimed at before stays. */
export const aim = async (
  ctx: Ctx,
  { id, percent }: InputOf<typeof setTarget>,
): Promise<ReplyOf<typeof setTarget>> => {
  await permit(ctx, may, 'set child time target', {}, { type: 'child time target', id })
  const perMille = Math.round(percent * 10)
  await store.insertTarget(ctx.tx, {
    id,
    perMille,
    fromOn: ctx.today,
    setBy: ctx.actor.workerId,
    setAt: ctx.now,
  })
  return { perMille, fromOn: ctx.today }
}
