import type { Day } from '#kernel/day.ts'
import { Conflict, found } from '#kernel/errors.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { clockViews, moveClocks } from '#modules/clocks/index.ts'
import type { DecisionKind } from '#modules/organisation/index.ts'
import { endCase } from './closing.ts'
import {
  afterRefusal,
  type Moves,
  neverWithoutClock,
  untilClosed,
  whenGranted,
  whenInvestigationEnds,
} from './rules/clock-moves.ts'
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
    decidedOn: decision.decidedOn,
  })
  const granted = whenGranted(id, { decidedOn: decision.decidedOn, reason: sv.record.granted })
  await moveClocks(ctx, decision.caseId, {
    satisfy: ended.satisfy ?? [],
    stop: [...(ended.stop ?? []), ...granted.stop],
    start: granted.start,
  })
}

const running = async (ctx: Ctx, caseId: string) => ({
  caseId,
  running: await clockViews(ctx, [caseId], 'running'),
})

const refuse = async (ctx: Ctx, decision: SignedDecision): Promise<void> => {
  const moves = await endInvestigation(ctx, decision, 'refused')
  await moveClocks(
    ctx,
    decision.caseId,
    neverWithoutClock(await running(ctx, decision.caseId), moves, afterRefusal(decision.decidedOn)),
  )
}

const closeWithoutMeasure = async (ctx: Ctx, decision: SignedDecision): Promise<void> => {
  const moves = await endInvestigation(ctx, decision, 'no_measure')
  const { caseId, decidedOn } = decision
  const given = await readInterventionsOf(ctx.tx, [caseId])
  const clocks = await running(ctx, caseId)
  // FL 44: what was decided before may still be appealed, and then somebody must have the case.
  const appealRuns = clocks.running.some((one) => one.code === 'appeal' && decidedOn <= one.dueOn)
  if (appealRuns || given.some((one) => one.ended_on === null)) {
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
      return grant(ctx, decision)
    case 'refuse_application':
      return refuse(ctx, decision)
    case 'close_without_measure':
      return closeWithoutMeasure(ctx, decision)
    case 'open_investigation':
    case 'not_open_investigation':
    case 'extend_preliminary_assessment':
    case 'extend_investigation':
    case 'close_case':
      return
  }
}
