import { countFrom, countOf, openProportion, proportion } from './argument.ts'
import { binomialDensity, incompleteBeta } from './incomplete-beta.ts'
import { discreteQuantile } from './quantile-search.ts'

/** P(X = k) of n draws with probability p. */
export const binomialProbability = (k: number, n: number, p: number): number => {
  countOf('k', k, 'n', n)
  return binomialDensity(k, n, proportion('p', p), 1 - p)
}

/** P(X ≤ k) = I(1 − p; n − k, k + 1). */
export const binomialCdf = (k: number, n: number, p: number): number => {
  countOf('k', k, 'n', n)
  proportion('p', p)
  return k === n ? 1 : incompleteBeta(n - k, k + 1, 1 - p, p).lower
}

/** The smallest k with P(X ≤ k) ≥ `probability`. */
export const binomialQuantile = (probability: number, n: number, p: number): number => {
  openProportion('probability', probability)
  countFrom(1, 'n', n)
  return discreteQuantile((k) => binomialCdf(k, n, p), probability, n)
}
