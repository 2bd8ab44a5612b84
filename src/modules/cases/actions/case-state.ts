import type { Day } from '#kernel/day.ts'
import type { ClockView } from '#modules/clocks/contract.ts'
import { isFollowUpAfter } from '../placements/rules/bases.ts'
import { isOfTransfer } from '../rules/clock-moves.ts'
import { type CaseState, type InterventionState, isEverybodyTold, type InvestigationState } from '../rules.ts'
import type { InterventionView, InvestigationView } from '../views.ts'

type Loaded = {
  readonly closedOn: Day | null
  readonly investigation: InvestigationView | null
  readonly interventions: readonly InterventionView[]
  readonly clocks: readonly ClockView[]
  readonly mustBeTold: readonly string[]
  readonly told: readonly string[]
  readonly openMeasures: number
  /** The follow-up after the last investigation, when one was decided (SoL 23:1). */
  readonly after: { readonly id: string; readonly ended_on: Day | null } | undefined
  /** Help to which somebody who must agree has not, or no longer does. */
  readonly lackConsent: ReadonlySet<string>
}

const investigationState = (
  view: InvestigationView,
  { mustBeTold, told }: Pick<Loaded, 'mustBeTold' | 'told'>,
): InvestigationState => ({
  isEverybodyTold: isEverybodyTold(mustBeTold, told),
  hasPlan: view.plan.madeOn !== null,
  hasTalkedWithChild: view.talkedOn !== null,
  waitingAnswers: view.requests.filter((one) => one.answeredOn === null).length,
  letters: view.communications.length,
  waitingReplies: view.communications.filter((one) => one.repliedOn === null && !one.noReply).length,
})

const interventionState = (
  { id, startedOn, interruptedOn, endedOn, plan, followUps }: InterventionView,
  lackConsent: ReadonlySet<string>,
): InterventionState => {
  const last = followUps.at(0)
  return {
    id,
    // SoL 34:1: help that was interrupted waits to be carried out again, as help that was just granted.
    standing:
      endedOn !== null ? 'ended' : startedOn !== null && interruptedOn === null ? 'running' : 'granted',
    hasPlan: plan !== null,
    lacksConsent: lackConsent.has(id),
    mustChange: last?.nextStep === 'change' && plan !== null && plan.madeOn < last.heldOn,
  }
}

/** What the rules ask about a case, from what was loaded to show it. */
export const stateOf = (today: Day, loaded: Loaded): CaseState => ({
  isClosed: loaded.closedOn !== null,
  investigation:
    loaded.investigation?.endedOn === null ? investigationState(loaded.investigation, loaded) : null,
  interventions: loaded.interventions.map((one) => interventionState(one, loaded.lackConsent)),
  openMeasures: loaded.openMeasures,
  followUpId: loaded.after?.ended_on === null ? loaded.after.id : null,
  appealRuns: loaded.clocks.some(
    (clock) => clock.code === 'appeal' && clock.endedOn === null && today <= clock.dueOn,
  ),
  appealLies: loaded.clocks.some((clock) => clock.code === 'appealHandover' && clock.endedOn === null),
  transferWaits: loaded.clocks.some((clock) => clock.endedOn === null && isOfTransfer(clock)),
  isFollowedAfterCare: loaded.clocks.some((clock) => clock.endedOn === null && isFollowUpAfter(clock.code)),
})
