import type { Day } from '#kernel/day.ts'
import { Conflict, found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import * as store from './store.ts'

type Appointment = {
  readonly id: string
  readonly workerId: string
  readonly fromOn: Day
  readonly untilOn: Day
  readonly reason: string
}

/** Asked for like any other right: nothing is in force until another has said yes. The room that asks has asked its policy. */
export const proposeLogReviewer = async (ctx: Ctx, one: Appointment): Promise<void> => {
  const now = found(await store.lockWorker(ctx.tx, one.workerId))
  const { login, name, title, role, employment_percent, qualification, may_act_alone } = now
  const isNew = await store.insertChange(ctx.tx, {
    id: one.id,
    kind: 'log_reviewer',
    worker_id: one.workerId,
    unit_id: now.unit_id,
    started_on: now.started_on,
    login,
    name,
    title,
    role,
    employment_percent,
    qualification,
    may_act_alone,
    review_from_on: one.fromOn,
    review_until_on: one.untilOn,
    reason: one.reason,
    proposed_by: ctx.actor.workerId,
    proposed_as: ctx.actor.role,
    proposed_at: ctx.now,
  })
  if (!isNew) throw new Conflict('staff_is_proposed')
}

/** Who waits for a yes, for the room that shows who reviews. */
export const waitingLogReviewers = async ({ tx }: Pick<Ctx, 'tx'>) =>
  (await store.readWaiting(tx)).flatMap(
    ({ worker_id: workerId, review_from_on: fromOn, review_until_on: untilOn }) =>
      fromOn === null || untilOn === null ? [] : [{ workerId, fromOn, untilOn }],
  )
