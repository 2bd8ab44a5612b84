import type { Day } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { takeStep } from '#modules/clocks/processes/contract.ts'
import { caseFacts } from '../facts.ts'
import { moveClocksOf, storeStep } from './actions.ts'
import { factsOf } from './course.ts'
import { mandateOf, type MeasureKind, stepsByDecision } from './kinds.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'

type Signed = {
  readonly id: string
  readonly caseId: string
  readonly kind: string
  readonly decidedOn: Day
}

type Target = {
  readonly kind: MeasureKind
  readonly step: string
  readonly row: store.MeasureRow | undefined
}

const targetOf = async (ctx: Ctx, { caseId, kind: decided }: Signed): Promise<Target | undefined> => {
  const way = stepsByDecision[decided]
  if (!way) return undefined
  const row = (await store.readMeasuresOfCase(ctx.tx, caseId)).find(
    (one) => one.kind === way.kind && one.closed_on === null,
  )
  const step = row ? way.continues : way.opens
  return step === undefined ? undefined : { kind: way.kind, step, row }
}

/** The decision is a step of a course: it opens one, or goes on with the one that is open. */
const takeDecidedStep = async (ctx: Ctx, signed: Signed, { kind, step, row }: Target): Promise<void> => {
  const { caseId, decidedOn } = signed
  const facts = found(await caseFacts(ctx.tx, caseId))
  const steps = row ? await store.readSteps(ctx.tx, [row.id]) : []
  const about = await factsOf(ctx, row ?? { ground: null }, { steps, birthOn: facts.child.birthOn })
  const result = takeStep(kind, about, { step, on: decidedOn })
  // A decision is valid whatever this course says of it; what does not fit is put right by hand on its page.
  if ('refused' in result) return
  const measureId = row?.id ?? newId(ctx)
  const closedOn = result.closed ? decidedOn : null
  if (row) await store.updateMeasure(ctx.tx, row, { state: result.state, closed_on: closedOn })
  else {
    const { childId } = facts
    const { state } = result
    await store.insertMeasure(ctx.tx, {
      id: measureId,
      caseId,
      childId,
      kind,
      ground: null,
      state,
      openedOn: decidedOn,
      closedOn,
    })
  }
  await storeStep(ctx, {
    measureId,
    step,
    on: decidedOn,
    note: '',
    decisionId: signed.id,
    place: steps.length + 1,
  })
  await moveClocksOf(ctx, { caseId, measureId, reason: sv.record.stepTaken }, result.moves)
}

const isMandate = (kind: string): kind is keyof typeof mandateOf => Object.hasOwn(mandateOf, kind)

/** What a signed decision of the board or its chair does to the legal courses of a case (LVU, 2024:79). */
export const measureDecided = async (ctx: Ctx, signed: Signed): Promise<void> => {
  const target = await targetOf(ctx, signed)
  if (target) return takeDecidedStep(ctx, signed, target)
  if (isMandate(signed.kind)) {
    await store.insertMandate(ctx.tx, {
      decisionId: signed.id,
      caseId: signed.caseId,
      kind: mandateOf[signed.kind],
      decidedOn: signed.decidedOn,
    })
  }
}
