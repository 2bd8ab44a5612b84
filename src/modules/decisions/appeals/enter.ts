import { Conflict, found } from '#kernel/errors.ts'
import { type Ctx, log, newId, permit } from '#platform/context.ts'
import type { ChildFacts } from '#modules/access/contract.ts'
import { childRelation, refuseInConflict } from '#modules/cases/index.ts'
import { type DecisionRow } from '../views.ts'
import { readDecisionRow } from '../store.ts'
import type { AppealView } from './contract.ts'
import { may } from './policy.ts'
import { type Act, actsNow, isOver, stageOf, type Taken } from './rules.ts'
import * as store from './store.ts'
import { appealViews, takenOf } from './views.ts'

/** Asks whether the appeals of a child's decision may be handled: who may read them is told of a refusal. */
export const permitToHandle = async (ctx: Ctx, childId: string): Promise<string> => {
  const facts: ChildFacts = await childRelation(ctx.tx, childId)
  return permit(ctx, may, 'handle appeal', facts, {
    type: 'child',
    id: childId,
    seen: may['read appeals'](ctx.actor, facts).allowed,
  })
}

/** An appeal that somebody may act on, held until the transaction ends. */
export type Entered = {
  readonly row: store.AppealRow
  readonly decision: DecisionRow
  readonly steps: readonly Taken[]
}

export const viewOf = async (ctx: Ctx, appealId: string): Promise<AppealView> => {
  const [view] = await appealViews(ctx, [found(await store.readAppealRow(ctx.tx, appealId))])
  return found(view)
}

/**
 * The appeal, for one who may take the step now. What the screen showed has not changed: otherwise both see what was done
 * meanwhile, and nothing is done twice.
 */
export const enterToAct = async (
  ctx: Ctx,
  { appealId, version }: { readonly appealId: string; readonly version: number },
  act: Act,
): Promise<Entered> => {
  const asked = found(await store.readAppealRow(ctx.tx, appealId))
  const basis = await permitToHandle(ctx, asked.child_id)
  await log(ctx, { about: { type: 'person', id: asked.person_id }, basis })
  await refuseInConflict(ctx, asked.case_id, 'work')
  const row = found(await store.lockAppealRow(ctx.tx, appealId))
  if (row.version !== version)
    throw new Conflict('changed_meanwhile', { current: await viewOf(ctx, appealId), version: row.version })
  const steps = (await store.readSteps(ctx.tx, [appealId])).map(takenOf)
  if (!actsNow(stageOf(steps)).includes(act)) throw new Conflict('appeal_step_not_now')
  return { row, decision: found(await readDecisionRow(ctx.tx, row.decision_id)), steps }
}

type Step = Omit<store.NewStep, 'id' | 'appealId' | 'place' | 'byId' | 'byName' | 'at'>

/** Writes the step, and closes the appeal when nothing more is to be done. */
export const take = async (ctx: Ctx, { row, steps }: Entered, step: Step): Promise<AppealView> => {
  await store.insertStep(ctx.tx, {
    ...step,
    id: newId(ctx),
    appealId: row.id,
    place: steps.length + 1,
    byId: ctx.actor.workerId,
    byName: ctx.actor.name,
    at: ctx.now,
  })
  const { outcome, takenOn } = step
  const isClosed = isOver(stageOf([...steps, { step: step.step, outcome, takenOn }]))
  await store.setAppeal(ctx.tx, row, isClosed ? takenOn : null)
  return viewOf(ctx, row.id)
}
