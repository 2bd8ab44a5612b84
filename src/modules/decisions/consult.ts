import { BadInput, Conflict, found, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, emit, permit } from '#platform/context.ts'
import { caseFacts, refuseInConflict } from '#modules/cases/index.ts'
import { findColleague } from '#modules/organisation/index.ts'
import type { logConsult } from './contract.ts'
import { consultHeld } from './events.ts'
import { may } from './policy.ts'
import * as store from './store.ts'
import { consultViews } from './views.ts'

/** Nobody alone with a hard decision (C8): who was asked, and what they thought, also when they did not agree. */
export const writeConsult = async (
  ctx: Ctx,
  { caseId, id, askedId, question, view, agrees }: InputOf<typeof logConsult>,
): Promise<ReplyOf<typeof logConsult>> => {
  const ofCase = found(await caseFacts(ctx.tx, caseId))
  const seen = may['read decisions'](ctx.actor, ofCase.facts).allowed
  if (ofCase.closedOn !== null && seen) throw new Conflict('case_is_closed')
  await permit(ctx, may, 'log consult', ofCase.own, { type: 'child', id: ofCase.childId, seen })
  await refuseInConflict(ctx, caseId, 'work')
  const asked = await findColleague(ctx, askedId)
  if (!asked || asked.id === ctx.actor.workerId)
    throw new BadInput([{ path: 'askedId', code: 'ask_a_colleague' }])
  await store.insertConsult(ctx.tx, {
    id,
    caseId,
    askedBy: ctx.actor.workerId,
    askedId,
    askedName: asked.name,
    heldAt: ctx.now,
    question,
    view,
    agrees,
  })
  await emit(ctx, consultHeld, { id, caseId, childId: ofCase.childId, askedId, heldAt: ctx.now })
  const rows = await store.readConsults(ctx.tx, caseId)
  const [written] = await consultViews(
    ctx.tx,
    rows.filter((row) => row.id === id),
  )
  // Another case's consult with the same id: nothing of it is told.
  if (!written) throw new NotFound()
  return written
}
