import { atLeast, nonNegative } from './argument.ts'
import { defaultConfidence, type EstimateByT } from './interval.ts'
import { sum } from './sample-summary.ts'
import { criticalT } from './student-t-distribution.ts'

/** One cluster's two totals: a worker's direct minutes and worked minutes. */
export type RatioPair = { readonly numerator: number; readonly denominator: number }

/**
 * A ratio of two totals over clusters, R = Σd/Σw, with v = k/(k − 1)·Σ(dᵢ − Rwᵢ)²/(Σw)² and t with k − 1 degrees of
 * freedom. Cochran (1977), 2.11 and 6.3.
 */
export const ratioEstimate = (
  pairs: readonly RatioPair[],
  confidence: number = defaultConfidence,
): EstimateByT => {
  const k = atLeast(2, 'pairs', pairs).length
  for (const [index, { numerator, denominator }] of pairs.entries()) {
    nonNegative(`pairs[${index}].numerator`, numerator)
    nonNegative(`pairs[${index}].denominator`, denominator)
  }
  const total = sum(pairs.map(({ denominator }) => denominator))
  if (total === 0) throw new RangeError('the denominators of pairs must not all be 0')
  const estimate = sum(pairs.map(({ numerator }) => numerator)) / total
  const squares = sum(pairs.map(({ numerator, denominator }) => (numerator - estimate * denominator) ** 2))
  const standardError = Math.sqrt((k / (k - 1)) * squares) / total
  const criticalValue = criticalT(confidence, k - 1)
  const half = criticalValue * standardError
  return {
    estimate,
    lower: estimate - half,
    upper: estimate + half,
    standardError,
    degreesOfFreedom: k - 1,
    criticalValue,
  }
}
