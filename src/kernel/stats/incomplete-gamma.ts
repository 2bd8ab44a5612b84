import { nonNegative, positive } from './argument.ts'

const TINY = 1e-300
const EPSILON = 1e-16
const MOST_TERMS = 1_000_000

// Stirling's series for ln Γ, Abramowitz and Stegun 6.1.41. From 15 upwards six terms are exact to double precision.
const FIRST_SERIES_ARGUMENT = 15
const stirlingSeries = (x: number): number => {
  const square = x * x
  return (
    (1 / 12 -
      (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 / square) / square) / square) / square) /
        square) /
    x
  )
}

/** ln Γ(x) for x > 0: shifted up by the recurrence Γ(x + 1) = xΓ(x), then Stirling's series. */
export const logGamma = (x: number): number => {
  positive('x', x)
  let shifted = x
  let product = 1
  while (shifted < FIRST_SERIES_ARGUMENT) {
    product *= shifted
    shifted += 1
  }
  const atShifted = (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI)
  return atShifted + stirlingSeries(shifted) - Math.log(product)
}

/** The error of Stirling's formula: ln Γ(x + 1) − ln(√(2πx)·(x/e)ˣ). */
export const stirlingError = (x: number): number =>
  x >= FIRST_SERIES_ARGUMENT
    ? stirlingSeries(x)
    : logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - 0.5 * Math.log(2 * Math.PI)

/** x·ln(x/m) + m − x without cancellation near x = m. Loader, "Fast and accurate computation of binomial probabilities" (2000). */
export const deviance = (x: number, m: number): number => {
  if (x === 0) return m
  const distance = x - m
  if (Math.abs(distance) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x
  const v = distance / (x + m)
  let result = distance * v
  let power = 2 * x * v
  for (let term = 1; term < 1000; term += 1) {
    power *= v * v
    const next = result + power / (2 * term + 1)
    if (next === result) break
    result = next
  }
  return result
}

/** xᵃe⁻ˣ/Γ(a + 1), Loader's way: precise also when a and x are large. */
export const poissonDensity = (a: number, x: number): number => {
  if (x === 0) return a === 0 ? 1 : 0
  if (a === 0) return Math.exp(-x)
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a)
}

/** P(a, x) by its power series; quick when x < a + 1. */
const lowerBySeries = (a: number, x: number): number => {
  let term = 1
  let total = 1
  for (let n = 1; n < MOST_TERMS && term > total * EPSILON; n += 1) {
    term *= x / (a + n)
    total += term
  }
  return total * poissonDensity(a, x)
}

/** Q(a, x) by Legendre's continued fraction, evaluated by Lentz's method; quick when x ≥ a + 1. */
const upperByFraction = (a: number, x: number): number => {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const numerator = -n * (n - a)
    b += 2
    d = numerator * d + b
    d = 1 / (Math.abs(d) < TINY ? TINY : d)
    c = b + numerator / c
    if (Math.abs(c) < TINY) c = TINY
    const step = c * d
    fraction *= step
    if (Math.abs(step - 1) < EPSILON * 2) break
  }
  return fraction * poissonDensity(a, x) * a
}

/**
 * The regularised incomplete gamma functions: lower P(a, x) = γ(a, x)/Γ(a) and upper Q = 1 − P.
 * Both are given, since the small one of them loses its digits when it is taken from 1.
 * Press et al., "Numerical Recipes", 6.2.
 */
export const incompleteGamma = (a: number, x: number): { readonly lower: number; readonly upper: number } => {
  positive('a', a)
  if (x === Infinity) return { lower: 1, upper: 0 }
  nonNegative('x', x)
  if (x < a + 1) {
    const lower = Math.min(1, lowerBySeries(a, x))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, upperByFraction(a, x))
  return { lower: 1 - upper, upper }
}
