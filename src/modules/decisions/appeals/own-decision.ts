import { Conflict, Refused } from '#kernel/errors.ts'
import { type Ctx, emit } from '#platform/context.ts'
import { refuseInConflict } from '#modules/cases/index.ts'
import { type DecisionKind, mayDecide } from '#modules/organisation/index.ts'
import { decisionSigned } from '../events.ts'
import { hashOfDecision } from '../hash.ts'
import { tookPart } from '../make.ts'
import { snapshotOf } from '../record.ts'
import { noGrounds } from '../rules.ts'
import { type DecisionRecord, insertDecision, readDecisionRow } from '../store.ts'
import type { Entered } from './enter.ts'

type Made = {
  readonly id: string
  readonly kind: Extract<DecisionKind, 'dismiss_late_appeal' | 'change_decision'>
  readonly content: string
  readonly reasons: string
  readonly interventionKind?: string
  readonly interventionName?: string
}

/** KL 6:37–38: who may not decide it is told who may. */
export const checkLevelOf = async (ctx: Ctx, kind: DecisionKind) => {
  const { allowed, ruleId, paragraph, lowestRole, who } = await mayDecide(ctx, kind)
  if (!allowed) throw new Refused('wrong_level', { lowestRole, paragraph, who })
  return { ruleId, paragraph }
}

/** An official decides about an appeal: to dismiss it (FL 45) or to change what was appealed (FL 38). FL 31–32. */
export const decideOnAppeal = async (ctx: Ctx, { row, decision }: Entered, made: Made): Promise<void> => {
  await refuseInConflict(ctx, row.case_id, 'decide')
  const { ruleId, paragraph } = await checkLevelOf(ctx, made.kind)
  if (await readDecisionRow(ctx.tx, made.id)) throw new Conflict('appeal_step_not_now')
  const { case_id: caseId, child_id: childId } = row
  const record: DecisionRecord = {
    id: made.id,
    matterId: caseId,
    caseId,
    investigationId: null,
    childId,
    kind: made.kind,
    content: made.content,
    reasons: made.reasons,
    paragraph,
    ruleApplied: made.kind === 'dismiss_late_appeal' ? 'FL 45' : decision.rule_applied,
    interventionKind: made.interventionKind ?? '',
    interventionName: made.interventionName ?? '',
    ...noGrounds,
    decidedAt: ctx.now,
    decidedOn: ctx.today,
    decidedBy: ctx.actor.workerId,
    decidedName: ctx.actor.name,
    decidedTitle: ctx.actor.title,
    delegationRuleId: ruleId,
    presentedBy: null,
    presentedName: '',
    tookPart: await tookPart(ctx, caseId, [ctx.actor.name]),
    assessmentId: null,
    snapshot: await snapshotOf(ctx, { childId, caseId }),
  }
  await insertDecision(ctx.tx, record, hashOfDecision(record))
  await emit(ctx, decisionSigned, { id: made.id, caseId, childId, kind: made.kind, decidedOn: ctx.today })
}
