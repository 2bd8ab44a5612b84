import { addHours, type Instant } from '#kernel/day.ts'

/** How still it has been since the last report, against what the same hours of the week have brought before. */
export type Silence = {
  readonly lastAt: Instant | undefined
  /** Reports that came, on average, in the same hours of the weeks before. undefined: too few weeks to say. */
  readonly usual: number | undefined
  readonly isUnusual: boolean
}

const HOURS_OF_A_WEEK = 7 * 24
/** How far back "usual" looks. Our own choice. */
export const silenceWeeks = 8
/** Three usual gaps: with one report a day usually, three days without. Our own choice. */
const GAPS_THAT_ALARM = 3
const FEWEST_WEEKS = 2

const sooner = (a: Instant, b: Instant): Instant => (a < b ? a : b)

/**
 * Is the silence longer than three times the usual gap for these weekdays and hours? The still span, from the last report
 * until now, is laid over each of the eight weeks before it: as many reports as came there on average were to be expected.
 * So a night or a Sunday without reports is no alarm where nights and Sundays never have any. At most one week is compared.
 */
export const silenceAt = ({
  receivedAt,
  now,
}: {
  /** Of at least the nine weeks before now, in any order. */
  readonly receivedAt: readonly Instant[]
  readonly now: Instant
}): Silence => {
  const known = receivedAt.filter((at) => at <= now).toSorted()
  const [firstAt] = known
  const lastAt = known.at(-1)
  if (firstAt === undefined || lastAt === undefined)
    return { lastAt: undefined, usual: undefined, isUnusual: false }
  const until = sooner(now, addHours(lastAt, HOURS_OF_A_WEEK))
  const spans = Array.from({ length: silenceWeeks }, (_, week) => -HOURS_OF_A_WEEK * (week + 1))
    .map((back) => ({ from: addHours(lastAt, back), until: addHours(until, back) }))
    .filter((span) => span.from >= firstAt)
  if (spans.length < FEWEST_WEEKS) return { lastAt, usual: undefined, isUnusual: false }
  const counted = spans.map((span) => known.filter((at) => span.from < at && at <= span.until).length)
  const usual = counted.reduce((sum, one) => sum + one, 0) / spans.length
  return { lastAt, usual, isUnusual: usual >= GAPS_THAT_ALARM }
}

/** A form that was sent is received or refused within a moment. One from before this hour broke between the two. */
export const unfinishedBefore = (now: Instant): Instant => addHours(now, -1)
