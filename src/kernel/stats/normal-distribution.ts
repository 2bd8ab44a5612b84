import { openProportion } from './argument.ts'
import { incompleteGamma } from './incomplete-gamma.ts'
import { continuousQuantile } from './quantile-search.ts'

/** Farther out a double has no probability left: Φ(−38.5) is below the smallest number. */
const FARTHEST = 38.5

export const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)

/** Φ(z) of the standard normal distribution, precise in the lower tail: half of Q(½, z²/2). */
export const normalCdf = (z: number): number => {
  if (Number.isNaN(z)) throw new RangeError('z must be a number, got NaN')
  const tail = 0.5 * incompleteGamma(0.5, (z * z) / 2).upper
  return z < 0 ? tail : 1 - tail
}

/** z with Φ(z) = p. */
export const normalQuantile = (p: number): number => {
  openProportion('p', p)
  if (p === 0.5) return 0
  if (p > 0.5) return -normalQuantile(1 - p)
  return continuousQuantile({ cdf: normalCdf, density: normalDensity, target: p, from: -FARTHEST, to: 0 })
}

/** The two-sided critical value of z: 1.959964 for a confidence of 0.95. */
export const criticalZ = (confidence: number): number =>
  -normalQuantile((1 - openProportion('confidence', confidence)) / 2)
