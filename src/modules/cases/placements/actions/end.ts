import type { Day } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { clockViews } from '#modules/clocks/index.ts'
import { refuseFaults } from '../../actions/enter.ts'
import type { CaseFacts } from '../../facts.ts'
import { isReportedWhenLate } from '../../late/rules.ts'
import { insertInterruption } from '../../late/store.ts'
import { neverWithoutClock, untilClosed } from '../../rules/clock-moves.ts'
import { endInterventionRow, raiseInterventionVersion, readIntervention } from '../../store/interventions.ts'
import type * as contract from '../contract.ts'
import type { PlacementView } from '../views.ts'
import { type EndKind, followUpAfter } from '../rules/bases.ts'
import { whenPlacementEnds } from '../rules/clocks.ts'
import { endFaults } from '../rules/history.ts'
import * as store from '../store/placements.ts'
import { sv } from '../text.sv.ts'
import { placementView } from '../view.ts'
import { currentStay, enter, move } from './enter.ts'

type Intervention = NonNullable<Awaited<ReturnType<typeof readIntervention>>>

type Ending = {
  readonly endedOn: Day
  readonly endKind: EndKind
  readonly reason: string
  readonly followUp: boolean
  /** SoL 34:1: the decision still holds, and is to be carried out in another home. */
  readonly isInterrupted: boolean
}

/** The help ends with the placement, or is interrupted: then a new three months run until it is carried out again. */
const endOrInterrupt = async (
  ctx: Ctx,
  { placement, intervention }: { placement: store.PlacementRow; intervention: Intervention },
  { endedOn, reason, isInterrupted }: Ending,
): Promise<void> => {
  if (!isInterrupted)
    return void (await endInterventionRow(ctx.tx, intervention.id, {
      on: endedOn,
      reason,
      version: intervention.version,
    }))
  await insertInterruption(ctx.tx, {
    id: newId(ctx),
    interventionId: intervention.id,
    interruptedOn: endedOn,
    reason,
    legalBasis: placement.legal_basis,
    byId: ctx.actor.workerId,
  })
  await raiseInterventionVersion(ctx.tx, intervention.id, intervention.version)
}

/** SoL 23:2, LVU 21 b: which follow-up begins. None while the same care is to go on in another home. */
const followedBy = async (
  ctx: Ctx,
  { facts, placement }: { facts: CaseFacts; placement: store.PlacementRow },
  { endedOn, endKind, followUp, isInterrupted }: Ending,
) => {
  const { last } = await currentStay(ctx, placement.id)
  const after = followUpAfter({
    kind: endKind,
    basis: placement.legal_basis,
    homeKind: last.kind,
    birthOn: facts.child.birthOn,
    awaitsReunion: (await store.readBases(ctx.tx, [placement.id])).at(-1)?.awaits_reunion === true,
    on: endedOn,
  })
  return after !== null && !isInterrupted && (after.isMust || followUp) ? after.code : undefined
}

/**
 * The placement ends on the day: the stay, the help and its clocks with it. No child drops off: a case whose last clock ends
 * with the placement is closed within a month. The caller has asked whether the day fits.
 */
export const finish = async (
  ctx: Ctx,
  entered: { readonly facts: CaseFacts; readonly placement: store.PlacementRow },
  ending: Ending,
): Promise<void> => {
  const { placement } = entered
  const { endedOn, endKind, reason, isInterrupted } = ending
  const intervention = found(await readIntervention(ctx.tx, placement.intervention_id))
  const followUp = await followedBy(ctx, entered, ending)
  await store.endStay(ctx.tx, placement.id, endedOn)
  await store.updatePlacement(ctx.tx, placement, {
    ended_on: endedOn,
    end_kind: endKind,
    end_reason: reason,
  })
  await endOrInterrupt(ctx, { placement, intervention }, ending)
  const moves = whenPlacementEnds({
    placementId: placement.id,
    interventionId: intervention.id,
    on: endedOn,
    reason: sv.record.placementEnded,
    followUp,
    isReportedAgain: isInterrupted && isReportedWhenLate(placement.legal_basis),
  })
  const caseId = placement.case_id
  const running = await clockViews(ctx, [caseId], 'running')
  const all = neverWithoutClock({ caseId, running }, moves, untilClosed(ctx.today))
  await move(ctx, caseId, {
    satisfy: moves.satisfy,
    stop: moves.stop,
    start: (all.start ?? []).map((one) => ({ ...one, aboutId: one.aboutId ?? caseId })),
  })
}

/** The placement ends, and with it the help; what is to be followed afterwards begins (SoL 23:2, LVU 21 b). */
export const end = async (ctx: Ctx, input: InputOf<typeof contract.endPlacement>): Promise<PlacementView> => {
  const entered = await enter(ctx, input)
  const { placement } = entered
  const { current } = await currentStay(ctx, placement.id)
  const { endedOn, endKind, reason, followUp, isInterrupted } = input
  refuseFaults([
    ...endFaults(current, { endedOn, startedOn: placement.started_on, today: ctx.today, kind: endKind }),
    ...(isInterrupted && endKind !== 'breakdown'
      ? [{ path: 'isInterrupted', code: 'interrupted_by_breakdown' }]
      : []),
  ])
  await finish(ctx, entered, { endedOn, endKind, reason, followUp, isInterrupted })
  return placementView(ctx, placement.id)
}
