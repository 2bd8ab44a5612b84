import { clusteredProportion } from '#kernel/stats/clustered-proportion.ts'
import type { Interval } from '#kernel/stats/interval.ts'
import { newcombeDifference } from '#kernel/stats/newcombe-difference.ts'
import { nonResponseBounds } from '#kernel/stats/non-response-bounds.ts'
import { pairedDifference } from '#kernel/stats/paired-difference.ts'
import { ratioEstimate } from '#kernel/stats/ratio-estimate.ts'
import { type Verdict, verdictAgainstTarget, verdictOfBounds } from '#kernel/stats/verdict-against-target.ts'
import { wilsonInterval } from '#kernel/stats/wilson-interval.ts'
import { added, type Counts, totalOf, withChildOf } from '../rules/categories.ts'
import { fewestPeople } from '../rules/groups.ts'
import type { Way } from './rules.ts'

/** What is left of one person's week: under a key, never a name. Answers (prompts) or minutes (diary). */
export type Sum = {
  readonly key: string
  readonly unitId: string
  readonly way: Way
  readonly drawn: number
  readonly answered: number
  readonly late: number
  readonly counts: Counts
}

export type PartResult = {
  readonly way: Way
  readonly people: number
  readonly share: number
  readonly interval: Interval
  readonly clustered: Interval
  readonly withChild: number
  readonly counted: number
  readonly drawn: number
  readonly late: number
  readonly bounds: Interval | null
  readonly verdict: Verdict | null
  readonly counts: Counts
}

/** Only those who have answered at all: a week without an answer says nothing of time. */
export const respondents = (sums: readonly Sum[], way: Way): readonly Sum[] =>
  sums.filter((one) => one.way === way && totalOf(one.counts) > 0)

const total = (sums: readonly Sum[], of: (one: Sum) => number): number =>
  sums.reduce((sum, one) => sum + of(one), 0)

const within = ({ lower, upper }: Interval): Interval => ({
  lower: Math.max(0, lower),
  upper: Math.min(1, upper),
})

const pairsOf = (own: readonly Sum[]) =>
  own.map(({ counts }) => ({ numerator: withChildOf(counts), denominator: totalOf(counts) }))

const ofPrompts = (own: readonly Sum[], all: readonly Sum[], target: number | undefined) => {
  const [x, n] = [
    total(own, ({ counts }) => withChildOf(counts)),
    total(own, ({ counts }) => totalOf(counts)),
  ]
  // Also those who joined and never answered: what they did is part of what is not known.
  const drawn = total(
    all.filter(({ way }) => way === 'prompts'),
    (one) => one.drawn,
  )
  return {
    interval: wilsonInterval(x, n),
    clustered: clusteredProportion(
      own.map(({ counts }) => ({ successes: withChildOf(counts), n: totalOf(counts) })),
    ),
    drawn,
    bounds: nonResponseBounds({ successes: x, answered: n, drawn: Math.max(drawn, n) }),
    verdict: target === undefined ? null : verdictAgainstTarget(x, n, target).verdict,
  }
}

const ofDiary = (own: readonly Sum[], target: number | undefined) => {
  const found = within(ratioEstimate(pairsOf(own)))
  return {
    interval: found,
    clustered: found,
    drawn: 0,
    bounds: null,
    verdict: target === undefined ? null : verdictOfBounds(ratioEstimate(pairsOf(own), 0.9), target),
  }
}

const only = ({ lower, upper }: Interval): Interval => ({ lower, upper })

/** What a group's answers say; undefined when fewer than five have answered in this way. */
export const partResult = (
  sums: readonly Sum[],
  way: Way,
  target: number | undefined,
): PartResult | undefined => {
  const own = respondents(sums, way)
  if (own.length < fewestPeople) return undefined
  const counts = added(own.map((one) => one.counts))
  const found = way === 'prompts' ? ofPrompts(own, sums, target) : ofDiary(own, target)
  return {
    way,
    people: own.length,
    share: withChildOf(counts) / totalOf(counts),
    withChild: withChildOf(counts),
    counted: totalOf(counts),
    late: total(own, ({ late }) => late),
    counts,
    ...found,
    interval: only(found.interval),
    clustered: only(found.clustered),
    bounds: found.bounds && only(found.bounds),
  }
}

export type WaveChange = {
  readonly points: number
  readonly interval: Interval
  readonly people: number
  readonly isPaired: boolean
}

const shareOf = ({ counts }: Sum): number => withChildOf(counts) / totalOf(counts)

/** The change from an earlier wave: within the same people where five or more were in both, else between the two groups. */
export const changeBetween = (
  before: readonly Sum[],
  after: readonly Sum[],
  way: Way,
): WaveChange | undefined => {
  const [then, now] = [respondents(before, way), respondents(after, way)]
  if (then.length < fewestPeople || now.length < fewestPeople) return undefined
  const was = new Map(then.map((one) => [one.key, one]))
  const pairs = now.flatMap((one) => {
    const same = was.get(one.key)
    return same === undefined ? [] : [{ was: shareOf(same), is: shareOf(one) }]
  })
  if (pairs.length >= fewestPeople) {
    const { estimate, lower, upper } = pairedDifference(
      pairs.map((one) => one.was),
      pairs.map((one) => one.is),
    )
    return { points: estimate, interval: { lower, upper }, people: pairs.length, isPaired: true }
  }
  if (way === 'diary') return undefined
  const counted = (sums: readonly Sum[]) => ({
    successes: total(sums, ({ counts }) => withChildOf(counts)),
    n: total(sums, ({ counts }) => totalOf(counts)),
  })
  const { estimate, lower, upper } = newcombeDifference(counted(then), counted(now))
  return { points: estimate, interval: { lower, upper }, people: now.length, isPaired: false }
}

/** Of what can be expected of a week, for whoever plans it (measures.md C.3). Seven of ten prompts are answered. */
export const expectedAnswerShare = 0.7
const expectedShare = 0.185

export const precisionOf = (people: number, momentsPerDay: number, days: number): number => {
  const n = Math.round(people * momentsPerDay * days * expectedAnswerShare)
  if (n < 1) return 1
  const { lower, upper } = wilsonInterval(Math.round(n * expectedShare), n)
  return (upper - lower) / 2
}
