import type { Role } from '#kernel/actor.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, emit, newId, permit } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { watchesOfWorker } from '#modules/clocks/index.ts'
import { listUnits, mayInvestigate, mayOwnAlone } from '#modules/organisation/index.ts'
import { removePasskeysOf } from '#modules/signin/index.ts'
import type * as contract from './contract.ts'
import { logReviewerAgreed, workerSuspended } from './events.ts'
import { may } from './policy.ts'
import { roleAtStake, weightiestRole } from './rules.ts'
import * as store from './store.ts'

type Rights = Pick<
  InputOf<typeof contract.proposeWorkerChange>,
  'login' | 'name' | 'title' | 'role' | 'employmentPercent' | 'qualification' | 'mayActAlone'
>

const wantedOf = (one: Rights): store.Wanted => ({
  login: one.login,
  name: one.name,
  title: one.title,
  role: one.role,
  employment_percent: one.employmentPercent,
  qualification: one.qualification,
  may_act_alone: one.mayActAlone,
})

const refuseTakenLogin = async (ctx: Ctx, login: string, workerId: string): Promise<void> => {
  if (await store.isLoginTaken(ctx.tx, login, workerId))
    throw new BadInput([{ path: 'login', code: 'staff_login_taken' }])
}

/** SoL 25:1: whoever has children’s matters keeps the right to have them, until they are somebody else’s. */
const refuseWhileMatters = async (ctx: Ctx, workerId: string, wanted: store.Wanted): Promise<void> => {
  const qualified = { ...wanted, mayActAlone: wanted.may_act_alone }
  if (mayOwnAlone(qualified)) return
  const matters = await beyondDenial(ctx.tx, () => watchesOfWorker(ctx.tx, workerId))
  if (matters.some(({ coworkerId }) => coworkerId === null || !mayInvestigate(qualified)))
    throw new Conflict('staff_has_matters')
}

const proposedBy = ({ actor, now }: Ctx) => ({
  proposed_by: actor.workerId,
  proposed_as: actor.role,
  proposed_at: now,
})

export const proposeNew = async (
  ctx: Ctx,
  input: InputOf<typeof contract.proposeNewWorker>,
): Promise<ReplyOf<typeof contract.proposeNewWorker>> => {
  const { id, unitId, startedOn, reason } = input
  const workerId = newId(ctx)
  const facts = { workerId, unitId, role: input.role }
  await permit(ctx, may, 'propose staff change', facts, { type: 'staff change', id })
  if (!(await listUnits(ctx.tx)).some((unit) => unit.id === unitId))
    throw new BadInput([{ path: 'unitId', code: 'choose' }])
  await refuseTakenLogin(ctx, input.login, workerId)
  const about = { worker_id: workerId, unit_id: unitId, started_on: startedOn, reason }
  const one = { id, kind: 'begin', ...wantedOf(input), ...about, ...proposedBy(ctx) } as const
  if (!(await store.insertChange(ctx.tx, one))) throw new Conflict('staff_is_proposed')
  return { id }
}

export const proposeChange = async (
  ctx: Ctx,
  input: InputOf<typeof contract.proposeWorkerChange>,
): Promise<ReplyOf<typeof contract.proposeWorkerChange>> => {
  const { id, workerId, reason } = input
  const worker = found(await store.lockWorker(ctx.tx, workerId))
  const facts = { workerId, unitId: worker.unit_id, role: weightiestRole(worker.role, input.role) }
  await permit(ctx, may, 'propose staff change', facts, { type: 'worker', id: workerId })
  await refuseTakenLogin(ctx, input.login, workerId)
  const wanted = wantedOf(input)
  await refuseWhileMatters(ctx, workerId, wanted)
  const about = { worker_id: workerId, unit_id: worker.unit_id, started_on: worker.started_on, reason }
  const one = { id, kind: 'change', ...wanted, ...about, ...proposedBy(ctx) } as const
  if (!(await store.insertChange(ctx.tx, one))) throw new Conflict('staff_is_proposed')
  return { id }
}

const askedOf = (row: store.ChangeRow, before: Role | undefined) => ({
  workerId: row.worker_id,
  unitId: row.unit_id,
  role: roleAtStake(row.kind, before, row.role),
  askedBy: row.proposed_by,
  askedAs: row.proposed_as,
})

/** The row as the two know it, with the worker as she is now. */
const heldChange = async (ctx: Ctx, id: string) => {
  const row = found(await store.lockChange(ctx.tx, id))
  const worker = await store.lockWorker(ctx.tx, row.worker_id)
  return { row, facts: askedOf(row, worker?.role) }
}

export const answer = async (
  ctx: Ctx,
  { staffChangeId, outcome, reason }: InputOf<typeof contract.answerStaffChange>,
): Promise<ReplyOf<typeof contract.answerStaffChange>> => {
  const { row, facts } = await heldChange(ctx, staffChangeId)
  await permit(ctx, may, 'confirm staff change', facts, { type: 'staff change', id: staffChangeId })
  if (row.outcome !== null) throw new Conflict('staff_change_is_answered')
  if (outcome === 'confirmed') await carryOut(ctx, row)
  const by = { by: ctx.actor.workerId, at: ctx.now }
  await store.decideChange(ctx.tx, staffChangeId, { outcome, reason, ...by })
  return { outcome }
}

const carryOut = async (ctx: Ctx, row: store.ChangeRow): Promise<void> => {
  const { worker_id: id, unit_id, started_on, kind, login, name, title, role } = row
  const { employment_percent, qualification, may_act_alone } = row
  if (kind === 'log_reviewer') return letReview(ctx, row)
  const wanted = { login, name, title, role, employment_percent, qualification, may_act_alone }
  await refuseTakenLogin(ctx, login, id)
  if (kind === 'begin') return void (await store.insertWorker(ctx.tx, { ...wanted, id, unit_id, started_on }))
  await refuseWhileMatters(ctx, id, wanted)
  await store.setWorker(ctx.tx, id, wanted)
}

const letReview = async (ctx: Ctx, row: store.ChangeRow): Promise<void> => {
  const { id: staffChangeId, worker_id: workerId, proposed_by: askedBy } = row
  const [fromOn, untilOn] = [found(row.review_from_on ?? undefined), found(row.review_until_on ?? undefined)]
  await emit(ctx, logReviewerAgreed, { staffChangeId, workerId, fromOn, untilOn, proposedBy: askedBy })
}

export const withdraw = async (
  ctx: Ctx,
  { staffChangeId }: InputOf<typeof contract.withdrawStaffChange>,
): Promise<ReplyOf<typeof contract.withdrawStaffChange>> => {
  const { row, facts } = await heldChange(ctx, staffChangeId)
  await permit(ctx, may, 'withdraw staff change', facts, { type: 'staff change', id: staffChangeId })
  if (row.outcome !== null) throw new Conflict('staff_change_is_answered')
  const by = { by: ctx.actor.workerId, at: ctx.now }
  await store.decideChange(ctx.tx, staffChangeId, { outcome: 'withdrawn', reason: '', ...by })
  return { outcome: 'withdrawn' }
}

export const suspend = async (
  ctx: Ctx,
  { id, workerId, reason }: InputOf<typeof contract.suspendWorker>,
): Promise<ReplyOf<typeof contract.suspendWorker>> => {
  const worker = found(await store.lockWorker(ctx.tx, workerId))
  const facts = { workerId, unitId: worker.unit_id, role: worker.role }
  await permit(ctx, may, 'suspend staff', facts, { type: 'worker', id: workerId })
  const by = { by: ctx.actor.workerId, at: ctx.now }
  const sessions = await store.suspend(ctx.tx, { id, workerId, reason, ...by })
  if (sessions === false) throw new Conflict('staff_is_suspended')
  await emit(ctx, workerSuspended, { workerId })
  return { id, sessions }
}

export const removeAllPasskeys = async (
  ctx: Ctx,
  { workerId }: InputOf<typeof contract.removePasskeys>,
): Promise<ReplyOf<typeof contract.removePasskeys>> => {
  const worker = found(await store.lockWorker(ctx.tx, workerId))
  const facts = { workerId, unitId: worker.unit_id, role: worker.role }
  await permit(ctx, may, 'remove passkeys', facts, { type: 'worker', id: workerId })
  return { removed: await removePasskeysOf(ctx, workerId) }
}

export const lift = async (
  ctx: Ctx,
  { workerSuspensionId: id, reason }: InputOf<typeof contract.liftSuspension>,
): Promise<ReplyOf<typeof contract.liftSuspension>> => {
  const row = found(await store.lockSuspension(ctx.tx, id))
  const facts = { workerId: row.worker_id, unitId: row.unit_id, role: row.role }
  await permit(ctx, may, 'propose staff change', facts, { type: 'suspension', id })
  if (row.lifted_at !== null) throw new Conflict('staff_is_lifted')
  const by = { by: ctx.actor.workerId, at: ctx.now, reason }
  if (row.lift_asked_by === null || row.lift_asked_as === null) {
    await store.askLift(ctx.tx, id, { ...by, as: ctx.actor.role })
    return { standing: 'asked' }
  }
  const asked = { ...facts, askedBy: row.lift_asked_by, askedAs: row.lift_asked_as }
  if (!may['confirm staff change'](ctx.actor, asked).allowed) throw new Conflict('staff_needs_another')
  await store.lift(ctx.tx, row, by)
  return { standing: 'lifted' }
}
