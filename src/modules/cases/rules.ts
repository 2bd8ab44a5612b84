import { ageOn, type Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'

/** From 15 a child speaks for itself in its own matter (SoL 3:4), so it is told like a guardian. */
const ownVoiceFrom = 15

export type Child = { readonly id: string; readonly birthOn: Day | null }

/** Whom SoL 20:4 speaks of: every guardian, and the child from 15. An unknown age counts as younger. */
export const whoIsToBeTold = (child: Child, guardianIds: readonly string[], today: Day): string[] => [
  ...new Set([
    ...guardianIds,
    ...(child.birthOn !== null && ageOn(child.birthOn, today) >= ownVoiceFrom ? [child.id] : []),
  ]),
]

/** Those of them who have neither been told nor had it withheld for särskilda skäl. SoL 20:4. */
export const whoWaitsToBeTold = (
  concerned: readonly string[],
  noticed: readonly string[],
): readonly string[] => concerned.filter((id) => !noticed.includes(id))

/** SoL 20:4 is done when nobody waits; with no guardian known, somebody around the child must still have been told. */
export const isEverybodyTold = (concerned: readonly string[], noticed: readonly string[]): boolean =>
  noticed.length > 0 && whoWaitsToBeTold(concerned, noticed).length === 0

export type InvestigationState = {
  readonly isEverybodyTold: boolean
  readonly hasPlan: boolean
  readonly hasTalkedWithChild: boolean
  readonly waitingAnswers: number
  readonly letters: number
  /** Letters without a reply, and not yet noted as unanswered. */
  readonly waitingReplies: number
}

export type InterventionState = {
  readonly id: string
  readonly standing: 'granted' | 'running' | 'ended'
  readonly hasPlan: boolean
  /** Somebody who must agree has not, or no longer does (SoL 21:1, FB 6:13). */
  readonly lacksConsent: boolean
  /** The last follow-up said that the help must change, and the plan is older than that. */
  readonly mustChange: boolean
}

export type CaseState = {
  readonly isClosed: boolean
  readonly investigation: InvestigationState | null
  readonly interventions: readonly InterventionState[]
  /** Care by LVU, a ban or another legal course that has begun and not ended. */
  readonly openMeasures: number
  /** The time to appeal a decision has not run out (FL 44). */
  readonly appealRuns: boolean
  /** An appeal has come in and has not gone to the court (FL 46). */
  readonly appealLies: boolean
  /** Another municipality, or IVO, has still to answer whether it takes the case over (SoL 29:10–11). */
  readonly transferWaits: boolean
  /** SoL 23:2, LVU 21 b: the child is followed after a placement, or after care under LVU. */
  readonly isFollowedAfterCare: boolean
  /** The child is followed after an investigation without help (SoL 23:1); null when it is not. */
  readonly followUpId: string | null
}

export const stepNames = [
  'notify',
  'plan',
  'talk',
  'gather',
  'communicate',
  'decide',
  'consent',
  'start',
  'make_plan',
  'follow_up',
  'measure',
  'follow_child',
  'close',
] as const
export type StepName = (typeof stepNames)[number]

/** `waits`: something has been asked of somebody else; the step is to note what comes. */
export type Step = {
  readonly step: StepName
  readonly paragraph: string
  /** The intervention that the step is about, or null for the case. */
  readonly aboutId: string | null
  readonly waits: boolean
}

/** The paragraph behind each step, shown small beside it. */
export const paragraphs: Readonly<Record<StepName, string>> = {
  notify: 'SoL 20:4',
  plan: 'SoL 20:5',
  talk: 'SoL 20:7',
  gather: 'SoL 20:5–6',
  communicate: 'FL 25, SoL 14:8',
  decide: 'SoL 20:3, FL 31–32',
  consent: 'SoL 21:1, FB 6:13',
  start: 'SoL 34:1',
  make_plan: 'SoF 10:3',
  follow_up: 'SoL 5:1–2',
  measure: 'LVU, SoL 10:8, 18:8',
  follow_child: 'SoL 23:1, 23:5',
  close: 'SoL 14:3',
}

const step = (name: StepName, aboutId: string | null = null, waits = false): Step => ({
  step: name,
  paragraph: paragraphs[name],
  aboutId,
  waits,
})

/** The order of an investigation (law.md 1.2): tell, plan, listen, gather, let the party reply, decide. */
const stepsOfInvestigation = (state: InvestigationState): Step[] => [
  ...(state.isEverybodyTold ? [] : [step('notify')]),
  ...(state.hasPlan ? [] : [step('plan')]),
  ...(state.hasTalkedWithChild ? [] : [step('talk')]),
  ...(state.waitingAnswers > 0 ? [step('gather', null, true)] : []),
  ...(state.letters === 0 ? [step('communicate')] : []),
  // FL 25: no decision before the time to reply is out.
  state.waitingReplies > 0 ? step('communicate', null, true) : step('decide'),
]

const stepsOfIntervention = (state: InterventionState): Step[] => {
  if (state.standing === 'ended') return []
  const plan = !state.hasPlan || state.mustChange ? [step('make_plan', state.id)] : []
  // Help begins when all who must agree have; and what runs without their consent any longer does not go on unseen.
  if (state.standing === 'granted') return [step(state.lacksConsent ? 'consent' : 'start', state.id), ...plan]
  const consent = state.lacksConsent ? [step('consent', state.id)] : []
  return [...consent, ...plan, step('follow_up', state.id)]
}

export const closingObstacles = [
  'open_investigation',
  'granted_intervention',
  'running_intervention',
  'open_measure',
  'appeal_time',
  'appeal_at_board',
  'transfer_waits',
  'open_follow_up',
  'placement_followed',
] as const
export type Obstacle = (typeof closingObstacles)[number]

/** What keeps a case from being closed: everything that has been begun is ended first. */
export const obstaclesToClosing = (state: CaseState): Obstacle[] => [
  ...(state.investigation ? ['open_investigation' as const] : []),
  ...(state.interventions.some((one) => one.standing === 'granted') ? ['granted_intervention' as const] : []),
  ...(state.interventions.some((one) => one.standing === 'running') ? ['running_intervention' as const] : []),
  ...(state.openMeasures > 0 ? ['open_measure' as const] : []),
  ...(state.appealRuns ? ['appeal_time' as const] : []),
  ...(state.appealLies ? ['appeal_at_board' as const] : []),
  ...(state.transferWaits ? ['transfer_waits' as const] : []),
  ...(state.followUpId === null ? [] : ['open_follow_up' as const]),
  ...(state.isFollowedAfterCare ? ['placement_followed' as const] : []),
]

/** A case may close when nothing of it runs. */
export const mayClose = (state: CaseState): boolean => obstaclesToClosing(state).length === 0

/** The next lawful steps, the obvious one first. An open case always has one; a closed case has none. */
export const nextSteps = (state: CaseState): Step[] => {
  if (state.isClosed) return []
  const steps = [
    ...(state.investigation ? stepsOfInvestigation(state.investigation) : []),
    ...state.interventions.flatMap(stepsOfIntervention),
    ...(state.openMeasures > 0 ? [step('measure')] : []),
    ...(state.followUpId === null ? [] : [step('follow_child', state.followUpId)]),
  ]
  return steps.length > 0 ? steps : [step('close', null, !mayClose(state))]
}

/** A day on which something happened is neither in the future nor before what it belongs to. */
export const dayFaults = (
  path: string,
  on: Day,
  { notBefore, today }: { readonly notBefore: Day; readonly today: Day },
): Issue[] => {
  if (on > today) return [{ path, code: 'in_future' }]
  return on < notBefore ? [{ path, code: 'before_start' }] : []
}
