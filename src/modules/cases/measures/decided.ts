import type { Day } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { type Ground, takeStep } from '#modules/clocks/processes/contract.ts'
import { type CaseFacts, caseFacts } from '../facts.ts'
import { readOpenPlacement } from '../placements/store/placements.ts'
import { storeStep } from './actions.ts'
import { settleCase, settleMeasure } from './by-age.ts'
import { MeasureKindSchema } from './contract.ts'
import { factsOf } from './course.ts'
import {
  asksForGround,
  contactInBan,
  groundOf,
  mandateOf,
  type MeasureKind,
  stepsByDecision,
} from './kinds.ts'
import { moveClocksOf } from './move-clocks.ts'
import * as store from './store.ts'
import { sv } from './text.sv.ts'

type Signed = {
  readonly id: string
  readonly caseId: string
  readonly kind: string
  readonly decidedOn: Day
  /** By which paragraph the care is needed, where the decision says it (LVU 2, 3). */
  readonly legalBasis?: string | undefined
}

type Target = {
  readonly kind: MeasureKind
  readonly step: string
  readonly row: store.MeasureRow | undefined
}

type About = {
  readonly facts: CaseFacts
  readonly rows: readonly store.MeasureRow[]
  /** What the child's placement rests on; undefined when it lives at home. */
  readonly placedBy: string | undefined
}

const openOf = (rows: About['rows'], kind: MeasureKind): store.MeasureRow | undefined =>
  rows.find((one) => one.kind === kind && one.closed_on === null)

/** LVU 14 is for a child in care. One who only must not be moved has its contact decided by LVU 31, under the ban. */
const banOf = ({ rows, placedBy }: About): store.MeasureRow | undefined => {
  const isInCare = placedBy?.startsWith('lvu') === true || openOf(rows, 'lvuCare') !== undefined
  if (isInCare || openOf(rows, 'contactRestriction') !== undefined) return undefined
  const moving = openOf(rows, 'movingBan')
  return moving?.state === 'running' ? moving : openOf(rows, 'temporaryMovingBan')
}

const targetOf = (about: About, decided: string): Target | undefined => {
  const way = stepsByDecision[decided]
  if (!way) return undefined
  const ban = decided === contactInBan.decision ? banOf(about) : undefined
  if (ban) return { kind: MeasureKindSchema.parse(ban.kind), step: contactInBan.step, row: ban }
  const row = openOf(about.rows, way.kind)
  const step = row ? way.continues : way.opens
  return step === undefined ? undefined : { kind: way.kind, step, row }
}

/** What the decision says, else what the child's care rests on already: nobody is asked twice. */
const groundFor = (kind: MeasureKind, { legalBasis }: Signed, { rows, placedBy }: About): Ground | null =>
  asksForGround.includes(kind)
    ? (groundOf(legalBasis) ??
      groundOf(placedBy) ??
      rows.findLast((one) => one.kind === 'lvuCare')?.ground ??
      null)
    : null

/** The decision is a step of a course: it opens one, or goes on with the one that is open. */
const takeDecidedStep = async (
  ctx: Ctx,
  signed: Signed,
  { target: { kind, step, row }, about }: { readonly target: Target; readonly about: About },
): Promise<void> => {
  const { caseId, decidedOn } = signed
  const { childId, child } = about.facts
  const ground = row?.ground ?? groundFor(kind, signed, about)
  const steps = row ? await store.readSteps(ctx.tx, [row.id]) : []
  const course = await factsOf(ctx, { ground }, { steps, birthOn: child.birthOn })
  const result = takeStep(kind, course, { step, on: decidedOn })
  // A decision is valid whatever this course says of it; what does not fit is put right by hand on its page.
  if ('refused' in result) return
  const measureId = row?.id ?? newId(ctx)
  const { state } = result
  const closedOn = result.closed ? decidedOn : null
  if (row) await store.updateMeasure(ctx.tx, row, { state, closed_on: closedOn, ground })
  else {
    const opened = { id: measureId, caseId, childId, kind, ground, state, openedOn: decidedOn, closedOn }
    await store.insertMeasure(ctx.tx, opened)
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
  await settleMeasure(ctx, measureId, child.birthOn)
}

const isMandate = (kind: string): kind is keyof typeof mandateOf => Object.hasOwn(mandateOf, kind)

/** SoL 30:7: the board has decided to apply. By which ground it did is the ground of the case about care. */
const keepMandate = async (ctx: Ctx, signed: Signed, { rows }: About): Promise<void> => {
  if (!isMandate(signed.kind)) return
  const { id: decisionId, caseId, decidedOn } = signed
  const kind = mandateOf[signed.kind]
  const ground = asksForGround.includes(kind) ? groundOf(signed.legalBasis) : null
  await store.insertMandate(ctx.tx, { decisionId, caseId, kind, ground, decidedOn })
  const row = openOf(rows, kind)
  if (row && ground !== null) await store.updateMeasure(ctx.tx, row, { ground })
}

/** What a signed decision of the board or its chair does to the legal courses of a case (LVU, 2024:79). */
export const measureDecided = async (ctx: Ctx, signed: Signed): Promise<void> => {
  if (!Object.hasOwn(stepsByDecision, signed.kind) && !isMandate(signed.kind)) return
  const facts = found(await caseFacts(ctx.tx, signed.caseId))
  await settleCase(ctx, signed.caseId, facts.child.birthOn)
  const rows = await store.readMeasuresOfCase(ctx.tx, signed.caseId)
  const placedBy = (await readOpenPlacement(ctx.tx, facts.childId))?.legal_basis
  const about = { facts, rows, placedBy }
  const target = targetOf(about, signed.kind)
  await (target ? takeDecidedStep(ctx, signed, { target, about }) : keepMandate(ctx, signed, about))
}
