import { countOf, openProportion } from './argument.ts'
import { betaQuantile } from './beta-distribution.ts'
import { defaultConfidence, type EstimateWithInterval } from './interval.ts'

/**
 * Clopper and Pearson, "The use of confidence or fiducial limits" (1934): never covers less than it says, so it is wider
 * than Wilson's. For a statement that must hold as "at least"; elsewhere use `wilsonInterval`.
 */
export const clopperPearsonInterval = (
  successes: number,
  n: number,
  confidence: number = defaultConfidence,
): EstimateWithInterval => {
  countOf('successes', successes, 'n', n)
  const tail = (1 - openProportion('confidence', confidence)) / 2
  return {
    estimate: successes / n,
    lower: successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1),
    upper: successes === n ? 1 : betaQuantile(1 - tail, successes + 1, n - successes),
  }
}
