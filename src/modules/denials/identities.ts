import { BadInput, Conflict, found } from '#kernel/errors.ts'
import { isTestNumber, parseIdentityNumber } from '#kernel/identity-number.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { findColleague, listColleagues, workerNames } from '#modules/organisation/index.ts'
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
  const names = await workerNames(
    ctx.tx,
    [...rows.values()].map((row) => row.end_asked_by),
  )
  return {
    known: staff.flatMap((worker) => {
      const row = rows.get(worker.id)
      if (!row) return []
      const { id: workerPersonId, entered_at: enteredAt, end_asked_by: askedBy } = row
      const canEnd =
        askedBy !== ctx.actor.workerId &&
        may['change worker persons'](ctx.actor, { workerId: worker.id }).allowed
      return [{ ...worker, workerPersonId, enteredAt, endAskedBy: names.get(askedBy ?? '') ?? '', canEnd }]
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

/** The number keeps her from the own family: to take it away gives a right, which takes two (trust.md 3). */
export const endIdentity = async (
  ctx: Ctx,
  { workerPersonId: id }: InputOf<typeof contract.endWorkerPerson>,
): Promise<ReplyOf<typeof contract.endWorkerPerson>> => {
  const row = found(await store.lockIdentity(ctx.tx, id))
  const about = { type: 'worker', id: row.worker_id }
  await permit(ctx, may, 'change worker persons', { workerId: row.worker_id }, about)
  const by = { by: ctx.actor.workerId, at: ctx.now }
  if (row.end_asked_by === null) {
    await store.askIdentityEnd(ctx.tx, id, by)
    return { standing: 'asked' }
  }
  if (row.end_asked_by === ctx.actor.workerId) throw new Conflict('worker_person_needs_another')
  await store.endIdentity(ctx.tx, id, by)
  return { standing: 'ended' }
}
