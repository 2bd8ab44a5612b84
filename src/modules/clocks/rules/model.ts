import type { Day } from '#kernel/day.ts'
import type { ClockCode, RuleVersionId, Subject } from './names.ts'

export {
  type ClockCode,
  clockCodes,
  type RuleVersionId,
  ruleVersionIds,
  type Subject,
  subjects,
} from './names.ts'

/** What starts a clock and what stops it. */
export type ClockEvent =
  | 'reportReceived'
  | 'protectionAssessed'
  | 'needForActionKnown'
  | 'openingDecided'
  | 'reporterInformed'
  | 'investigationOpened'
  | 'concernedInformed'
  | 'investigationClosed'
  | 'materialSent'
  | 'replyReceived'
  | 'decisionMade'
  | 'decisionServed'
  | 'appealReceived'
  | 'appealHandedOver'
  | 'interventionStarted'
  | 'interventionFollowedUp'
  | 'followUpClosed'
  | 'caseStartedByParty'
  | 'decisionDemanded'
  | 'judgmentFinal'
  | 'youthServiceStarted'
  | 'followUpStarted'
  | 'placementStarted'
  | 'placementEnded'
  | 'homeChanged'
  | 'careConsidered'
  | 'careReconsidered'
  | 'careEnforced'
  | 'custodyConsidered'
  | 'carePlanRevised'
  | 'childVisited'
  | 'healthNoticeSent'
  | 'manyChildrenNoticed'
  | 'custodyDecided'
  | 'custodyEnforced'
  | 'submittedToCourt'
  | 'courtDecided'
  | 'careApplied'
  | 'careStarted'
  | 'preventiveDecided'
  | 'preventiveReconsidered'
  | 'restrictionDecided'
  | 'restrictionReviewed'
  | 'banDecided'
  | 'banConfirmed'
  | 'banApplied'
  | 'banReviewed'
  | 'shelterDecided'
  | 'shelterStarted'
  | 'shelterApplied'
  | 'transferRequested'
  | 'transferAnswered'
  | 'ivoAsked'
  | 'ivoDecided'
  | 'chairDecided'
  | 'boardTold'
  | 'needAndConsentKnown'
  | 'sipStarted'
  | 'yearEnded'
  | 'registerSent'
  | 'statisticsSent'
  | 'misconductNoticed'
  | 'misconductReported'
  | 'misconductRemedied'
  | 'seriousMisconductFound'
  | 'ivoTold'
  | 'incidentKnown'
  | 'earlyNoticeSent'
  | 'notificationSent'
  | 'finalReportSent'
  | 'breachKnown'
  | 'breachNotified'
  | 'dutyOpened'
  | 'dutyDone'

export type FixedLength = { readonly days: number } | { readonly weeks: number } | { readonly months: number }

/** Real hours from a moment: they run through nights, weekends and the change to summer time. */
export type HourLength = { readonly hours: number }

/**
 * The law gives no number. `least` and `most` are our guard against slips of the pen, not law.
 * `usual` is the local rule that counts when nobody chose another length.
 */
export type WorkersLength = {
  readonly setByWorker: 'days' | 'months'
  readonly least: number
  readonly most: number
  readonly usual?: number
}

/**
 * 'sameDay' is how we count "genast" and "utan dröjsmål": due on the day, late the day after.
 * 'nextMeeting' is the day of the board's next meeting, which is part of the trigger.
 */
export type Length = FixedLength | HourLength | WorkersLength | 'sameDay' | 'nextMeeting'

export const extensionGrounds = ['synnerligaSkal', 'sarskildaSkal', 'domstolen'] as const
export type ExtensionGround = (typeof extensionGrounds)[number]

/** One wording of a rule: in force when `from <= day` and, if there is an `until`, `day < until`. */
export type RuleVersion = {
  readonly id: RuleVersionId
  readonly from: Day
  readonly until?: Day
  readonly paragraph: string
  readonly law: string
  readonly length: Length
  /** What a lawyer has still to confirm. */
  readonly unverified?: string
}

export type ClockRule = {
  readonly code: ClockCode
  readonly subject: Subject
  /** Oldest first, without gap. */
  readonly versions: readonly RuleVersion[]
  /** 'protective' never moves; 'filing' moves to the next workday, lag (1930:173) 2 §. */
  readonly calendar: 'protective' | 'filing'
  readonly startsWhen: ClockEvent
  readonly endsWhen: ClockEvent
  readonly extension: 'none' | { readonly ground: ExtensionGround }
  /** The law wants it done again and again while it lasts: each time starts the next. */
  readonly repeats?: true
  /** Orders a worklist: 1 is where a child is in most danger if it is late. Our own order, not law. */
  readonly risk: number
  /** How early the worklist begins to warn. Our own choice, not law. */
  readonly warnDaysBefore: number
  /** The test that holds the rule: 'file › sentence'. */
  readonly heldBy: string
}
