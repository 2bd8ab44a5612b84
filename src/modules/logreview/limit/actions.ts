import { addDays, addHours, dayOf, type Day, instant, type Instant } from '#kernel/day.ts'
import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { isLogReviewer, listUnits, workerNames } from '#modules/organisation/index.ts'
import type * as contract from '../contract-stops.ts'
import { may } from '../policy.ts'
import { partOf } from '../rules/routes.ts'
import { idAt } from './limiter.ts'
import * as store from './store.ts'

const hoursToGoOn = 1

/** She says why, and goes on for an hour. */
export const goOn = async (
  ctx: Ctx,
  { openingStopId: id, reason }: InputOf<typeof contract.goOnOpening>,
): Promise<ReplyOf<typeof contract.goOnOpening>> => {
  const stop = found(await store.lockStop(ctx.tx, id))
  const about = { type: 'opening stop', id }
  await permit(ctx, may, 'go on opening', { workerId: stop.worker_id }, about)
  if (stop.until_at !== null && stop.until_at <= ctx.now) throw new Conflict('opening_stop_is_over')
  if (stop.until_at !== null) return { untilAt: stop.until_at }
  const until = addHours(ctx.now, hoursToGoOn)
  await store.goOnRow(ctx.tx, id, { reason, at: ctx.now, until })
  return { untilAt: until }
}

const startOf = (on: Day): Instant =>
  instant(Temporal.PlainDate.from(on).toZonedDateTime('Europe/Stockholm').toInstant().toString())
const idOf = (on: Day): string => idAt(Temporal.Instant.from(startOf(on)).epochMilliseconds)

const shown = 50

export const answerStops = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readOpeningStops>> => {
  const { workerId } = ctx.actor
  const isReviewer = await isLogReviewer(ctx.tx, workerId, ctx.today)
  await permit(ctx, may, 'see log review', { isReviewer }, { type: 'log', id: null })
  const rows = await store.readStops(ctx.tx, workerId, shown)
  const names = await workerNames(
    ctx.tx,
    rows.flatMap((row) => [row.worker_id, row.reviewed_by]),
  )
  const units = new Map((await listUnits(ctx.tx)).map((unit) => [unit.id, unit.name]))
  const stops: contract.StopView[] = []
  for (const row of rows) {
    const on = dayOf(row.stopped_at)
    const { outcome, reviewed_at: at } = row
    stops.push({
      openingStopId: row.id,
      worker: names.get(row.worker_id) ?? '',
      unit: units.get(row.unit_id) ?? '',
      stoppedAt: row.stopped_at,
      peopleThatDay: await store.countPeople(ctx.tx, {
        workerId: row.worker_id,
        firstId: idOf(on),
        lastId: idOf(addDays(on, 1)),
        openings: Object.keys(partOf),
      }),
      reason: row.reason,
      wentOnAt: row.went_on_at,
      outcome:
        outcome === null || at === null
          ? null
          : { outcome, reason: row.review_reason, by: names.get(row.reviewed_by ?? '') ?? '', at },
    })
  }
  return { stops, all: await store.countStops(ctx.tx, workerId) }
}

export const judgeStop = async (
  ctx: Ctx,
  { openingStopId: id, outcome, reason }: InputOf<typeof contract.answerOpeningStop>,
): Promise<ReplyOf<typeof contract.answerOpeningStop>> => {
  const stop = found(await store.lockStop(ctx.tx, id))
  const isReviewer = await isLogReviewer(ctx.tx, ctx.actor.workerId, ctx.today)
  const facts = { isReviewer, workerId: stop.worker_id }
  await permit(ctx, may, 'judge log review', facts, { type: 'opening stop', id })
  if (stop.reviewed_at !== null) throw new Conflict('opening_stop_is_answered')
  await store.reviewStopRow(ctx.tx, id, { outcome, reason, by: ctx.actor.workerId, at: ctx.now })
  return { openingStopId: id }
}
