import type { z } from 'zod'
import { addDays, type Day, instant, type Instant } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { findColleague, listUnits, workerNames } from '#modules/organisation/index.ts'
import { type logReviewerAgreed, proposeLogReviewer } from '#modules/staff/index.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import * as store from './store.ts'

const inOrder = (fromOn: Day, untilOn: Day): void => {
  if (untilOn < fromOn) throw new BadInput([{ path: 'untilOn', code: 'before_start' }])
}

const mustBeHere = async (ctx: Ctx, workerId: string) => {
  const worker = await findColleague(ctx, workerId)
  if (!worker) throw new BadInput([{ path: 'workerId', code: 'choose' }])
  return worker
}

/** The head asks that somebody reviews for a time; never the own self, who may anyway. Another says yes (ADR 0024). */
export const appoint = async (
  ctx: Ctx,
  { id, workerId, fromOn, untilOn, reason }: InputOf<typeof contract.appointLogReviewer>,
): Promise<ReplyOf<typeof contract.appointLogReviewer>> => {
  await permit(ctx, may, 'appoint log reviewer', {}, { type: 'worker', id: workerId })
  inOrder(fromOn, untilOn)
  await mustBeHere(ctx, workerId)
  if (workerId === ctx.actor.workerId) throw new Conflict('reviewer_is_head')
  await proposeLogReviewer(ctx, { id, workerId, fromOn, untilOn, reason })
  return { staffChangeId: id }
}

/** Two have let somebody review the log. */
export const letReview = async (
  ctx: Ctx,
  agreed: z.output<typeof logReviewerAgreed.payload>,
): Promise<void> => {
  const { workerId, fromOn, untilOn, proposedBy } = agreed
  const agreedBy = ctx.actor.workerId
  await store.insertReviewer(ctx.tx, {
    id: newId(ctx),
    workerId,
    fromOn,
    untilOn,
    proposedBy,
    agreedBy,
    at: ctx.now,
  })
}

/** The duty changes hands at eight in the morning. */
const eight = (on: Day): Instant =>
  instant(
    Temporal.PlainDate.from(on)
      .toZonedDateTime({ timeZone: 'Europe/Stockholm', plainTime: '08:00' })
      .toInstant()
      .toString(),
  )

const longestTurnDays = 7

/** A manager writes down who has the duty: it can be for the unit or for all of them. */
export const enterTurn = async (
  ctx: Ctx,
  { workerId, unitId, fromOn, untilOn }: InputOf<typeof contract.enterDutyTurn>,
): Promise<ReplyOf<typeof contract.enterDutyTurn>> => {
  await permit(ctx, may, 'enter duty turn', {}, { type: 'worker', id: workerId })
  inOrder(fromOn, untilOn)
  if (untilOn >= addDays(fromOn, longestTurnDays)) throw new BadInput([{ path: 'untilOn', code: 'choose' }])
  await mustBeHere(ctx, workerId)
  if (unitId !== undefined && !(await listUnits(ctx.tx)).some((unit) => unit.id === unitId))
    throw new BadInput([{ path: 'unitId', code: 'choose' }])
  // Written afterwards by the one whom it explains, it would explain nothing.
  if (workerId === ctx.actor.workerId && fromOn < ctx.today) throw new Conflict('own_turn_afterwards')
  await store.insertTurn(ctx.tx, {
    id: newId(ctx),
    workerId,
    unitId: unitId ?? null,
    from: eight(fromOn),
    until: eight(addDays(untilOn, 1)),
    by: ctx.actor.workerId,
    at: ctx.now,
  })
  return { workerId }
}

const by = (ctx: Ctx) => ({ by: ctx.actor.workerId, at: ctx.now })

/** What is over or ended already is not ended again. */
export const endAppointment = async (
  ctx: Ctx,
  { logReviewerId: id }: InputOf<typeof contract.endLogReviewer>,
): Promise<ReplyOf<typeof contract.endLogReviewer>> => {
  const row = await store.lockReviewer(ctx.tx, id)
  const about = { type: 'worker', id: row?.worker_id ?? id }
  await permit(ctx, may, 'appoint log reviewer', {}, about)
  const { until_on: untilOn, ended_at: endedAt } = found(row)
  if (endedAt !== null || untilOn < ctx.today) throw new Conflict('log_reviewer_is_over')
  await store.endReviewer(ctx.tx, id, by(ctx))
  return { logReviewerId: id }
}

export const answerTurns = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readDutyTurns>> => {
  await permit(ctx, may, 'enter duty turn', {}, { type: 'duty turns', id: null })
  const rows = await store.readTurns(ctx.tx, ctx.now)
  const names = await workerNames(
    ctx.tx,
    rows.map((row) => row.worker_id),
  )
  const units = new Map((await listUnits(ctx.tx)).map((unit) => [unit.id, unit.name]))
  return rows.map((row) => ({
    dutyTurnId: row.id,
    worker: names.get(row.worker_id) ?? '',
    unit: row.unit_id === null ? '' : (units.get(row.unit_id) ?? ''),
    fromAt: row.from_at,
    untilAt: row.until_at,
  }))
}

export const endTurn = async (
  ctx: Ctx,
  { dutyTurnId: id }: InputOf<typeof contract.endDutyTurn>,
): Promise<ReplyOf<typeof contract.endDutyTurn>> => {
  const row = await store.lockTurn(ctx.tx, id)
  await permit(ctx, may, 'enter duty turn', {}, { type: 'worker', id: row?.worker_id ?? id })
  const { until_at: untilAt, ended_at: endedAt } = found(row)
  if (endedAt !== null || untilAt <= ctx.now) throw new Conflict('duty_turn_is_over')
  await store.endTurn(ctx.tx, id, by(ctx))
  return { dutyTurnId: id }
}
