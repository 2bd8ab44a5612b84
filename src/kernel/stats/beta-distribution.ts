import { openProportion, positive, proportion } from './argument.ts'
import { binomialDensity, incompleteBeta } from './incomplete-beta.ts'
import { continuousQuantile } from './quantile-search.ts'

/** P(X ≤ x) of the beta distribution: I(x; α, β). */
export const betaCdf = (x: number, alpha: number, beta: number): number =>
  incompleteBeta(positive('alpha', alpha), positive('beta', beta), proportion('x', x)).lower

const density = (x: number, alpha: number, beta: number): number =>
  (binomialDensity(alpha, alpha + beta, x, 1 - x) * alpha * beta) / ((alpha + beta) * x * (1 - x))

export const betaQuantile = (p: number, alpha: number, beta: number): number => {
  openProportion('p', p)
  return continuousQuantile({
    cdf: (x) => betaCdf(x, alpha, beta),
    density: (x) => density(x, alpha, beta),
    target: p,
    from: 0,
    to: 1,
  })
}
