import { at, atLeast, sameLength } from './argument.ts'
import { defaultConfidence, type EstimateByT } from './interval.ts'
import { mean, sampleStandardDeviation } from './sample-summary.ts'
import { criticalT } from './student-t-distribution.ts'

/**
 * The mean change of the same units measured twice, after − before, with t and k − 1 degrees of freedom (paired t).
 * The cheap way to precision: what differs between units falls out.
 */
export const pairedDifference = (
  before: readonly number[],
  after: readonly number[],
  confidence: number = defaultConfidence,
): EstimateByT => {
  sameLength('before', before, 'after', after)
  const changes = atLeast(2, 'before', before).map((value, index) => at(after, index) - value)
  const estimate = mean(changes)
  const standardError = sampleStandardDeviation(changes) / Math.sqrt(changes.length)
  const degreesOfFreedom = changes.length - 1
  const criticalValue = criticalT(confidence, degreesOfFreedom)
  const half = criticalValue * standardError
  return {
    estimate,
    lower: estimate - half,
    upper: estimate + half,
    standardError,
    degreesOfFreedom,
    criticalValue,
  }
}
