import { Conflict, found, Refused } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { childRelation } from '#modules/cases/index.ts'
import { DecisionKindSchema } from '#modules/organisation/contract.ts'
import { mayDecide } from '#modules/organisation/index.ts'
import { may as mayRead } from '../policy.ts'
import { readDecisionRow } from '../store.ts'
import type { DecisionRow } from '../views.ts'
import type { correctDecision } from './contract.ts'
import { may } from './policy.ts'
import { insertDecisionCorrection } from './store.ts'

/** FL 36: whoever decided, or may decide such a thing, puts it right. What a meeting decided is put right in its minutes. */
const checkWho = async (ctx: Ctx, row: DecisionRow): Promise<void> => {
  if (row.decided_as === 'committee' || row.decided_as === 'board') throw new Conflict('correct_the_minutes')
  if (row.decided_by === ctx.actor.workerId) return
  const { allowed, lowestRole, paragraph, who } = await mayDecide(ctx, DecisionKindSchema.parse(row.kind))
  const isEnteredByOwn = row.decided_as === 'chair' && row.recorded_by === ctx.actor.workerId
  if (!allowed && !isEnteredByOwn) throw new Refused('wrong_level', { lowestRole, paragraph, who })
}

/** A slip of the pen in a signed decision is put right beside it: the text and its fingerprint stay as they were signed. */
export const correct = async (
  ctx: Ctx,
  { decisionId, id, correction, reason }: InputOf<typeof correctDecision>,
): Promise<ReplyOf<typeof correctDecision>> => {
  const row = found(await readDecisionRow(ctx.tx, decisionId))
  const facts = await childRelation(ctx.tx, row.child_id)
  await permit(ctx, may, 'correct decision', facts, {
    type: 'child',
    id: row.child_id,
    seen: mayRead['read decisions'](ctx.actor, facts).allowed,
  })
  await checkWho(ctx, row)
  const { workerId: byId, name: byName } = ctx.actor
  await insertDecisionCorrection(ctx.tx, { id, decisionId, correction, reason, byId, byName, at: ctx.now })
  return { id }
}
