import { count, openProportion, positive } from './argument.ts'
import { chiSquaredQuantile } from './chi-squared-distribution.ts'
import { defaultConfidence, type EstimateWithInterval, type Interval } from './interval.ts'
import { criticalZ } from './normal-distribution.ts'

/** Exact limits of a Poisson mean when O were observed: χ²_{α/2}(2O)/2 … χ²_{1−α/2}(2O + 2)/2. Garwood (1936). */
const exactMean = (observed: number, confidence: number): Interval => {
  const tail = (1 - openProportion('confidence', confidence)) / 2
  return {
    lower: observed === 0 ? 0 : chiSquaredQuantile(tail, 2 * observed) / 2,
    upper: chiSquaredQuantile(1 - tail, 2 * observed + 2) / 2,
  }
}

/** Byar's approximation: O(1 − 1/9O − z/3√O)³, and the same with O + 1 upwards. Breslow and Day (1987), 2.3. */
const byarMean = (observed: number, confidence: number): Interval => {
  const z = criticalZ(confidence)
  const cubed = (o: number, sign: number): number =>
    o * (1 - 1 / (9 * o) + (sign * z) / (3 * Math.sqrt(o))) ** 3
  return { lower: observed === 0 ? 0 : Math.max(0, cubed(observed, -1)), upper: cubed(observed + 1, 1) }
}

/** The standardised ratio O/E of an observed count to an expected number, with exact Poisson limits or Byar's. */
export const poissonRatioInterval = (
  observed: number,
  expected: number,
  confidence: number = defaultConfidence,
  method: 'exact' | 'byar' = 'exact',
): EstimateWithInterval => {
  count('observed', observed)
  positive('expected', expected)
  const { lower, upper } =
    method === 'exact' ? exactMean(observed, confidence) : byarMean(observed, confidence)
  return { estimate: observed / expected, lower: lower / expected, upper: upper / expected }
}
