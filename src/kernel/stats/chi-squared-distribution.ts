import { nonNegative, openProportion, positive } from './argument.ts'
import { incompleteGamma, poissonDensity } from './incomplete-gamma.ts'
import { continuousQuantile } from './quantile-search.ts'

/** P(X ≤ x) of χ² with `degreesOfFreedom`: P(ν/2, x/2). */
export const chiSquaredCdf = (x: number, degreesOfFreedom: number): number =>
  incompleteGamma(positive('degreesOfFreedom', degreesOfFreedom) / 2, nonNegative('x', x) / 2).lower

/** P(X > x), precise in the upper tail. */
export const chiSquaredUpperTail = (x: number, degreesOfFreedom: number): number =>
  incompleteGamma(positive('degreesOfFreedom', degreesOfFreedom) / 2, nonNegative('x', x) / 2).upper

const density = (x: number, df: number): number =>
  x === 0 ? 0 : (poissonDensity(df / 2, x / 2) * df) / (2 * x)

export const chiSquaredQuantile = (p: number, degreesOfFreedom: number): number => {
  openProportion('p', p)
  const df = positive('degreesOfFreedom', degreesOfFreedom)
  let to = Math.max(1, 2 * df)
  while (chiSquaredCdf(to, df) < p) to *= 2
  return continuousQuantile({
    // Above the middle the upper tail is solved for, where it still has its digits.
    cdf: p > 0.5 ? (x) => -chiSquaredUpperTail(x, df) : (x) => chiSquaredCdf(x, df),
    density: (x) => density(x, df),
    target: p > 0.5 ? p - 1 : p,
    from: 0,
    to,
  })
}
