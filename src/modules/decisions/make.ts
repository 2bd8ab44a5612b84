import type { Day, Instant } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import { type Ctx, emit, newId } from '#platform/context.ts'
import { signAssessment } from '#modules/assessment/index.ts'
import { applyDecision } from '#modules/cases/index.ts'
import { watchViews } from '#modules/clocks/index.ts'
import type { DecisionView } from './contract.ts'
import { decisionSigned } from './events.ts'
import type { ProposalRow, Proposed } from './facts.ts'
import { hashOfDecision } from './hash.ts'
import { snapshotOf } from './record.ts'
import type { ProposalText } from './rules.ts'
import type { DecisionRecord } from './store.ts'
import * as store from './store.ts'
import { decisionViews } from './views.ts'

/** FL 31: those who took part in the final handling without deciding: owner and co-worker of the case. */
export const tookPart = async (ctx: Ctx, caseId: string, besides: readonly string[]): Promise<string[]> => {
  const [watch] = await watchViews(ctx.tx, [caseId])
  return [watch?.owner ?? '', watch?.coworker ?? ''].filter((name) => name !== '' && !besides.includes(name))
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

/** Who decided what, when, by which rule. */
export type Making = Pick<
  DecisionRecord,
  | 'paragraph'
  | 'decidedBy'
  | 'decidedName'
  | 'decidedTitle'
  | 'delegationRuleId'
  | 'presentedBy'
  | 'presentedName'
  | 'tookPart'
  | 'politicians'
> & {
  readonly text: ProposalText
  readonly decidedAt: Instant
  readonly decidedOn: Day
  /** The politicians of a meeting who decided. */
  readonly deciders?: readonly string[]
}

/**
 * Makes a proposal a decision: freezes the text of the investigation, stores the decision for good and lets the case move
 * on, in one transaction. Whoever calls has asked whether it may be decided, and by whom.
 */
export const makeDecision = async (
  ctx: Ctx,
  { row, ofCase }: Proposed,
  { text, deciders = [], ...making }: Making,
): Promise<DecisionView> => {
  const { toldOn, toldNote, ...words } = text
  const record: DecisionRecord = {
    id: row.id,
    matterId: row.case_id,
    caseId: row.case_id,
    investigationId: row.investigation_id,
    childId: ofCase.childId,
    ...words,
    ...making,
    assessmentId: await freezeText(ctx, row),
    snapshot: await snapshotOf(
      ctx,
      { childId: ofCase.childId, caseId: row.case_id },
      { toldOn, toldNote, deciders: [...deciders] },
    ),
  }
  await store.insertDecision(ctx.tx, record, hashOfDecision(record))
  await store.deleteProposal(ctx.tx, row.id)
  if (row.investigation_id !== null) await store.withdrawProposals(ctx.tx, row.investigation_id)
  await applyDecision(ctx, {
    decisionId: record.id,
    caseId: row.case_id,
    investigationId: row.investigation_id,
    kind: text.kind,
    interventionKind: record.interventionKind,
    interventionName: record.interventionName,
    legalBasis: record.legalBasis,
    isFollowedUp: record.followUp !== undefined,
    decidedOn: record.decidedOn,
  })
  await emit(ctx, decisionSigned, {
    id: record.id,
    caseId: row.case_id,
    childId: record.childId,
    kind: record.kind,
    decidedOn: record.decidedOn,
    legalBasis: record.legalBasis,
  })
  const [view] = await decisionViews(ctx.tx, [found(await store.readDecisionRow(ctx.tx, record.id))])
  return found(view)
}
