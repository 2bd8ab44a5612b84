import { describe, expect, test } from 'vitest'
import { betaQuantile } from './beta-distribution.ts'
import { biceBoxerman } from './bice-boxerman.ts'
import { binomialCdf } from './binomial-distribution.ts'
import { chiSquaredQuantile } from './chi-squared-distribution.ts'
import { clopperPearsonInterval } from './clopper-pearson-interval.ts'
import { clusteredProportion, intraclassCorrelation } from './clustered-proportion.ts'
import { designEffect, effectiveSampleSize, numberToDraw } from './design-effect.ts'
import { meanWithFinitePopulation } from './finite-population-mean.ts'
import {
  exactFunnelLimits,
  expectedOutsideByChance,
  funnelLimits,
  overdispersionOf,
} from './funnel-limits.ts'
import { hme, hmeIndex } from './hme.ts'
import { coefficientOfVariation, gini } from './inequality.ts'
import { kaplanMeier, survivalAt } from './kaplan-meier.ts'
import { minutesPerDay } from './minutes-per-day.ts'
import { newcombeDifference } from './newcombe-difference.ts'
import { nonNegativeLeastSquares } from './non-negative-least-squares.ts'
import { nonResponseBounds } from './non-response-bounds.ts'
import { normalCdf, normalQuantile } from './normal-distribution.ts'
import { pChart, pChartLimits } from './p-chart.ts'
import { pairedDifference } from './paired-difference.ts'
import { poissonQuantile } from './poisson-distribution.ts'
import { poissonRatioInterval } from './poisson-ratio-interval.ts'
import { drawRandomMoments } from './random-moments.ts'
import { ratioEstimate } from './ratio-estimate.ts'
import { referenceProportions } from './reference-proportions.ts'
import { mean, sampleQuantile, sampleVariance } from './sample-summary.ts'
import { sampleSizeForDifference, sampleSizeForProportion } from './sample-size.ts'
import { seatAllocation } from './seat-allocation.ts'
import { seededRandom } from './seeded-random.ts'
import { caseload, staffingRates } from './staffing-rates.ts'
import { stratifiedProportion } from './stratified-proportion.ts'
import { studentTQuantile } from './student-t-distribution.ts'
import { stabilityRate, turnover } from './turnover.ts'
import { verdictAgainstTarget, verdictOfBounds } from './verdict-against-target.ts'
import { wilsonInterval, wilsonIntervalOfFinitePopulation, wilsonOneSidedBounds } from './wilson-interval.ts'
import { protectedTime, workload } from './workload.ts'
import { assuranceOf, xmrChart } from './xmr-chart.ts'

const half = { successes: 5, n: 10 }
const tooMany = { successes: 11, n: 10 }
const staff = { employed: 10, vacant: 2, agency: 1, agencyCoveringVacancies: 1 }
const moved = {
  meanHeadcount: 10,
  endHeadcount: 10,
  joiners: 1,
  leavers: 1,
  retirements: 0,
  internalMoves: 0,
}
const day = [{ from: 480, until: 960 }]
const dice = seededRandom('refusals')

type Refusal = readonly [string, RegExp, () => unknown]

const refusals: readonly Refusal[] = [
  ['no answers', /^n must be at least 1, got 0$/, () => wilsonInterval(0, 0)],
  [
    'more successes than answers',
    /^successes must not be above n \(10\), got 11$/,
    () => wilsonInterval(11, 10),
  ],
  ['a half success', /^successes must be a whole number, got 2.5$/, () => wilsonInterval(2.5, 10)],
  ['not a number', /^successes must be a finite number, got NaN$/, () => wilsonInterval(NaN, 10)],
  ['endless', /^n must be a finite number, got Infinity$/, () => wilsonInterval(1, Infinity)],
  ['less than none', /^successes must not be negative, got -1$/, () => wilsonInterval(-1, 10)],
  ['certainty', /^confidence must be between 0 and 1, got 1$/, () => wilsonInterval(1, 10, 1)],
  ['per cent for a share', /^confidence must be between 0 and 1, got 95$/, () => wilsonInterval(1, 10, 95)],
  [
    'a population below the sample',
    /^populationSize must be at least 30, got 29$/,
    () => wilsonIntervalOfFinitePopulation(24, 30, 29),
  ],
  [
    'a one-sided bound of less than half',
    /^confidence of a one-sided bound/,
    () => wilsonOneSidedBounds(1, 10, 0.5),
  ],
  ['Clopper–Pearson of nothing', /^n must be at least 1/, () => clopperPearsonInterval(0, 0)],
  ['a change from too many', /^successes must not be above n/, () => newcombeDifference(tooMany, half)],
  [
    'a margin of nothing',
    /^marginOfError must be between/,
    () => sampleSizeForProportion({ proportion: 0.2, marginOfError: 0 }),
  ],
  [
    'a share of one',
    /^proportion must be between/,
    () => sampleSizeForProportion({ proportion: 1, marginOfError: 0.1 }),
  ],
  [
    'no change to see',
    /^from and to must differ, both are 0.2$/,
    () => sampleSizeForDifference({ from: 0.2, to: 0.2 }),
  ],
  [
    'a design effect below one',
    /^designEffect must be at least 1/,
    () => sampleSizeForDifference({ from: 0.2, to: 0.3, designEffect: 0.5 }),
  ],
  ['a cluster of a half', /^clusterSize must be at least 1/, () => designEffect(0.5, 0.1)],
  ['a correlation above one', /^intraclassCorrelation must be from 0 to 1/, () => designEffect(10, 1.1)],
  ['an effect of nothing', /^effect must be above 0/, () => effectiveSampleSize(10, 0)],
  ['nobody who answers', /^expectedResponseRate must be between/, () => numberToDraw(10, 0)],
  ['one cluster', /^clusters must have at least 2 values, got 1$/, () => clusteredProportion([half])],
  [
    'a cluster with too many',
    /^clusters\[1\].successes must not be above clusters\[1\].n/,
    () => intraclassCorrelation([half, tooMany]),
  ],
  ['no strata', /^strata must have at least 1 value, got 0$/, () => stratifiedProportion([])],
  [
    'a stratum of one',
    /^strata\[0\].n must be at least 2/,
    () => stratifiedProportion([{ successes: 1, n: 1, weight: 1 }]),
  ],
  [
    'a stratum without weight',
    /^strata\[0\].weight must be above 0/,
    () => stratifiedProportion([{ ...half, weight: 0 }]),
  ],
  ['one diary', /^pairs must have at least 2/, () => ratioEstimate([{ numerator: 1, denominator: 2 }])],
  [
    'diaries without time',
    /^the denominators of pairs must not all be 0$/,
    () =>
      ratioEstimate([
        { numerator: 0, denominator: 0 },
        { numerator: 0, denominator: 0 },
      ]),
  ],
  [
    'waves of other length',
    /^before and after must be equally long, got 2 and 3$/,
    () => pairedDifference([1, 2], [1, 2, 3]),
  ],
  ['one pair', /^before must have at least 2/, () => pairedDifference([1], [2])],
  [
    'a pair that is not a number',
    /^values\[1\] must be a finite number/,
    () => pairedDifference([1, 2], [1, NaN]),
  ],
  [
    'more answers than asked',
    /^drawn must be at least 70, got 60$/,
    () => nonResponseBounds({ successes: 13, answered: 70, drawn: 60 }),
  ],
  [
    'a target that is not a number',
    /^target must be a finite number/,
    () => verdictAgainstTarget(1, 10, NaN),
  ],
  [
    'bounds the wrong way',
    /^lower must not be above upper \(0.1\), got 0.2$/,
    () => verdictOfBounds({ lower: 0.2, upper: 0.1 }, 0.5),
  ],
  ['a share above the day', /^share must be from 0 to 1/, () => minutesPerDay(1.2)],
  ['one point', /^values must have at least 2 values, got 1$/, () => xmrChart([1])],
  ['a point that is missing', /^values\[2\] must be a finite number, got NaN$/, () => xmrChart([1, 2, NaN])],
  ['a baseline of one', /^baseline must be at least 2/, () => xmrChart([1, 2, 3], { baseline: 1 })],
  [
    'a phase of one point',
    /^rebasedAt must be whole, rising/,
    () => xmrChart([1, 2, 3, 4], { rebasedAt: [3] }),
  ],
  [
    'phases in the wrong order',
    /^rebasedAt must be whole, rising/,
    () => xmrChart([1, 2, 3, 4, 5, 6], { rebasedAt: [4, 2] }),
  ],
  [
    'a target beyond all',
    /^target must be a finite number/,
    () => assuranceOf(xmrChart([1, 2]), Infinity, 'higher'),
  ],
  ['one sample', /^samples must have at least 2/, () => pChart([half], 'p')],
  [
    'a sample of nothing',
    /^samples\[1\].n must be at least 1/,
    () => pChart([half, { successes: 0, n: 0 }], 'laney'),
  ],
  ['limits of no sample', /^n must be at least 1/, () => pChartLimits(0.1, 0)],
  ['a funnel around nothing', /^reference must be between/, () => funnelLimits({ reference: 0, n: 10 })],
  ['a funnel at no size', /^n must be at least 1/, () => exactFunnelLimits({ reference: 0.1, n: 0 })],
  ['one unit', /^units must have at least 2/, () => overdispersionOf([half])],
  [
    'units that are all at nought',
    /^reference must be between 0 and 1, got 0$/,
    () =>
      overdispersionOf([
        { successes: 0, n: 3 },
        { successes: 0, n: 4 },
      ]),
  ],
  ['no units', /^units must be at least 1/, () => expectedOutsideByChance(0)],
  ['nothing expected', /^expected must be above 0/, () => poissonRatioInterval(3, 0)],
  ['a half event', /^observed must be a whole number/, () => poissonRatioInterval(1.5, 2)],
  ['references of no unit', /^units must have at least 1/, () => referenceProportions([])],
  ['nobody observed', /^observations must have at least 1/, () => kaplanMeier([])],
  [
    'time before the start',
    /^observations\[0\].time must not be negative/,
    () => kaplanMeier([{ time: -1, event: true }]),
  ],
  [
    'survival at no time',
    /^time must be a finite number/,
    () => survivalAt(kaplanMeier([{ time: 1, event: true }]), NaN),
  ],
  ['staff of nobody', /^meanHeadcount must be above 0/, () => turnover({ ...moved, meanHeadcount: 0 })],
  [
    'more pensions than leavers',
    /^retirements and internalMoves must together not be above leavers \(1\), got 2$/,
    () => turnover({ ...moved, retirements: 2 }),
  ],
  [
    'more who stay than were there',
    /^employedAllYear must not be above employedAtStart \(10\), got 11$/,
    () => stabilityRate(11, 10),
  ],
  [
    'no posts',
    /^employed \+ vacant must be above 0/,
    () => staffingRates({ employed: 0, vacant: 0, agency: 0, agencyCoveringVacancies: 0 }),
  ],
  [
    'cover above the vacancies',
    /^agencyCoveringVacancies must not be above/,
    () => staffingRates({ ...staff, agency: 5, agencyCoveringVacancies: 3 }),
  ],
  ['cases of nobody', /^caseHolders must be above 0/, () => caseload(10, 0)],
  ['a half contact', /^contactsByWorker\[0\] must be a whole number/, () => biceBoxerman([0.5, 2])],
  ['inequality of nothing', /^values must have at least 1/, () => gini([])],
  ['inequality without mass', /^values must not all be 0/, () => gini([0, 0])],
  ['a spread of one', /^values must have at least 2/, () => coefficientOfVariation([3])],
  ['a negative load', /^values\[1\] must not be negative/, () => gini([1, -1])],
  ['no rows', /^rows must have at least 1/, () => nonNegativeLeastSquares([], [])],
  [
    'ragged rows',
    /^rows\[1\] must have 2 values as the first, got 1$/,
    () => nonNegativeLeastSquares([[1, 2], [1]], [1, 2]),
  ],
  [
    'responses of other length',
    /^rows and responses must be equally long/,
    () => nonNegativeLeastSquares([[1]], [1, 2]),
  ],
  [
    'a row with a gap',
    /^rows\[0\]\[1\] must be a finite number/,
    () => nonNegativeLeastSquares([[1, NaN]], [1]),
  ],
  ['less than no seats', /^seats must not be negative/, () => seatAllocation(-1, [1])],
  ['a half applicant', /^eligible\[0\] must be a whole number/, () => seatAllocation(1, [1.5])],
  [
    'a pulse of one',
    /^n must be at least 2/,
    () => meanWithFinitePopulation({ mean: 3, standardDeviation: 0, n: 1, populationSize: 5 }),
  ],
  [
    'more answers than people',
    /^populationSize must be at least 8, got 7$/,
    () => meanWithFinitePopulation({ mean: 3, standardDeviation: 1, n: 8, populationSize: 7 }),
  ],
  ['an item mean off the scale', /^itemMean must be from 1 to 5, got 5.5$/, () => hmeIndex(5.5)],
  ['eight items', /^respondents\[0\] must have 9 items, got 8$/, () => hme([[1, 1, 1, 1, 1, 1, 1, 1]])],
  [
    'a six',
    /^respondents\[0\] must have whole answers from 1 to 5, got 6$/,
    () => hme([[6, 1, 1, 1, 1, 1, 1, 1, 1]]),
  ],
  ['no norm', /^norm must be above 0/, () => workload({ stable: 1, cases: [], duties: [], norm: 0 })],
  [
    'negative points',
    /^cases\[0\] must not be negative/,
    () => workload({ stable: 1, cases: [-1], duties: [], norm: 1 }),
  ],
  ['nothing planned', /^plannedHours must be above 0/, () => protectedTime(1, 0)],
  ['no planned time', /^planned must have at least 1/, () => drawRandomMoments([], 3, dice)],
  [
    'a range without minutes',
    /^planned\[0\].until must be at least 481/,
    () => drawRandomMoments([{ from: 480, until: 480 }], 1, dice),
  ],
  [
    'ranges that overlap',
    /^planned must be in order and not overlap/,
    () => drawRandomMoments([...day, { from: 900, until: 1000 }], 1, dice),
  ],
  ['no moments', /^moments must be at least 1/, () => drawRandomMoments(day, 0, dice)],
  [
    'more moments than minutes',
    /^moments must not be above the planned minutes \(480\), got 481$/,
    () => drawRandomMoments(day, 481, dice),
  ],
  ['dice without sides', /^n must be at least 1/, () => dice.below(0)],
  ['dice with too many sides', /^n must not be above 4294967296/, () => dice.below(2 ** 33)],
  ['the mean of nothing', /^values must have at least 1/, () => mean([])],
  ['the variance of one', /^values must have at least 2/, () => sampleVariance([1])],
  ['a quantile above one', /^p must be from 0 to 1/, () => sampleQuantile([1, 2], 1.1)],
  ['Φ of nothing', /^z must be a number/, () => normalCdf(NaN)],
  ['the normal quantile of 1', /^p must be between 0 and 1, got 1$/, () => normalQuantile(1)],
  ['t without freedom', /^degreesOfFreedom must be above 0/, () => studentTQuantile(0.4, 0)],
  ['χ² without freedom', /^degreesOfFreedom must be above 0/, () => chiSquaredQuantile(0.4, 0)],
  ['beta of nothing', /^alpha must be above 0/, () => betaQuantile(0.4, 0, 1)],
  ['more than all', /^k must not be above n \(10\), got 11$/, () => binomialCdf(11, 10, 0.5)],
  ['a mean of nothing', /^mean must be above 0/, () => poissonQuantile(0.5, 0)],
]

describe('what cannot be computed is refused, and the sentence says which argument and why', () => {
  test.each(refusals)('%s', (_, sentence, compute) => {
    expect(compute).toThrow(RangeError)
    expect(compute).toThrow(sentence)
  })
})
