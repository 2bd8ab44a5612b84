import { BadInput, Conflict } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, emit, newId, permit } from '#platform/context.ts'
import { lockOwnAnswers } from '#modules/burden/index.ts'
import { delegatedDecisionMade, findColleague, mayHaveMatter } from '#modules/organisation/index.ts'
import { endCase } from '../closing.ts'
import { refuseInConflict, refuseToConflicted } from '../conflicts/check.ts'
import type * as contract from '../contract.ts'
import { factsOfCase } from '../facts.ts'
import { may } from '../policy.ts'
import { handOverCase } from '../hand-over.ts'
import { sv } from '../text.sv.ts'
import type { CaseView } from '../views.ts'
import { caseView } from './case-view.ts'
import { checkMayDecide, checkVersion, enterToWork, lockToWork, maySee } from './enter.ts'

/** SoL 25:1: another owner or co-worker, and with the owner the unit. Access follows from this minute. */
export const assign = async (
  ctx: Ctx,
  input: InputOf<typeof contract.assignCase>,
): Promise<ReplyOf<typeof contract.assignCase>> => {
  const { facts, watch } = await lockToWork(ctx, input.caseId)
  const { caseId, ownerId, coworkerId, version } = input
  await permit(
    ctx,
    may,
    'assign case',
    { ...factsOfCase(facts.facts, watch), newOwnerId: ownerId },
    { type: 'child', id: facts.childId, seen: maySee(ctx.actor, facts) },
  )
  await refuseInConflict(ctx, caseId, 'work')
  if (ownerId === coworkerId) throw new BadInput([{ path: 'coworkerId', code: 'two_people' }])
  const owner = await findColleague(ctx, ownerId)
  if (!owner) throw new BadInput([{ path: 'ownerId', code: 'choose' }])
  if (coworkerId !== null && !(await findColleague(ctx, coworkerId)))
    throw new BadInput([{ path: 'coworkerId', code: 'choose' }])
  if (!(await mayHaveMatter(ctx, ownerId, coworkerId ?? undefined))) throw new Conflict('case_unlawful_pair')
  await refuseToConflicted(ctx, caseId, {
    before: [],
    now: coworkerId === null ? [ownerId] : [ownerId, coworkerId],
  })
  await handOverCase(ctx, {
    caseId,
    childId: facts.childId,
    unitId: owner.unitId,
    ownerId,
    coworkerId,
    version,
  })
  return { caseId, ownerId, coworkerId, version: version + 1 }
}

/** A case closes by a decision with reasons, when nothing of it runs any more. */
export const close = async (ctx: Ctx, input: InputOf<typeof contract.closeCase>): Promise<CaseView> => {
  const { caseId, reason, version } = input
  const facts = await enterToWork(ctx, caseId)
  await refuseInConflict(ctx, caseId, 'decide')
  const before = await caseView(ctx, caseId)
  if (before.obstacles.length > 0) throw new Conflict('case_has_running', { obstacles: before.obstacles })
  const { ruleId, paragraph } = await checkMayDecide(ctx, 'close_case', {
    unitId: facts.unitId,
    code: 'closing_by_another',
  })
  checkVersion(version, before.version, {})
  await lockOwnAnswers(ctx, { form: 'closing', thingId: caseId, answers: input.own })
  await endCase(ctx, caseId, { on: ctx.today, reason, satisfied: [] })
  await emit(ctx, delegatedDecisionMade, {
    id: newId(ctx),
    matterId: caseId,
    caseId,
    investigationId: null,
    childId: facts.childId,
    kind: 'close_case',
    content: sv.record.caseClosed(facts.number),
    reasons: reason,
    paragraph,
    delegationRuleId: ruleId,
    presentedBy: null,
    decidedOn: ctx.today,
  })
  return caseView(ctx, caseId)
}
