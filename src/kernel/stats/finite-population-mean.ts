import { countFrom, finite, nonNegative } from './argument.ts'
import { defaultConfidence, type EstimateByT } from './interval.ts'
import { criticalT } from './student-t-distribution.ts'

/**
 * The mean of n answers out of a unit of N: SE = s/√n·√((N − n)/(N − 1)), t with n − 1 degrees of freedom.
 * When all of the unit answered there is nothing left to be unsure of. Cochran (1977), 2.6,
 * with N − 1 under the root as in surveys of staff.
 */
export const meanWithFinitePopulation = ({
  mean,
  standardDeviation,
  n,
  populationSize,
  confidence = defaultConfidence,
}: {
  readonly mean: number
  readonly standardDeviation: number
  readonly n: number
  readonly populationSize: number
  readonly confidence?: number
}): EstimateByT => {
  const estimate = finite('mean', mean)
  nonNegative('standardDeviation', standardDeviation)
  countFrom(2, 'n', n)
  countFrom(n, 'populationSize', populationSize)
  const correction = Math.sqrt((populationSize - n) / (populationSize - 1))
  const standardError = (standardDeviation / Math.sqrt(n)) * correction
  const criticalValue = criticalT(confidence, n - 1)
  const half = criticalValue * standardError
  return {
    estimate,
    lower: estimate - half,
    upper: estimate + half,
    standardError,
    degreesOfFreedom: n - 1,
    criticalValue,
  }
}
