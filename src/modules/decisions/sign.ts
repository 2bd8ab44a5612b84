import { Conflict, Refused } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { refuseInConflict } from '#modules/cases/index.ts'
import { mayDecide, workerNames } from '#modules/organisation/index.ts'
import { refuseOnAgenda } from './board/standing.ts'
import type { signDecision } from './contract.ts'
import { type Proposed, proposedToChange, textOf } from './facts.ts'
import { hashOfShown } from './hash.ts'
import { gapsOf, investigationText } from './investigation.ts'
import { makeDecision, tookPart } from './make.ts'
import { may } from './policy.ts'
import { aboutProposal, sameVersion } from './propose.ts'
import { levelKindOf } from './rules.ts'

/** KL 6:37–38: a decision by the wrong level is not valid, so it cannot be signed. The answer says who may. */
const checkLevel = async (
  ctx: Ctx,
  { row }: Proposed,
): Promise<{ ruleId: string | null; paragraph: string }> => {
  const { allowed, ruleId, paragraph, lowestRole, who } = await mayDecide(ctx, levelKindOf(textOf(row)))
  if (!allowed) throw new Refused('wrong_level', { lowestRole, paragraph, who })
  return { ruleId, paragraph }
}

/** The screen shows all that will be signed; if a word of it has changed since, nothing is signed. */
const checkSeen = async (ctx: Ctx, { row }: Proposed, seen: string): Promise<void> => {
  const investigation =
    row.investigation_id === null ? [] : await investigationText(ctx.tx, row.investigation_id)
  if (hashOfShown({ text: textOf(row), investigation }) !== seen) throw new Conflict('changed_before_signing')
}

/** An official makes the decision: right level, nothing missing, exactly what was seen. */
export const sign = async (
  ctx: Ctx,
  { proposalId, version, seen }: InputOf<typeof signDecision>,
): Promise<ReplyOf<typeof signDecision>> => {
  const asked = await proposedToChange(ctx.tx, proposalId)
  const { row, ofCase } = asked
  await permit(ctx, may, 'decide', asked.own, aboutProposal(ctx, asked))
  await refuseInConflict(ctx, row.case_id, 'decide')
  const { ruleId, paragraph } = await checkLevel(ctx, asked)
  await sameVersion(ctx, row, version)
  await refuseOnAgenda(ctx, proposalId)
  const [gap] = await gapsOf(ctx, row, ofCase)
  if (gap) throw new Conflict(gap)
  await checkSeen(ctx, asked, seen)
  const presentedBy = row.proposed_by === ctx.actor.workerId ? null : row.proposed_by
  const presentedName = (await workerNames(ctx.tx, [presentedBy])).get(presentedBy ?? '') ?? ''
  return makeDecision(ctx, asked, {
    text: textOf(row),
    paragraph,
    decidedAt: ctx.now,
    decidedOn: ctx.today,
    decidedBy: ctx.actor.workerId,
    decidedName: ctx.actor.name,
    decidedTitle: ctx.actor.title,
    delegationRuleId: ruleId,
    presentedBy,
    presentedName,
    tookPart: await tookPart(ctx, row.case_id, [ctx.actor.name, presentedName]),
  })
}
