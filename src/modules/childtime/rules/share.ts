import type { Interval } from '#kernel/stats/interval.ts'
import { minutesPerDay } from '#kernel/stats/minutes-per-day.ts'
import { pairedDifference } from '#kernel/stats/paired-difference.ts'
import { ratioEstimate } from '#kernel/stats/ratio-estimate.ts'
import { type Verdict, verdictOfBounds } from '#kernel/stats/verdict-against-target.ts'

/** One worker's time in a period: with children in held meetings, and what was planned. */
export type WorkerTime = {
  readonly workerId: string
  readonly withChild: number
  readonly planned: number
}

const sum = (all: readonly number[]): number => all.reduce((so, one) => so + one, 0)

const share = (value: number): number => Math.min(1, Math.max(0, value))

const pairsOf = (workers: readonly WorkerTime[]) =>
  workers.map(({ withChild, planned }) => ({ numerator: withChild, denominator: planned }))

export type TimeShare = {
  readonly share: number
  readonly interval: Interval | null
  readonly people: number
  readonly withChildMinutes: number
  readonly countedMinutes: number
  readonly minutesPerDay: number
}

/**
 * The share of the planned time that was spent in meetings where a child took part. All minutes are counted; the interval is
 * of how it differs between workers (ratio over workers, measures.md 7), so it tells how another such period could turn out.
 */
export const timeShare = (workers: readonly WorkerTime[]): TimeShare | undefined => {
  const planned = sum(workers.map((one) => one.planned))
  if (planned === 0) return undefined
  const withChild = sum(workers.map((one) => one.withChild))
  const found = workers.length < 2 ? undefined : ratioEstimate(pairsOf(workers))
  return {
    share: share(withChild / planned),
    interval: found ? { lower: share(found.lower), upper: share(found.upper) } : null,
    people: workers.length,
    withChildMinutes: withChild,
    countedMinutes: planned,
    minutesPerDay: minutesPerDay(share(withChild / planned)),
  }
}

/** Two one-sided bounds of 95 % make the verdict, so the interval here is of 90 % (T-09c). */
const verdictConfidence = 0.9

export const timeVerdict = (workers: readonly WorkerTime[], targetShare: number): Verdict | undefined =>
  workers.length < 2 || sum(workers.map((one) => one.planned)) === 0
    ? undefined
    : verdictOfBounds(ratioEstimate(pairsOf(workers), verdictConfidence), targetShare)

export type Change = { readonly points: number; readonly interval: Interval; readonly people: number }

/** The change within those who were there both times: what differs between people falls out (measures.md 0.3). */
export const timeChange = (
  before: readonly WorkerTime[],
  after: readonly WorkerTime[],
): Change | undefined => {
  const then = new Map(before.map((one) => [one.workerId, one]))
  const pairs = after.flatMap((one) => {
    const was = then.get(one.workerId)
    return was === undefined || was.planned === 0 || one.planned === 0
      ? []
      : [{ was: was.withChild / was.planned, is: one.withChild / one.planned }]
  })
  if (pairs.length < 2) return undefined
  const { estimate, lower, upper } = pairedDifference(
    pairs.map(({ was }) => was),
    pairs.map(({ is }) => is),
  )
  return { points: estimate, interval: { lower, upper }, people: pairs.length }
}
