import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clopperPearsonInterval } from './clopper-pearson-interval.ts'
import { clusteredProportion } from './clustered-proportion.ts'
import { exactFunnelLimits, funnelLimits, overdispersionOf } from './funnel-limits.ts'
import { newcombeDifference, type Proportion } from './newcombe-difference.ts'
import { nonResponseBounds } from './non-response-bounds.ts'
import { pChart } from './p-chart.ts'
import { pairedDifference } from './paired-difference.ts'
import { poissonRatioInterval } from './poisson-ratio-interval.ts'
import { sampleSizeForDifference, sampleSizeForProportion } from './sample-size.ts'
import { stratifiedProportion } from './stratified-proportion.ts'
import { verdictAgainstTarget } from './verdict-against-target.ts'
import { wilsonInterval, wilsonIntervalOfFinitePopulation, wilsonOneSidedBounds } from './wilson-interval.ts'

/** One seed, so that a run that fails can be repeated by everybody. */
const runs = { seed: 20_261_123, numRuns: 400 }
const rounding = 1e-12

const proportions: fc.Arbitrary<Proportion> = fc
  .integer({ min: 1, max: 3000 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((successes) => ({ successes, n })))

const inside = ({ successes, n }: Proportion): Proportion => ({ successes: successes + 1, n: n + 2 })
const width = ({ lower, upper }: { lower: number; upper: number }): number => upper - lower
const complement = ({ successes, n }: Proportion): Proportion => ({ successes: n - successes, n })
const levels = fc.constantFrom(0.5, 0.8, 0.95, 0.998)

describe('what holds for every interval of a share', () => {
  test('it contains the estimate and stays from 0 to 1', () =>
    fc.assert(
      fc.property(proportions, levels, ({ successes, n }, confidence) => {
        for (const { lower, estimate, upper } of [
          wilsonInterval(successes, n, confidence),
          clopperPearsonInterval(successes, n, confidence),
        ]) {
          expect(lower).toBeGreaterThanOrEqual(0)
          expect(lower).toBeLessThanOrEqual(estimate)
          expect(upper).toBeGreaterThanOrEqual(estimate)
          expect(upper).toBeLessThanOrEqual(1)
        }
      }),
      runs,
    ))

  test('those who did not are the mirror of those who did', () =>
    fc.assert(
      fc.property(proportions, (share) => {
        const one = wilsonInterval(share.successes, share.n)
        const other = wilsonInterval(complement(share).successes, share.n)
        expect(Math.abs(one.lower - (1 - other.upper))).toBeLessThan(rounding)
        expect(Math.abs(one.upper - (1 - other.lower))).toBeLessThan(rounding)
      }),
      runs,
    ))

  test('the same share of twice as many is surer, and more confidence is wider', () =>
    fc.assert(
      fc.property(proportions, ({ successes, n }) => {
        const once = width(wilsonInterval(successes, n))
        expect(width(wilsonInterval(2 * successes, 2 * n))).toBeLessThan(once)
        expect(width(wilsonInterval(successes, n, 0.99))).toBeGreaterThan(once)
      }),
      runs,
    ))

  test('Wilson’s ends are where the score test turns: |p̂ − p| = z·√(p(1 − p)/n)', () =>
    fc.assert(
      fc.property(proportions.map(inside), ({ successes, n }) => {
        const { estimate, lower, upper } = wilsonInterval(successes, n)
        for (const end of [lower, upper]) {
          const score = Math.abs(estimate - end) / Math.sqrt((end * (1 - end)) / n)
          expect(score).toBeCloseTo(1.959963984540054, 7)
        }
      }),
      runs,
    ))

  test('a finite population is never less sure than an endless one, and not sure at all of more than is left', () =>
    fc.assert(
      fc.property(proportions, fc.integer({ min: 1, max: 5000 }), ({ successes, n }, more) => {
        const endless = width(wilsonInterval(successes, n))
        const near = width(wilsonIntervalOfFinitePopulation(successes, n, n + more))
        const far = width(wilsonIntervalOfFinitePopulation(successes, n, n + 2 * more))
        expect(near).toBeLessThanOrEqual(far + rounding)
        expect(far).toBeLessThanOrEqual(endless + rounding)
        expect(width(wilsonIntervalOfFinitePopulation(successes, n, n))).toBe(0)
      }),
      runs,
    ))

  test('a verdict is never both, and the other way round it is of the complement', () =>
    fc.assert(
      fc.property(
        proportions,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        ({ successes, n }, target) => {
          const { lower, upper } = wilsonOneSidedBounds(successes, n)
          const { verdict } = verdictAgainstTarget(successes, n, target)
          expect(verdict === 'reached').toBe(lower >= target)
          expect(verdict === 'notReached').toBe(upper < target)
          if (verdict === 'reached') expect(successes / n).toBeGreaterThanOrEqual(target)
          if (verdict === 'notReached') expect(successes / n).toBeLessThan(target)
        },
      ),
      runs,
    ))

  test('whatever the silent ones would have said, the share is within the bounds', () =>
    fc.assert(
      fc.property(
        proportions,
        fc.nat(500),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (share, silent, part) => {
          const would = Math.round(silent * part)
          const drawn = share.n + silent
          const bounds = nonResponseBounds({ successes: share.successes, answered: share.n, drawn })
          const truth = (share.successes + would) / drawn
          expect(bounds.lower).toBeLessThanOrEqual(truth)
          expect(bounds.upper).toBeGreaterThanOrEqual(truth)
          expect(bounds.lower).toBeLessThanOrEqual(bounds.estimate)
          expect(bounds.upper).toBeGreaterThanOrEqual(bounds.estimate)
        },
      ),
      runs,
    ))
})

describe('what holds for every change', () => {
  test('it is told the same from both ends', () =>
    fc.assert(
      fc.property(proportions, proportions, (first, second) => {
        const there = newcombeDifference(first, second)
        const back = newcombeDifference(second, first)
        expect(Math.abs(there.estimate + back.estimate)).toBeLessThan(rounding)
        expect(Math.abs(there.lower + back.upper)).toBeLessThan(rounding)
        expect(there.lower).toBeGreaterThanOrEqual(-1 - rounding)
        expect(there.upper).toBeLessThanOrEqual(1 + rounding)
      }),
      runs,
    ))

  test('what is added to every pair moves the paired change by as much and widens it by nothing', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
          minLength: 2,
          maxLength: 30,
        }),
        fc.integer({ min: -50, max: 50 }),
        (pairs, more) => {
          const before = pairs.map(([value]) => value)
          const after = pairs.map(([, value]) => value)
          const once = pairedDifference(before, after)
          const moved = pairedDifference(
            before,
            after.map((value) => value + more),
          )
          expect(moved.estimate).toBeCloseTo(once.estimate + more, 9)
          expect(moved.standardError).toBeCloseTo(once.standardError, 9)
        },
      ),
      runs,
    ))

  test('a smaller change, more power or a narrower margin need more moments', () =>
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 45 }), fc.integer({ min: 2, max: 40 }), (from, step) => {
        const p = from / 100
        const far = sampleSizeForDifference({ from: p, to: p + step / 100 })
        expect(sampleSizeForDifference({ from: p, to: p + step / 200 })).toBeGreaterThan(far)
        expect(sampleSizeForDifference({ from: p, to: p + step / 100, power: 0.9 })).toBeGreaterThan(far)
        const wide = sampleSizeForProportion({ proportion: p, marginOfError: 0.04 })
        expect(sampleSizeForProportion({ proportion: p, marginOfError: 0.02 })).toBeGreaterThan(wide)
      }),
      runs,
    ))

  test('the computed number of moments gives the margin that was asked for', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 20 }), (percent, margin) => {
        const p = percent / 100
        const d = margin / 100
        const n = sampleSizeForProportion({ proportion: p, marginOfError: d })
        const marginOf = (size: number): number => 1.959963984540054 * Math.sqrt((p * (1 - p)) / size)
        expect(marginOf(n)).toBeLessThanOrEqual(d + rounding)
        if (n > 1) expect(marginOf(n - 1)).toBeGreaterThan(d - rounding)
      }),
      runs,
    ))
})

describe('what holds for clusters, funnels and control charts', () => {
  const many = fc.array(proportions.map(inside), { minLength: 2, maxLength: 20 })

  test('a clustered share contains its estimate, stays within 0 and 1, and its correlation within 0 and 1', () =>
    fc.assert(
      fc.property(many, (clusters) => {
        const share = clusteredProportion(clusters)
        expect(share.lower).toBeLessThanOrEqual(share.estimate + rounding)
        expect(share.upper).toBeGreaterThanOrEqual(share.estimate - rounding)
        expect(share.lower).toBeGreaterThanOrEqual(0)
        expect(share.upper).toBeLessThanOrEqual(1)
        expect(share.intraclassCorrelation).toBeGreaterThanOrEqual(0)
        expect(share.intraclassCorrelation).toBeLessThanOrEqual(1)
      }),
      runs,
    ))

  test('clusters without any success are told by Wilson and not as if they were certain', () => {
    const none = clusteredProportion([
      { successes: 0, n: 20 },
      { successes: 0, n: 30 },
    ])
    expect(none.method).toBe('Wilson')
    expect([none.lower, none.upper]).toEqual([0, wilsonInterval(0, 50).upper])
  })

  test('strata in the proportion of their answers give the pooled share', () =>
    fc.assert(
      fc.property(many, (strata) => {
        const all = stratifiedProportion(strata.map((each) => ({ ...each, weight: each.n })))
        const total = strata.reduce((n, each) => n + each.n, 0)
        const hit = strata.reduce((n, each) => n + each.successes, 0)
        expect(all.estimate).toBeCloseTo(hit / total, 10)
        expect(all.lower).toBeGreaterThanOrEqual(0)
        expect(all.upper).toBeLessThanOrEqual(1)
      }),
      runs,
    ))

  test('a funnel narrows with size, contains its reference, and is widened by what units differ', () =>
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 95 }), fc.integer({ min: 1, max: 2000 }), (percent, n) => {
        const reference = percent / 100
        const small = funnelLimits({ reference, n })
        const large = funnelLimits({ reference, n: 2 * n })
        expect(width(large)).toBeLessThan(width(small) + rounding)
        expect(small.lower).toBeLessThanOrEqual(reference)
        expect(small.upper).toBeGreaterThanOrEqual(reference)
        const wider = funnelLimits({ reference, n, betweenVariance: 0.01 })
        expect(width(wider)).toBeGreaterThanOrEqual(width(small))
        const exact = exactFunnelLimits({ reference, n })
        expect(exact.lower).toBeGreaterThanOrEqual(0)
        expect(exact.lower).toBeLessThanOrEqual(exact.upper)
        expect(exact.upper).toBeLessThanOrEqual(1)
      }),
      runs,
    ))

  test('units that are all alike have no variance between them', () =>
    fc.assert(
      fc.property(proportions.map(inside), fc.integer({ min: 2, max: 20 }), (unit, count) => {
        const { dispersion, betweenVariance } = overdispersionOf(Array.from({ length: count }, () => unit))
        expect(dispersion).toBeCloseTo(0, 9)
        expect(betweenVariance).toBe(0)
      }),
      runs,
    ))

  test('the limits of p and p′ stay within 0 and 1 around the centre, and a signal lies outside them', () =>
    fc.assert(
      fc.property(
        fc.array(proportions, { minLength: 2, maxLength: 30 }),
        fc.constantFrom('p' as const, 'laney' as const),
        (samples, method) => {
          const { centre, points } = pChart(samples, method)
          for (const { lower, upper, estimate, signal } of points) {
            expect(lower).toBeGreaterThanOrEqual(0)
            expect(lower).toBeLessThanOrEqual(centre)
            expect(upper).toBeGreaterThanOrEqual(centre)
            expect(upper).toBeLessThanOrEqual(1)
            expect(signal === undefined).toBe(estimate >= lower && estimate <= upper)
          }
        },
      ),
      runs,
    ))

  test('a standardised ratio contains its estimate; none observed may be none, and exact and Byar agree', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2000 }),
        fc.double({ min: 0.1, max: 2000, noNaN: true }),
        (observed, expected) => {
          const exact = poissonRatioInterval(observed, expected)
          expect(exact.lower).toBeLessThanOrEqual(exact.estimate)
          expect(exact.upper).toBeGreaterThan(exact.estimate)
          if (observed === 0) expect(exact.lower).toBe(0)
          const byar = poissonRatioInterval(observed, expected, 0.95, 'byar')
          const scale = Math.sqrt(observed + 1) / expected
          expect(Math.abs(byar.lower - exact.lower)).toBeLessThan(0.05 * scale)
          expect(Math.abs(byar.upper - exact.upper)).toBeLessThan(0.05 * scale)
        },
      ),
      runs,
    ))
})
