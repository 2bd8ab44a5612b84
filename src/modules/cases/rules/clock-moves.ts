import type { Day } from '#kernel/day.ts'
import type { ClockView } from '#modules/clocks/contract.ts'
import type { LegalBasis } from '../kinds/kinds.ts'
import { isReportedWhenLate } from '../late/rules.ts'

type Code = ClockView['code']
type Key = { readonly code: Code; readonly aboutId?: string | undefined }
type Start = Key & {
  readonly triggeredOn: Day
  readonly length?: { readonly days: number } | { readonly weeks: number } | { readonly months: number }
}

/** Which clocks of a case start and end by something that happened. The room `clocks` counts the days. */
export type Moves = {
  readonly start?: readonly Start[]
  readonly satisfy?: readonly Key[]
  readonly stop?: readonly (Key & { readonly reason: string })[]
}

export type Running = { readonly code: Code; readonly aboutId: string }

/** SoL 20:3 and 20:4: four months to investigate, and those concerned are told at once. A new one ends the follow-up (23:5). */
export const whenOpened = (openedOn: Day, reason: string): Required<Pick<Moves, 'start' | 'stop'>> => ({
  start: [
    { code: 'investigation', triggeredOn: openedOn },
    { code: 'notifyConcerned', triggeredOn: openedOn },
  ],
  stop: [
    { code: 'followUpAfterInvestigation', reason },
    { code: 'interventionFollowUp', reason },
  ],
})

/** FL 25: the time to reply, set by the worker for this letter. */
export const whenSent = (letter: { id: string; sentOn: Day; replyDays: number }): Moves => ({
  start: [
    {
      code: 'communicationReply',
      aboutId: letter.id,
      triggeredOn: letter.sentOn,
      length: { days: letter.replyDays },
    },
  ],
})

/** The end of an investigation fulfils SoL 20:3; what else ran for it is stopped with the reason. */
export const whenInvestigationEnds = (letterIds: readonly string[], reason: string): Moves => ({
  satisfy: [{ code: 'investigation' }],
  stop: [
    { code: 'notifyConcerned', reason },
    ...letterIds.map((id) => ({ code: 'communicationReply' as const, aboutId: id, reason })),
  ],
})

/** Our own: help that no law gives a time to begin is looked at after a month, so that nobody forgets it. */
const monthsToBegin = 1

/**
 * SoL 34:1: what is granted by SoL 11:1 begins within three months of the decision. Help that rests on another law has no such
 * time, and is looked at all the same. What only waited for the closing waits no more.
 */
export const whenGranted = (
  interventionId: string,
  { decidedOn, reason, legalBasis }: { decidedOn: Day; reason: string; legalBasis: LegalBasis },
): Required<Pick<Moves, 'start' | 'stop'>> => ({
  start: [
    isReportedWhenLate(legalBasis)
      ? { code: 'nonExecutedDecision', aboutId: interventionId, triggeredOn: decidedOn }
      : followUp(interventionId, decidedOn, monthsToBegin),
  ],
  stop: [
    { code: 'followUpAfterInvestigation', reason },
    { code: 'interventionFollowUp', reason },
  ],
})

/** Our own: help without a plan is looked at after three months. The plan sets its own time. */
const monthsWithoutPlan = 3

/** The time in which help was to begin: by SoL 34:1, or our own. */
const whatWaitedForTheStart = (aboutId: string): readonly Key[] => [
  { code: 'nonExecutedDecision', aboutId },
  { code: 'interventionFollowUp', aboutId },
]

/** SoL 5:1–2, SoF 10:3: help that has begun is followed up after the months of the plan. */
export const whenStarted = (interventionId: string, startedOn: Day, months: number | undefined): Moves => ({
  satisfy: whatWaitedForTheStart(interventionId),
  start: [followUp(interventionId, startedOn, months ?? monthsWithoutPlan)],
})

const followUp = (aboutId: string, triggeredOn: Day, months: number): Start => ({
  code: 'interventionFollowUp',
  aboutId,
  triggeredOn,
  length: { months },
})

/** A plan of help that runs sets the time anew, counted from the start or the last follow-up. */
export const whenPlanned = (
  interventionId: string,
  plan: { countedFrom: Day; months: number; reason: string },
): Moves => ({
  stop: [{ code: 'interventionFollowUp', aboutId: interventionId, reason: plan.reason }],
  start: [followUp(interventionId, plan.countedFrom, plan.months)],
})

/** A follow-up is done, and the next one is set. */
export const whenFollowedUp = (interventionId: string, heldOn: Day, months: number | undefined): Moves => ({
  satisfy: [{ code: 'interventionFollowUp', aboutId: interventionId }],
  start: [followUp(interventionId, heldOn, months ?? monthsWithoutPlan)],
})

/**
 * SoL 34:1: help was interrupted. A new three months run until it is carried out again, and what does not run is not followed
 * up. `isReported`: it was granted under SoL 11:1; what rests on another law is not reported.
 */
export const whenInterrupted = (
  interventionId: string,
  { on, isReported, reason }: { readonly on: Day; readonly isReported: boolean; readonly reason: string },
): Required<Pick<Moves, 'start' | 'stop'>> => ({
  stop: [{ code: 'interventionFollowUp', aboutId: interventionId, reason }],
  start: isReported ? [{ code: 'nonExecutedDecision', aboutId: interventionId, triggeredOn: on }] : [],
})

/** Help has ended: `followed` when it ended by a follow-up. */
export const whenInterventionEnds = (
  interventionId: string,
  { followed, reason }: { followed: boolean; reason: string },
): Moves => {
  const followUpClock = { code: 'interventionFollowUp' as const, aboutId: interventionId }
  return {
    satisfy: followed ? [followUpClock] : [],
    stop: [
      ...(followed ? [] : [{ ...followUpClock, reason }]),
      { code: 'nonExecutedDecision', aboutId: interventionId, reason },
    ],
  }
}

/** Our own: a case in which nothing runs any more is closed within a month. */
const monthsToClose = 1

/** The clock of a case in which nothing runs, until somebody closes it. */
export const untilClosed = (from: Day): Start => ({
  code: 'interventionFollowUp',
  triggeredOn: from,
  length: { months: monthsToClose },
})

/** SoL 23:1, 23:5: it was decided that the child is followed without consent, for at most six months. */
export const whenFollowUpDecided = (ended: Moves, decidedOn: Day): Moves => ({
  ...ended,
  start: [...(ended.start ?? []), { code: 'followUpAfterInvestigation', triggeredOn: decidedOn }],
})

/** SoL 23:5: it is done, or over for another reason. */
export const whenFollowUpEnds = (reason?: string): Moves =>
  reason === undefined
    ? { satisfy: [{ code: 'followUpAfterInvestigation' }] }
    : { stop: [{ code: 'followUpAfterInvestigation', reason }] }

/** SoL 29:10–11: as long as one of these runs the other municipality, or IVO, has not answered. */
export const isOfTransfer = ({ code }: { readonly code: Code }): boolean =>
  code === 'transferRequest' || code === 'transferIvo'

const isSame = (one: Key, other: Running, caseId: string): boolean =>
  one.code === other.code && (one.aboutId ?? caseId) === other.aboutId

type AnyMoves = {
  readonly start?: readonly unknown[]
  readonly satisfy?: readonly Key[]
  readonly stop?: readonly Key[]
}

/**
 * No child drops off: when a move would leave an open case without a clock, `remaining` starts with it.
 * The time to appeal is the party's time and not a date on which we look at the child, so it does not count.
 */
export const neverWithoutClock = <M extends AnyMoves>(
  { caseId, running }: { readonly caseId: string; readonly running: readonly Running[] },
  moves: M,
  remaining: Start,
): M | (Omit<M, 'start'> & { readonly start: readonly Start[] }) => {
  const ended = [...(moves.satisfy ?? []), ...(moves.stop ?? [])]
  const left = running.filter(
    (one) => one.code !== 'appeal' && !ended.some((key) => isSame(key, one, caseId)),
  )
  if (left.length + (moves.start?.length ?? 0) > 0) return moves
  return { ...moves, start: [remaining] }
}
