import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { caseFacts } from '#modules/cases/index.ts'
import { type delegatedDecisionMade, municipalityName, workerNames } from '#modules/organisation/index.ts'
import { findPerson } from '#modules/people/index.ts'
import { hashOfDecision } from './hash.ts'
import { noGrounds, notTold } from './rules.ts'
import type { Snapshot } from './snapshot.ts'
import * as store from './store.ts'

/** What stands around a decision today, for the document of later. */
export const snapshotOf = async (
  ctx: Ctx,
  { childId, caseId }: { childId: string; caseId: string | null },
  more: Pick<Snapshot, 'toldOn' | 'toldNote' | 'deciders'> = { ...notTold, deciders: [] },
): Promise<Snapshot> => {
  const child = await findPerson(ctx.tx, childId)
  const ofCase = caseId === null ? undefined : await caseFacts(ctx.tx, caseId)
  const consults = caseId === null ? [] : await store.readConsults(ctx.tx, caseId)
  return {
    municipality: await municipalityName(ctx),
    caseNumber: ofCase?.number ?? '',
    childName: child?.name ?? '',
    childNumber: child?.number ?? '',
    childBirthOn: child?.birthOn ?? null,
    isProtected: ofCase?.isProtected ?? child?.isProtected ?? false,
    ...more,
    consulted: consults.map((consult) => ({ name: consult.asked_name, agrees: consult.agrees })),
  }
}

/** Keeps a decision that intake or cases made under the delegation order (KL 6:40). Told twice, it is one decision. */
export const recordDelegated = async (
  ctx: Ctx,
  made: z.output<(typeof delegatedDecisionMade)['payload']>,
): Promise<void> => {
  const { presentedBy } = made
  const record: store.DecisionRecord = {
    id: made.id,
    matterId: made.matterId,
    caseId: made.caseId,
    investigationId: made.investigationId,
    childId: made.childId,
    kind: made.kind,
    content: made.content,
    reasons: made.reasons,
    paragraph: made.paragraph,
    ruleApplied: '',
    interventionKind: '',
    interventionName: '',
    ...noGrounds,
    decidedAt: ctx.now,
    decidedOn: made.decidedOn,
    decidedBy: ctx.actor.workerId,
    decidedName: ctx.actor.name,
    decidedTitle: ctx.actor.title,
    delegationRuleId: made.delegationRuleId,
    presentedBy,
    presentedName: (await workerNames(ctx.tx, [presentedBy])).get(presentedBy ?? '') ?? '',
    tookPart: [],
    assessmentId: null,
    snapshot: await snapshotOf(ctx, made),
  }
  await store.insertDecision(ctx.tx, record, hashOfDecision(record))
}
