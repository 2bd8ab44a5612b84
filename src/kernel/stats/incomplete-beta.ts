import { positive, proportion } from './argument.ts'
import { deviance, stirlingError } from './incomplete-gamma.ts'

const TINY = 1e-300
const EPSILON = 2e-16
const MOST_TERMS = 1_000_000

/** The binomial coefficient C(n, k) times pᵏqⁿ⁻ᵏ for real 0 ≤ k ≤ n, by Loader's saddle point: no overflow, no lost digits. */
export const binomialDensity = (k: number, n: number, p: number, q: number): number => {
  if (p === 0) return k === 0 ? 1 : 0
  if (q === 0) return k === n ? 1 : 0
  if (k === 0) return Math.exp(n * (p < 0.5 ? Math.log1p(-p) : Math.log(q)))
  if (k === n) return Math.exp(n * (q < 0.5 ? Math.log1p(-q) : Math.log(p)))
  const exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) - deviance(n - k, n * q)
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)))
}

/** Lentz's method divides by these; none may be 0. */
const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value)

/** The continued fraction of the incomplete beta function by Lentz's method; quick when x < (a + 1)/(a + b + 2). */
const betaFraction = (a: number, b: number, x: number): number => {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const step = d * c
    fraction *= step
    if (Math.abs(step - 1) < EPSILON) break
  }
  return fraction
}

/** xᵃ(1 − x)ᵇ/(a·B(a, b)). */
const betaPrefix = (a: number, b: number, x: number, y: number): number =>
  (binomialDensity(a, a + b, x, y) * b) / (a + b)

/**
 * The regularised incomplete beta function: lower I(x; a, b) and upper 1 − I, with `y` = 1 − x given apart where the
 * caller knows it more precisely. Press et al., "Numerical Recipes", 6.4.
 */
export const incompleteBeta = (
  a: number,
  b: number,
  x: number,
  y: number = 1 - x,
): { readonly lower: number; readonly upper: number } => {
  positive('a', a)
  positive('b', b)
  proportion('x', x)
  if (x === 0) return { lower: 0, upper: 1 }
  if (y === 0) return { lower: 1, upper: 0 }
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, betaPrefix(a, b, x, y) * betaFraction(a, b, x))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, betaPrefix(b, a, y, x) * betaFraction(b, a, y))
  return { lower: 1 - upper, upper }
}
