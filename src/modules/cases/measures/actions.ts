import { Conflict, found, NotFound } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import { stepFrom } from '#modules/clocks/index.ts'
import type { TakenStep } from '#modules/clocks/processes/contract.ts'
import { checkVersion, enterToWork, refuseFaults } from '../actions/enter.ts'
import { type CaseFacts, caseFacts } from '../facts.ts'
import { may } from '../policy.ts'
import { dayFaults } from '../rules.ts'
import type * as contract from './contract.ts'
import { MeasureKindSchema, type MeasuresView } from './contract.ts'
import { factsOf, valid, wayBack } from './course.ts'
import { settleCase, settleMeasure } from './by-age.ts'
import { asksForGround, isOnlyDecided, isOpenedByDecision, type MeasureKind, needsMandate } from './kinds.ts'
import { moveClocksOf } from './move-clocks.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'
import { measuresView } from './view.ts'

const viewOf = async (ctx: Ctx, caseId: string): Promise<MeasuresView> =>
  measuresView(ctx, found(await caseFacts(ctx.tx, caseId)))

export const read = async (
  ctx: Ctx,
  { caseId }: InputOf<typeof contract.readMeasures>,
): Promise<MeasuresView> => {
  const facts = found(await caseFacts(ctx.tx, caseId))
  await permit(ctx, may, 'see case', facts.facts, { type: 'child', id: facts.childId })
  return measuresView(ctx, facts)
}

export const storeStep = (
  ctx: Ctx,
  step: TakenStep & {
    readonly measureId: string
    readonly place: number
    readonly note: string
    readonly decisionId: string | null
  },
) =>
  store.insertStep(ctx.tx, {
    id: newId(ctx),
    measureId: step.measureId,
    place: step.place,
    step: step.step,
    on: step.on,
    at: step.at,
    meetingOn: step.meetingOn,
    days: step.days,
    note: step.note,
    decisionId: step.decisionId,
    byId: ctx.actor.workerId,
    writtenAt: ctx.now,
  })

/** SoL 30:6–8: the decision of the board that the application rests on, not used before; undefined when it needs none. */
const mandateFor = async (ctx: Ctx, caseId: string, { kind, step }: { kind: MeasureKind; step: string }) => {
  if (!needsMandate(kind, step)) return undefined
  const mandate = (await store.readMandates(ctx.tx, caseId)).find(
    (one) => one.kind === kind && one.measure_id === null,
  )
  if (!mandate) throw new Conflict('measure_needs_decision')
  return mandate
}

const checkDay = (facts: CaseFacts, on: TakenStep['on'], ctx: Ctx): void =>
  refuseFaults(dayFaults('on', on, { notBefore: facts.openedOn, today: ctx.today }))

/** A course begins by its first step. What a signed decision begins is not begun by hand. */
export const open = async (ctx: Ctx, input: InputOf<typeof contract.openMeasure>): Promise<MeasuresView> => {
  const { caseId, id, kind, ground: chosen, ...step } = input
  const facts = await enterToWork(ctx, caseId)
  if ((await store.readMeasure(ctx.tx, id))?.case_id === caseId) return viewOf(ctx, caseId)
  if (isOpenedByDecision(kind, step.step)) throw new Conflict('measure_needs_decision')
  const { birthOn } = facts.child
  await settleCase(ctx, caseId, birthOn)
  const mandate = await mandateFor(ctx, caseId, { kind, step: step.step })
  // What the board has decided is not chosen again (LVU 2, 3).
  const ground = asksForGround.includes(kind) ? (mandate?.ground ?? chosen) : null
  if (asksForGround.includes(kind) && ground === null)
    refuseFaults([{ path: 'ground', code: 'measure_ground_missing' }])
  checkDay(facts, step.on, ctx)
  const course = { kind, facts: await factsOf(ctx, { ground }, { steps: [], birthOn }) }
  const { taken, result } = stepFrom(ctx, course, step)
  const isNew = await store.insertMeasure(ctx.tx, {
    id,
    caseId,
    childId: facts.childId,
    kind,
    ground,
    state: result.state,
    openedOn: taken.on,
    closedOn: result.closed ? taken.on : null,
  })
  if (!isNew) throw new Conflict('measure_open_already')
  if (mandate) await store.useMandate(ctx.tx, mandate.decision_id, id)
  await storeStep(ctx, { ...taken, measureId: id, place: 1, note: step.note, decisionId: null })
  await moveClocksOf(ctx, { caseId, measureId: id, reason: sv.record.stepTaken }, result.moves)
  await settleMeasure(ctx, id, birthOn)
  return viewOf(ctx, caseId)
}

const enterMeasure = async (
  ctx: Ctx,
  input: { readonly caseId: string; readonly measureId: string; readonly version: number },
) => {
  const facts = await enterToWork(ctx, input.caseId)
  const row = found(await store.readMeasure(ctx.tx, input.measureId))
  if (row.case_id !== input.caseId) throw new NotFound()
  checkVersion(input.version, row.version, { state: row.state })
  const steps = await store.readSteps(ctx.tx, [row.id])
  const kind = MeasureKindSchema.parse(row.kind)
  const course = { kind, facts: await factsOf(ctx, row, { steps, birthOn: facts.child.birthOn }) }
  return { facts, row, steps, kind, course }
}

export const step = async (ctx: Ctx, input: InputOf<typeof contract.stepMeasure>): Promise<MeasuresView> => {
  const { caseId, measureId, version: _, ...given } = input
  const { facts, row, steps, course } = await enterMeasure(ctx, input)
  if (isOnlyDecided(given.step)) throw new Conflict('measure_needs_decision')
  checkDay(facts, given.on, ctx)
  const { taken, result } = stepFrom(ctx, course, given)
  await storeStep(ctx, {
    ...taken,
    measureId,
    place: steps.length + 1,
    note: given.note,
    decisionId: null,
  })
  await store.updateMeasure(ctx.tx, row, {
    state: result.state,
    closed_on: result.closed ? taken.on : null,
  })
  // What the court said stands with the longer time that it gave.
  const reason = result.moves.extend.length > 0 ? given.note : sv.record.stepTaken
  await moveClocksOf(ctx, { caseId, measureId, reason }, result.moves)
  await settleMeasure(ctx, measureId, facts.child.birthOn)
  return viewOf(ctx, caseId)
}

export const strike = async (
  ctx: Ctx,
  input: InputOf<typeof contract.strikeMeasureStep>,
): Promise<MeasuresView> => {
  const { caseId, measureId, id, reason } = input
  const { facts, row, steps, kind, course } = await enterMeasure(ctx, input)
  const last = valid(steps).at(-1)
  if (!last) throw new Conflict('measure_nothing_to_strike')
  const back = wayBack(kind, course.facts)
  const isEmpty = valid(steps).length === 1
  const others = (await store.readMeasuresOfCase(ctx.tx, caseId)).filter((one) => one.id !== row.id)
  if (!isEmpty && others.some((one) => one.kind === row.kind && one.closed_on === null))
    throw new Conflict('measure_open_already')
  await store.insertStrike(ctx.tx, {
    id,
    measureId,
    stepId: last.id,
    reason,
    byId: ctx.actor.workerId,
    writtenAt: ctx.now,
  })
  // What was begun by mistake has not used the board's decision (SoL 30:6–8).
  if (isEmpty) await store.freeMandate(ctx.tx, measureId)
  await store.updateMeasure(ctx.tx, row, {
    state: back.state,
    closed_on: isEmpty ? ctx.today : back.closedOn,
  })
  await moveClocksOf(ctx, { caseId, measureId, reason: sv.record.stepStruck }, back.moves)
  await settleMeasure(ctx, measureId, facts.child.birthOn)
  return viewOf(ctx, caseId)
}

export const setGround = async (
  ctx: Ctx,
  input: InputOf<typeof contract.setMeasureGround>,
): Promise<MeasuresView> => {
  const { facts, row, kind } = await enterMeasure(ctx, input)
  if (!asksForGround.includes(kind)) throw new Conflict('measure_without_ground')
  await store.updateMeasure(ctx.tx, row, { ground: input.ground })
  await settleMeasure(ctx, row.id, facts.child.birthOn)
  return viewOf(ctx, input.caseId)
}
