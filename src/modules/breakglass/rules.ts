import { workdaysAfter } from '#kernel/calendar.ts'
import { type Day, dayOf, type Instant } from '#kernel/day.ts'

/** What kind of emergency it is. Chosen from a list, beside words of one's own: whoever may only choose takes the fastest. */
export const categories = ['danger', 'duty', 'visit', 'unreachable', 'authority'] as const
export type Category = (typeof categories)[number]

export const outcomes = ['right', 'talk', 'reported'] as const
export type Outcome = (typeof outcomes)[number]

/** trust.md 3: four hours, and words of one's own. The database holds both too (migration 0034). */
export const longestHours = 4
export const fewestLetters = 15

const workdaysToReview = 3

/** The last day to review what was opened on a day: three working days, counted from the day after (trust.md 3). */
export const reviewByOf = (openedOn: Day): Day => workdaysAfter(openedOn, workdaysToReview)

export type BreakGlass = {
  readonly untilAt: Instant
  readonly endedAt: Instant | null
  readonly reviewBy: Day
  readonly reviewedAt: Instant | null
}

export const isRunning = ({ untilAt, endedAt }: Pick<BreakGlass, 'untilAt' | 'endedAt'>, now: Instant) =>
  endedAt === null && untilAt > now

/** `late`: nobody has reviewed it within the days. */
export type ReviewStanding = 'reviewed' | 'waiting' | 'late'

export const reviewStandingOf = ({ reviewBy, reviewedAt }: BreakGlass, today: Day): ReviewStanding => {
  if (reviewedAt !== null) return 'reviewed'
  return reviewBy < today ? 'late' : 'waiting'
}

export const isReviewedInTime = ({ reviewBy, reviewedAt }: BreakGlass): boolean =>
  reviewedAt !== null && dayOf(reviewedAt) <= reviewBy

/** G18: at most half a percent of all openings is the aim; above one percent the rules of access are wrong, not the people. */
export const aimPercent = 0.5
const wrongPercent = 1

/** Hundredths of a percent do, and 0 of 0 is 0. */
export const percentOf = (part: number, all: number): number =>
  all === 0 ? 0 : Math.round((part / all) * 10_000) / 100

export type ShareStanding = 'good' | 'over' | 'rules_wrong'

export const shareStandingOf = (percent: number): ShareStanding => {
  if (percent > wrongPercent) return 'rules_wrong'
  return percent > aimPercent ? 'over' : 'good'
}

/** What is typed: an id from the address of a page, a case number, or else an identity number. */
export type Asked = { readonly kind: 'id' | 'case_number' | 'number'; readonly text: string }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const caseNumber = /^\d{4}-\d{1,6}$/

export const askedBy = (typed: string): Asked => {
  const text = typed.trim().toLowerCase()
  if (uuid.test(text)) return { kind: 'id', text }
  // A number with four digits after the hyphen and four before can only be a case: an identity number has six or eight before.
  return caseNumber.test(text) ? { kind: 'case_number', text } : { kind: 'number', text }
}
