import { describe, expect, test } from 'vitest'
import { clusteredProportion } from './clustered-proportion.ts'
import { designEffect, effectiveSampleSize, withOverdraw } from './design-effect.ts'
import { minutesPerDay } from './minutes-per-day.ts'
import { newcombeDifference, twoProportionZTest } from './newcombe-difference.ts'
import { nonResponseBounds } from './non-response-bounds.ts'
import { pairedDifference } from './paired-difference.ts'
import { ratioEstimate } from './ratio-estimate.ts'
import { sampleSizeForDifference, sampleSizeForProportion, withFinitePopulation } from './sample-size.ts'
import { stratifiedProportion } from './stratified-proportion.ts'
import { verdictAgainstTarget } from './verdict-against-target.ts'
import { wilsonInterval, wilsonIntervalOfFinitePopulation } from './wilson-interval.ts'

const shown = (value: number, digits: number): number => Number(value.toFixed(digits))
const ends = ({ lower, upper }: { lower: number; upper: number }, digits = 6): number[] => [
  shown(lower, digits),
  shown(upper, digits),
]

const answered = [
  { successes: 6, n: 40 },
  { successes: 9, n: 42 },
  { successes: 4, n: 38 },
  { successes: 11, n: 45 },
  { successes: 7, n: 40 },
  { successes: 3, n: 35 },
]

describe('shares with their intervals, to the digits of the list of measures', () => {
  test.each([
    [185, 1000, [0.162155, 0.210256]],
    [44, 400, [0.082969, 0.144451]],
    [0, 10, [0, 0.277533]],
    [10, 10, [0.722467, 1]],
    [3, 5, [0.230724, 0.882379]],
  ])('T-01 Wilson: %i of %i', (successes, n, expected) =>
    expect(ends(wilsonInterval(successes, n))).toEqual(expected),
  )

  test('T-02 Wilson of a finite population: 24 of 30 who answered, 49 asked', () => {
    const finite = wilsonIntervalOfFinitePopulation(24, 30, 49)
    expect(shown(finite.effectiveSampleSize, 3)).toBe(75.789)
    expect(ends(finite)).toEqual([0.696489, 0.874567])
    expect(ends(wilsonInterval(24, 30))).toEqual([0.626943, 0.904949])
    expect(ends(wilsonIntervalOfFinitePopulation(24, 30, 30))).toEqual([0.8, 0.8])
  })

  test.each([
    [0.36, 0.02, 2213],
    [0.185, 0.02, 1449],
    [0.2, 0.01, 6147],
    [0.5, 0.05, 385],
  ])('T-03 moments with z = 1.96: p = %d within %d', (proportion, marginOfError, expected) =>
    expect(sampleSizeForProportion({ proportion, marginOfError, criticalValue: 1.96 })).toBe(expected),
  )

  test('T-03 the exact z needs one moment less at a share of 18.5 %, and a tenth is drawn in addition', () => {
    expect(sampleSizeForProportion({ proportion: 0.185, marginOfError: 0.02 })).toBe(1448)
    expect(withOverdraw(2213, 0.1)).toBe(2435)
  })

  test('T-04 finite population: 384.16 of 10 000 and of 25 000', () => {
    expect(withFinitePopulation(384.16, 10_000)).toBe(370)
    expect(withFinitePopulation(384.16, 25_000)).toBe(379)
    const asked = { proportion: 0.5, marginOfError: 0.05, criticalValue: 1.96, populationSize: 25_000 }
    expect(sampleSizeForProportion(asked)).toBe(379)
  })

  test.each([
    [20, 1.95, 615.4],
    [40, 2.95, 406.8],
  ])('T-05 design effect: %i answers each, ρ = .05, 1200 in all', (clusterSize, effect, effective) => {
    expect(shown(designEffect(clusterSize, 0.05), 10)).toBe(effect)
    expect(shown(effectiveSampleSize(1200, designEffect(clusterSize, 0.05)), 1)).toBe(effective)
  })

  test('T-06 clustered share', () => {
    const share = clusteredProportion(answered)
    expect(shown(share.estimate, 6)).toBe(0.166667)
    expect(shown(share.standardError, 6)).toBe(0.025115)
    expect(shown(share.criticalValue, 6)).toBe(2.570582)
    expect(ends(share)).toEqual([0.111622, 0.241478])
    expect(ends(share.plain)).toEqual([0.102105, 0.231228])
    expect(shown(share.intraclassCorrelation, 6)).toBe(0.002076)
    expect(share.degreesOfFreedom).toBe(5)
    expect(share.method).toBe('logit t')
  })

  test('T-07 stratified share of this week', () => {
    const hours = [160, 168, 152, 176, 160, 140]
    const share = stratifiedProportion(answered.map((each, i) => ({ ...each, weight: hours[i] ?? 0 })))
    expect(shown(share.estimate, 6)).toBe(0.166341)
    expect(shown(share.standardError, 6)).toBe(0.024044)
    expect(ends(share)).toEqual([0.119215, 0.213467])
  })

  test('T-08 ratio of the diary', () => {
    const worked = [2280, 2400, 2160, 2460, 2340]
    const direct = [310, 420, 260, 505, 390]
    const share = ratioEstimate(worked.map((w, i) => ({ numerator: direct[i] ?? 0, denominator: w })))
    expect(shown(share.estimate, 6)).toBe(0.161942)
    expect(shown(share.standardError, 6)).toBe(0.014894)
    expect(share.degreesOfFreedom).toBe(4)
    expect(ends(share)).toEqual([0.12059, 0.203293])
  })

  test.each([
    [{ successes: 44, n: 400 }, { successes: 74, n: 400 }, [0.025894, 0.124097], 0.00278],
    [{ successes: 11, n: 100 }, { successes: 37, n: 200 }, [-0.014993, 0.151164], 0.0948],
  ])('T-09 change between two waves of other workers: %o → %o', (first, second, expected, pValue) => {
    const change = newcombeDifference(first, second)
    expect(shown(change.estimate, 6)).toBe(0.075)
    expect(ends(change)).toEqual(expected)
    expect(shown(twoProportionZTest(first, second).pValue, pValue < 0.01 ? 5 : 4)).toBe(pValue)
  })

  test('T-09 change of the same workers', () => {
    const first = [0.1, 0.14, 0.08, 0.12, 0.11, 0.11]
    const second = [0.17, 0.2, 0.15, 0.22, 0.18, 0.19]
    const change = pairedDifference(first, second)
    expect(shown(change.estimate, 6)).toBe(0.075)
    expect(ends(change)).toEqual([0.060535, 0.089465])
    const z = twoProportionZTest({ successes: 44, n: 400 }, { successes: 74, n: 400 })
    expect(shown(z.z, 3)).toBe(2.991)
  })

  test.each([
    [0.11, 0.185, 1, 350],
    [0.185, 0.2, 1, 10_844],
    [0.13, 0.2, 1, 441],
    [0.11, 0.185, 1.95, 683],
    [0.185, 0.2, 1.95, 21_146],
  ])('T-09b moments in each wave: %d → %d, deff %d', (from, to, effect, expected) =>
    expect(sampleSizeForDifference({ from, to, designEffect: effect })).toBe(expected),
  )

  test.each([
    [200, 'cannotBeTold', [0.180016, 0.221603]],
    [221, 'reached', [0.200187, undefined]],
    [185, 'cannotBeTold', [undefined, 0.206038]],
    [179, 'notReached', [undefined, 0.199798]],
  ])('T-09c %i of 1000 against .20: %s', (successes, verdict, [lower, upper]) => {
    const told = verdictAgainstTarget(successes, 1000, 0.2)
    expect(told.verdict).toBe(verdict)
    if (lower !== undefined) expect(shown(told.lower, 6)).toBe(lower)
    if (upper !== undefined) expect(shown(told.upper, 6)).toBe(upper)
  })

  test('T-10 those who did not answer: 100 asked, 70 answered, 13 direct', () => {
    const bounds = nonResponseBounds({ successes: 13, answered: 70, drawn: 100 })
    expect(shown(bounds.estimate, 3)).toBe(0.186)
    expect(ends(bounds)).toEqual([0.13, 0.43])
  })

  test.each([
    [0.02, 9.6],
    [0.13, 62.4],
    [0.185, 88.8],
    [0.2, 96],
  ])('T-10c %d of a day of 480 minutes', (share, minutes) =>
    expect(shown(minutesPerDay(share), 10)).toBe(minutes),
  )
})
