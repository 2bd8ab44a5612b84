import { BadInput, Conflict, found } from '#kernel/errors.ts'
import { isTestNumber, parseIdentityNumber } from '#kernel/identity-number.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { findColleague, listColleagues } from '#modules/organisation/index.ts'
import type * as contract from './contract.ts'
import { may } from './policy.ts'
import * as store from './store.ts'

export const answerIdentities = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readWorkerPersons>> => {
  await permit(ctx, may, 'see worker persons', {}, { type: 'worker persons', id: null })
  const staff = (await listColleagues(ctx)).map(({ id, name, title, unit }) => ({
    id,
    name,
    title,
    unit,
  }))
  const rows = new Map((await store.readIdentities(ctx.tx)).map((row) => [row.worker_id, row]))
  return {
    known: staff.flatMap((worker) => {
      const row = rows.get(worker.id)
      const canEnd = may['change worker persons'](ctx.actor, { workerId: worker.id }).allowed
      return row ? [{ ...worker, workerPersonId: row.id, enteredAt: row.entered_at, canEnd }] : []
    }),
    missing: staff.filter(
      ({ id }) => !rows.has(id) && may['change worker persons'](ctx.actor, { workerId: id }).allowed,
    ),
  }
}

/** The number is kept, not the person: it holds also for one who is entered in the register tomorrow. */
export const enterIdentity = async (
  ctx: Ctx,
  { id, workerId, number }: InputOf<typeof contract.enterWorkerPerson>,
): Promise<ReplyOf<typeof contract.enterWorkerPerson>> => {
  found(await findColleague(ctx, workerId))
  await permit(ctx, may, 'change worker persons', { workerId }, { type: 'worker', id: workerId })
  const parsed = parseIdentityNumber(number, ctx.today)
  if (!parsed.ok) throw new BadInput([{ path: 'number', code: `number_${parsed.problem}` }])
  if (isTestNumber(parsed.number) !== ctx.demo)
    throw new BadInput([{ path: 'number', code: ctx.demo ? 'number_not_invented' : 'number_invented' }])
  const one = { id, workerId, number: parsed.number, by: ctx.actor.workerId, at: ctx.now }
  if (!(await store.insertIdentity(ctx.tx, one))) throw new Conflict('worker_person_is_entered')
  return { id }
}

export const endIdentity = async (
  ctx: Ctx,
  { workerPersonId: id }: InputOf<typeof contract.endWorkerPerson>,
): Promise<ReplyOf<typeof contract.endWorkerPerson>> => {
  const row = found(await store.readIdentity(ctx.tx, id))
  const about = { type: 'worker', id: row.worker_id }
  await permit(ctx, may, 'change worker persons', { workerId: row.worker_id }, about)
  await store.endIdentity(ctx.tx, id, { by: ctx.actor.workerId, at: ctx.now })
  return { id }
}
