import { BadInput, Conflict, found, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, logAll, permit } from '#platform/context.ts'
import { personBriefs, whomMayKnow } from '#modules/people/index.ts'
import { namesFor } from './actions.ts'
import type * as contract from './contract.ts'
import { judgeFiles } from './files.ts'
import { may } from './policy.ts'
import * as store from './store-holds.ts'

const mostShown = 100

/** The person by any id; nobody whom the one who asks may not know of. */
const knownPerson = async (ctx: Ctx, personId: string): Promise<string> => {
  const person = (await personBriefs(ctx.tx, [personId])).get(personId)
  if (!person || !(await whomMayKnow(ctx, [person.id])).has(person.id))
    throw new BadInput([{ path: 'personId', code: 'choose' }])
  return person.id
}

export const hold = async (
  ctx: Ctx,
  { id, kind, reason, ...asked }: InputOf<typeof contract.holdFile>,
): Promise<ReplyOf<typeof contract.holdFile>> => {
  await permit(ctx, may, 'hold file', {}, { type: 'person', id: asked.personId })
  const personId = await knownPerson(ctx, asked.personId)
  if (await store.findLive(ctx.tx, personId, kind)) throw new Conflict('disposal_hold_is_there')
  const one = { id, personId, kind, reason, by: ctx.actor.workerId, at: ctx.now }
  if (!(await store.insertHold(ctx.tx, one))) throw new Conflict('disposal_hold_is_there')
  return { id }
}

/** Holds of people whom the one who looks may know of. */
export const answerHolds = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readDisposalHolds>> => {
  const basis = await permit(ctx, may, 'hold file', {}, { type: 'disposals', id: null })
  const rows = await store.readHolds(ctx.tx, mostShown)
  const all = (await store.countHolds(ctx.tx))?.n ?? 0
  const ids = rows.map((row) => row.person_id)
  const [known, judged, name] = await Promise.all([
    whomMayKnow(ctx, ids),
    judgeFiles(ctx, ids),
    namesFor(
      ctx,
      rows.map((row) => row.placed_by),
    ),
  ])
  const files = new Map(judged.map(({ row }) => [row.person_id, row.numbers]))
  await logAll(
    ctx,
    [...known].map((id) => ({ about: { type: 'person', id }, basis })),
  )
  return {
    more: all - rows.length,
    holds: rows
      .filter((row) => known.has(row.person_id))
      .map((row) => ({
        disposalHoldId: row.id,
        kind: row.kind,
        reason: row.reason,
        numbers: [...(files.get(row.person_id) ?? [])],
        placedBy: name(row.placed_by),
        placedAt: row.placed_at,
      })),
  }
}

export const lift = async (
  ctx: Ctx,
  { disposalHoldId, reason }: InputOf<typeof contract.liftDisposalHold>,
): Promise<ReplyOf<typeof contract.liftDisposalHold>> => {
  const row = found(await store.lockHold(ctx.tx, disposalHoldId))
  await permit(ctx, may, 'hold file', {}, { type: 'person', id: row.person_id })
  if (!(await whomMayKnow(ctx, [row.person_id])).has(row.person_id)) throw new NotFound()
  if (row.lifted_at !== null) throw new Conflict('disposal_hold_is_lifted')
  await store.liftHold(ctx.tx, disposalHoldId, { by: ctx.actor.workerId, at: ctx.now, reason })
  return { id: disposalHoldId }
}
