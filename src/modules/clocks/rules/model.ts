import type { Day } from '#kernel/day.ts'

/** Every clock that runs, in the order of a case. More rows of the law come here as their rooms are built. */
export const clockCodes = [
  'protectionAssessment',
  'preliminaryAssessment',
  'openInvestigation',
  'notifyConcerned',
  'reporterFeedback',
  'investigation',
  'communicationReply',
  'appeal',
  'nonExecutedDecision',
  'interventionFollowUp',
  'followUpAfterInvestigation',
] as const
export type ClockCode = (typeof clockCodes)[number]

/** Clock and first day in force of its wording. Stored with each running clock: never rename, never remove. */
export const ruleVersionIds = [
  'protectionAssessment@2013-01-01',
  'protectionAssessment@2025-07-01',
  'preliminaryAssessment@2013-01-01',
  'preliminaryAssessment@2025-07-01',
  'openInvestigation@2013-01-01',
  'openInvestigation@2025-07-01',
  'notifyConcerned@2013-01-01',
  'notifyConcerned@2025-07-01',
  'reporterFeedback@2013-01-01',
  'reporterFeedback@2025-07-01',
  'reporterFeedback@2026-01-01',
  'investigation@2013-01-01',
  'investigation@2025-07-01',
  'communicationReply@2018-07-01',
  'appeal@2018-07-01',
  'nonExecutedDecision@2006-07-01',
  'nonExecutedDecision@2025-07-01',
  'interventionFollowUp@2013-01-01',
  'interventionFollowUp@2025-07-01',
  'followUpAfterInvestigation@2013-01-01',
  'followUpAfterInvestigation@2025-07-01',
] as const
export type RuleVersionId = (typeof ruleVersionIds)[number]

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
  | 'interventionStarted'
  | 'interventionFollowedUp'
  | 'followUpClosed'

export type FixedLength = { readonly days: number } | { readonly weeks: number } | { readonly months: number }

/** The law gives no number. `least` and `most` are our guard against slips of the pen, not law. */
export type WorkersLength = {
  readonly setByWorker: 'days' | 'months'
  readonly least: number
  readonly most: number
}

/** 'sameDay' is how we count "genast" and "utan dröjsmål": due on the day, late the day after. */
export type Length = FixedLength | 'sameDay' | WorkersLength

export const extensionGrounds = ['synnerligaSkal', 'sarskildaSkal'] as const
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
  /** Oldest first, without gap. */
  readonly versions: readonly RuleVersion[]
  /** 'protective' never moves; 'filing' moves to the next workday, lag (1930:173) 2 §. */
  readonly calendar: 'protective' | 'filing'
  readonly startsWhen: ClockEvent
  readonly endsWhen: ClockEvent
  readonly extension: 'none' | { readonly ground: ExtensionGround }
  /** Orders a worklist: 1 is where a child is in most danger if it is late. Our own order, not law. */
  readonly risk: number
  /** How early the worklist begins to warn. Our own choice, not law. */
  readonly warnDaysBefore: number
}
