import type { Day } from '#kernel/day.ts'
import { Conflict, found } from '#kernel/errors.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { clockViews, moveClocks } from '#modules/clocks/index.ts'
import type { DecisionKind } from '#modules/organisation/index.ts'
import { endCase } from './closing.ts'
import { beginFollowUp } from './follow-up/course.ts'
import type { LegalBasis } from './kinds/kinds.ts'
import {
  isOfTransfer,
  type Moves,
  neverWithoutClock,
  untilClosed,
  whenFollowUpDecided,
  whenGranted,
  whenInvestigationEnds,
} from './rules/clock-moves.ts'
import { countOpen } from './measures/store.ts'
import { investigationEndedOf } from './placements/decided.ts'
import { lockCase, readCase } from './store/cases.ts'
import { insertIntervention, readInterventionsOf } from './store/interventions.ts'
import { endInvestigationRow, readCommunications, readInvestigation } from './store/investigations.ts'
import { sv } from './text.sv.ts'

/** A decision that has been signed, as far as it changes a case. */
export type SignedDecision = {
  readonly decisionId: string
  readonly caseId: string
  readonly investigationId: string | null
  readonly kind: DecisionKind
  readonly interventionKind: string
  readonly interventionName: string
  /** What the help rests on; 'sol' when nothing is said. */
  readonly legalBasis?: LegalBasis
  /** SoL 23:1: the child is followed afterwards, although nobody consented to help. */
  readonly isFollowedUp?: boolean
  readonly decidedOn: Day
}

type Outcome = 'intervention' | 'no_measure' | 'refused'

/** Ends the investigation, if the decision ends one, and says which clocks end with it. SoL 20:3. */
const endInvestigation = async (ctx: Ctx, decision: SignedDecision, outcome: Outcome): Promise<Moves> => {
  const { investigationId } = decision
  if (investigationId === null) return {}
  const investigation = found(await readInvestigation(ctx.tx, investigationId))
  if (investigation.case_id !== decision.caseId || investigation.ended_on !== null)
    throw new Conflict('investigation_ended')
  await endInvestigationRow(ctx.tx, investigationId, { outcome, on: decision.decidedOn })
  await investigationEndedOf(ctx, decision.caseId, decision.decidedOn)
  const letters = await readCommunications(ctx.tx, investigationId)
  return whenInvestigationEnds(
    letters.map((letter) => letter.id),
    sv.record.investigationEnded,
  )
}

const grant = async (ctx: Ctx, decision: SignedDecision): Promise<void> => {
  const ended = await endInvestigation(ctx, decision, 'intervention')
  const id = newId(ctx)
  await insertIntervention(ctx.tx, {
    id,
    caseId: decision.caseId,
    decisionId: decision.decisionId,
    kind: decision.interventionKind,
    name: decision.interventionName,
    legalBasis: decision.legalBasis ?? 'sol',
    decidedOn: decision.decidedOn,
  })
  const granted = whenGranted(id, {
    decidedOn: decision.decidedOn,
    reason: sv.record.granted,
    legalBasis: decision.legalBasis ?? 'sol',
  })
  await moveClocks(ctx, decision.caseId, {
    satisfy: ended.satisfy ?? [],
    stop: [...(ended.stop ?? []), ...granted.stop],
    start: granted.start,
  })
}

/**
 * Help that was won by an appeal: the board changed its decision (FL 38) or the court did. No investigation ends by it; it is
 * carried out as any other help (SoL 34:1).
 */
export const grantAfterAppeal = async (
  ctx: Ctx,
  won: Pick<SignedDecision, 'decisionId' | 'caseId' | 'interventionKind' | 'interventionName' | 'decidedOn'>,
): Promise<void> => {
  await lockCase(ctx.tx, won.caseId)
  if (found(await readCase(ctx.tx, won.caseId)).closed_on !== null) throw new Conflict('case_closed')
  const kind: DecisionKind = 'change_decision'
  await grant(ctx, { ...won, kind, investigationId: null })
}

const running = async (ctx: Ctx, caseId: string) => ({
  caseId,
  running: await clockViews(ctx, [caseId], 'running'),
})

/** SoL 23:1: an investigation ends without help, and the child is followed all the same: then the case stays open. */
const followAfterwards = async (ctx: Ctx, decision: SignedDecision, ended: Moves): Promise<boolean> => {
  const { caseId, investigationId, decisionId, decidedOn } = decision
  if (decision.isFollowedUp !== true || investigationId === null) return false
  const { child_id: childId } = found(await readCase(ctx.tx, caseId))
  await beginFollowUp(ctx, { caseId, childId, investigationId, decisionId, decidedOn })
  await moveClocks(ctx, caseId, whenFollowUpDecided(ended, decidedOn))
  return true
}

const refuse = async (ctx: Ctx, decision: SignedDecision): Promise<void> => {
  const moves = await endInvestigation(ctx, decision, 'refused')
  if (await followAfterwards(ctx, decision, moves)) return
  await moveClocks(
    ctx,
    decision.caseId,
    neverWithoutClock(await running(ctx, decision.caseId), moves, untilClosed(decision.decidedOn)),
  )
}

const closeWithoutMeasure = async (ctx: Ctx, decision: SignedDecision): Promise<void> => {
  const moves = await endInvestigation(ctx, decision, 'no_measure')
  if (await followAfterwards(ctx, decision, moves)) return
  const { caseId, decidedOn } = decision
  const given = await readInterventionsOf(ctx.tx, [caseId])
  const clocks = await running(ctx, caseId)
  // FL 44: what was decided before may still be appealed; SoL 29:10–11: who was asked to take the case over has not answered.
  // Then somebody must have the case.
  const isWaitedFor = clocks.running.some(
    (one) =>
      (one.code === 'appeal' && decidedOn <= one.dueOn) || one.code === 'appealHandover' || isOfTransfer(one),
  )
  const goesOn = given.some((one) => one.ended_on === null) || (await countOpen(ctx.tx, caseId)) > 0
  if (isWaitedFor || goesOn) {
    await moveClocks(ctx, caseId, neverWithoutClock(clocks, moves, untilClosed(decidedOn)))
    return
  }
  await endCase(ctx, caseId, {
    on: decidedOn,
    reason: sv.record.closedWithoutMeasure,
    satisfied: moves.satisfy ?? [],
  })
}

/**
 * What a signed decision does to the case: the investigation ends, help is granted, or the case closes. Called by the room
 * `decisions` in the transaction of the signature; kinds that belong to other rooms change nothing here.
 */
export const applyDecision = async (ctx: Ctx, decision: SignedDecision): Promise<void> => {
  await lockCase(ctx.tx, decision.caseId)
  const row = found(await readCase(ctx.tx, decision.caseId))
  if (row.closed_on !== null) throw new Conflict('case_closed')
  switch (decision.kind) {
    case 'grant_open_care':
    case 'grant_contact_person':
    case 'grant_foster_care':
    case 'grant_residential_care':
      return grant(ctx, decision)
    case 'refuse_application':
      return refuse(ctx, decision)
    case 'close_without_measure':
      return closeWithoutMeasure(ctx, decision)
    // Made and carried out in intake and cases.
    case 'open_investigation':
    case 'not_open_investigation':
    case 'extend_preliminary_assessment':
    case 'extend_investigation':
    case 'close_case':
    // What these do is carried out by the room that hears `decisionSigned`: the case itself goes on.
    case 'end_intervention':
    case 'consider_care':
    case 'consider_custody_transfer':
    case 'extend_emergency_home':
    case 'cross_border_placement':
    case 'adoption':
    case 'apply_for_compulsory_care':
    case 'immediate_custody':
    case 'care_content':
    case 'reconsider_care':
    case 'contact_restriction':
    case 'end_compulsory_care':
    case 'preventive_measures':
    case 'moving_ban':
    case 'temporary_moving_ban':
    case 'exit_ban':
    case 'temporary_exit_ban':
    case 'tests_before_contact':
    case 'police_assistance':
    case 'shelter_without_consent':
    case 'dismiss_late_appeal':
    case 'change_decision':
      return
    default:
      return decision.kind satisfies never
  }
}
