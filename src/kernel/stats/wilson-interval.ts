import { countFrom, countOf } from './argument.ts'
import { defaultConfidence, type EstimateWithInterval, type Interval } from './interval.ts'
import { criticalZ } from './normal-distribution.ts'

/**
 * Wilson's score interval for a proportion of `n`, which may be an effective number and need not be whole:
 * centre (p̂ + z²/2n)/(1 + z²/n), half-width z·√(p̂(1 − p̂)/n + z²/4n²)/(1 + z²/n).
 */
const scoreInterval = (share: number, n: number, z: number): Interval => {
  const square = (z * z) / n
  const centre = (share + square / 2) / (1 + square)
  const halfWidth = (z * Math.sqrt((share * (1 - share)) / n + square / (4 * n))) / (1 + square)
  return {
    // At 0 and 1 the end of the interval is the estimate, which rounding must not move.
    lower: share === 0 ? 0 : Math.max(0, centre - halfWidth),
    upper: share === 1 ? 1 : Math.min(1, centre + halfWidth),
  }
}

/** Wilson, "Probable inference, the law of succession, and statistical inference" (1927), two-sided. */
export const wilsonInterval = (
  successes: number,
  n: number,
  confidence: number = defaultConfidence,
): EstimateWithInterval => {
  countOf('successes', successes, 'n', n)
  const estimate = successes / n
  return { estimate, ...scoreInterval(estimate, n, criticalZ(confidence)) }
}

/**
 * Wilson's interval when `n` were drawn without replacement from a population of `populationSize`:
 * n* = n(N − 1)/(N − n) in place of n. When everybody answered there is nothing left to be unsure of.
 */
export const wilsonIntervalOfFinitePopulation = (
  successes: number,
  n: number,
  populationSize: number,
  confidence: number = defaultConfidence,
): EstimateWithInterval & { readonly effectiveSampleSize: number } => {
  countOf('successes', successes, 'n', n)
  countFrom(n, 'populationSize', populationSize)
  const z = criticalZ(confidence)
  const estimate = successes / n
  if (n === populationSize) {
    return { estimate, lower: estimate, upper: estimate, effectiveSampleSize: Infinity }
  }
  const effectiveSampleSize = (n * (populationSize - 1)) / (populationSize - n)
  return { estimate, ...scoreInterval(estimate, effectiveSampleSize, z), effectiveSampleSize }
}

/** Two one-sided bounds, each of which holds by itself with this confidence: Wilson's interval of confidence 2c − 1. */
export const wilsonOneSidedBounds = (
  successes: number,
  n: number,
  confidence: number = defaultConfidence,
): Interval => {
  if (!(confidence > 0.5 && confidence < 1)) {
    throw new RangeError(`confidence of a one-sided bound must be between 0.5 and 1, got ${confidence}`)
  }
  const { lower, upper } = wilsonInterval(successes, n, 2 * confidence - 1)
  return { lower, upper }
}
