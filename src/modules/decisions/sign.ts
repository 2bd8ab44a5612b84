import { Conflict, found, Refused } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, emit, newId, permit } from '#platform/context.ts'
import { signAssessment } from '#modules/assessment/index.ts'
import { applyDecision } from '#modules/cases/index.ts'
import { watchViews } from '#modules/clocks/index.ts'
import { mayDecide, workerNames } from '#modules/organisation/index.ts'
import type { signDecision } from './contract.ts'
import { decisionSigned } from './events.ts'
import { type ProposalRow, type Proposed, proposedToChange, textOf } from './facts.ts'
import { hashOfDecision, hashOfShown } from './hash.ts'
import { gapsOf, investigationText } from './investigation.ts'
import { may } from './policy.ts'
import { aboutProposal, sameVersion } from './propose.ts'
import { snapshotOf } from './record.ts'
import type { DecisionRecord } from './store.ts'
import * as store from './store.ts'
import { decisionViews } from './views.ts'

/** KL 6:37–38: a decision by the wrong level is not valid, so it cannot be signed. The answer says who may. */
const checkLevel = async (
  ctx: Ctx,
  { row }: Proposed,
): Promise<{ ruleId: string | null; paragraph: string }> => {
  const { allowed, ruleId, paragraph, lowestRole, who } = await mayDecide(ctx, textOf(row).kind)
  if (!allowed) throw new Refused('wrong_level', { lowestRole, paragraph, who })
  return { ruleId, paragraph }
}

/** FL 31: those who took part in the final handling without deciding: owner and co-worker of the case. */
const tookPart = async (ctx: Ctx, caseId: string, besides: readonly string[]): Promise<string[]> => {
  const [watch] = await watchViews(ctx.tx, [caseId])
  return [watch?.owner ?? '', watch?.coworker ?? ''].filter((name) => name !== '' && !besides.includes(name))
}

const recordOf = async (
  ctx: Ctx,
  { row, ofCase }: Proposed,
  made: { ruleId: string | null; paragraph: string; assessmentId: string | null },
): Promise<DecisionRecord> => {
  const text = textOf(row)
  const presentedBy = row.proposed_by === ctx.actor.workerId ? null : row.proposed_by
  const presentedName = (await workerNames(ctx.tx, [presentedBy])).get(presentedBy ?? '') ?? ''
  return {
    id: row.id,
    matterId: row.case_id,
    caseId: row.case_id,
    investigationId: row.investigation_id,
    childId: ofCase.childId,
    ...text,
    paragraph: made.paragraph,
    decidedAt: ctx.now,
    decidedOn: ctx.today,
    decidedBy: ctx.actor.workerId,
    decidedName: ctx.actor.name,
    decidedTitle: ctx.actor.title,
    delegationRuleId: made.ruleId,
    presentedBy,
    presentedName,
    tookPart: await tookPart(ctx, row.case_id, [ctx.actor.name, presentedName]),
    assessmentId: made.assessmentId,
    snapshot: await snapshotOf(ctx, { childId: ofCase.childId, caseId: row.case_id }),
  }
}

/** The screen shows all that will be signed; if a word of it has changed since, nothing is signed. */
const checkSeen = async (ctx: Ctx, { row }: Proposed, seen: string): Promise<void> => {
  const investigation =
    row.investigation_id === null ? [] : await investigationText(ctx.tx, row.investigation_id)
  if (hashOfShown({ text: textOf(row), investigation }) !== seen) throw new Conflict('changed_before_signing')
}

/** The text of the investigation, locked under an id of its own. */
const freezeText = async (ctx: Ctx, row: ProposalRow): Promise<string | null> => {
  if (row.investigation_id === null) return null
  const { assessmentId } = await signAssessment(ctx, {
    investigationId: row.investigation_id,
    id: newId(ctx),
  })
  return assessmentId
}

/**
 * Makes the decision: right level, nothing missing, exactly what was seen. Freezes the text of the investigation,
 * stores the decision for good and lets the case move on, in one transaction.
 */
export const sign = async (
  ctx: Ctx,
  { proposalId, version, seen }: InputOf<typeof signDecision>,
): Promise<ReplyOf<typeof signDecision>> => {
  const asked = await proposedToChange(ctx.tx, proposalId)
  const { row, ofCase } = asked
  await permit(ctx, may, 'decide', asked.own, aboutProposal(ctx, asked))
  const level = await checkLevel(ctx, asked)
  await sameVersion(ctx, row, version)
  const [gap] = await gapsOf(ctx, row, ofCase)
  if (gap) throw new Conflict(gap)
  await checkSeen(ctx, asked, seen)
  const assessmentId = await freezeText(ctx, row)
  const record = await recordOf(ctx, asked, { ...level, assessmentId })
  await store.insertDecision(ctx.tx, record, hashOfDecision(record))
  await store.deleteProposal(ctx.tx, row.id)
  if (row.investigation_id !== null) await store.withdrawProposals(ctx.tx, row.investigation_id)
  await applyDecision(ctx, {
    decisionId: record.id,
    caseId: row.case_id,
    investigationId: row.investigation_id,
    kind: textOf(row).kind,
    interventionKind: record.interventionKind,
    interventionName: record.interventionName,
    decidedOn: record.decidedOn,
  })
  await emit(ctx, decisionSigned, {
    id: record.id,
    caseId: row.case_id,
    childId: record.childId,
    kind: record.kind,
    decidedOn: record.decidedOn,
  })
  const [view] = await decisionViews(ctx.tx, [found(await store.readDecisionRow(ctx.tx, record.id))])
  return found(view)
}
