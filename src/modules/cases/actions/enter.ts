import type { Actor } from '#kernel/actor.ts'
import { BadInput, Conflict, found, type Issue, Refused } from '#kernel/errors.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { findWatch, type Watch } from '#modules/clocks/index.ts'
import { type DecisionKind, listColleagues, mayDecide } from '#modules/organisation/index.ts'
import { refuseInConflict } from '../conflicts/check.ts'
import { type CaseFacts, caseFacts, factsOfCase } from '../facts.ts'
import { may } from '../policy.ts'
import { lockCase } from '../store/cases.ts'
import { readIntervention } from '../store/interventions.ts'
import { readInvestigation } from '../store/investigations.ts'

export const maySee = (actor: Actor, { facts }: CaseFacts): boolean => may['see case'](actor, facts).allowed

/**
 * The case, locked: what is done to one case is done one at a time. Who may not know of it is answered "not found";
 * who may see it but not work on it is refused; a closed case is not worked on.
 */
export const lockToWork = async (ctx: Ctx, caseId: string): Promise<{ facts: CaseFacts; watch: Watch }> => {
  await lockCase(ctx.tx, caseId)
  const facts = found(await caseFacts(ctx.tx, caseId))
  const watch = await findWatch(ctx.tx, caseId)
  if (!watch && maySee(ctx.actor, facts)) throw new Conflict('case_closed')
  return { facts, watch: found(watch) }
}

export const enterToWork = async (ctx: Ctx, caseId: string): Promise<CaseFacts> => {
  const { facts, watch } = await lockToWork(ctx, caseId)
  await permit(ctx, may, 'work on case', factsOfCase(facts.facts, watch), {
    type: 'child',
    id: facts.childId,
    seen: maySee(ctx.actor, facts),
  })
  await refuseInConflict(ctx, caseId, 'work')
  return facts
}

/** The same, where an investigation must be open. */
export const enterInvestigation = async (ctx: Ctx, caseId: string) => {
  const facts = await enterToWork(ctx, caseId)
  if (facts.investigationId === null) throw new Conflict('investigation_ended')
  return { facts, investigation: found(await readInvestigation(ctx.tx, facts.investigationId)) }
}

/** The same, where help that has been granted has not ended. */
export const enterIntervention = async (
  ctx: Ctx,
  { caseId, interventionId }: { readonly caseId: string; readonly interventionId: string },
) => {
  const facts = await enterToWork(ctx, caseId)
  const intervention = found(await readIntervention(ctx.tx, interventionId))
  found(intervention.case_id === caseId ? intervention : undefined)
  if (intervention.ended_on !== null) throw new Conflict('intervention_ended')
  return { facts, intervention }
}

/** Nothing is overwritten: the second one is shown what the first one saved. */
export const checkVersion = (
  given: number,
  stored: number,
  current: Readonly<Record<string, unknown>>,
): void => {
  if (given !== stored) throw new Conflict('changed_meanwhile', { current, version: stored })
}

export const refuseFaults = (faults: readonly Issue[]): void => {
  if (faults.length > 0) throw new BadInput(faults)
}

/**
 * KL 6:37–38: only the level that the delegation order names. The refusal says who may: those who lead the unit of the case,
 * since nobody else would find it.
 */
export const checkMayDecide = async (
  ctx: Ctx,
  kind: DecisionKind,
  { unitId, code }: { readonly unitId: string; readonly code: string },
): Promise<{ ruleId: string | null; paragraph: string }> => {
  const { allowed, ruleId, paragraph, lowestRole, who } = await mayDecide(ctx, kind)
  if (allowed) return { ruleId, paragraph }
  const inUnit = (await listColleagues(ctx)).filter((one) => one.unitId === unitId && one.role !== 'head')
  const near = who.filter(({ id }) => inUnit.some((one) => one.id === id))
  throw new Refused(code, { paragraph, lowestRole, who: near })
}
