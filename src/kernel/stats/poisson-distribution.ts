import { count, openProportion, positive } from './argument.ts'
import { incompleteGamma, poissonDensity } from './incomplete-gamma.ts'
import { discreteQuantile } from './quantile-search.ts'

/** P(X = k) of the Poisson distribution with this mean. */
export const poissonProbability = (k: number, mean: number): number =>
  poissonDensity(count('k', k), positive('mean', mean))

/** P(X ≤ k) = Q(k + 1, λ). */
export const poissonCdf = (k: number, mean: number): number =>
  incompleteGamma(count('k', k) + 1, positive('mean', mean)).upper

/** The smallest k with P(X ≤ k) ≥ p. */
export const poissonQuantile = (p: number, mean: number): number => {
  openProportion('p', p)
  return discreteQuantile((k) => poissonCdf(k, mean), p, Number.MAX_SAFE_INTEGER)
}
