import { defaultConfidence, type EstimateWithInterval } from './interval.ts'
import { normalCdf } from './normal-distribution.ts'
import { wilsonInterval } from './wilson-interval.ts'

export type Proportion = { readonly successes: number; readonly n: number }

/**
 * The change of a proportion between two independent samples, p₂ − p₁, with the interval that Newcombe builds from the
 * two Wilson intervals: "Interval estimation for the difference between independent proportions" (1998), method 10.
 */
export const newcombeDifference = (
  first: Proportion,
  second: Proportion,
  confidence: number = defaultConfidence,
): EstimateWithInterval => {
  const one = wilsonInterval(first.successes, first.n, confidence)
  const two = wilsonInterval(second.successes, second.n, confidence)
  const estimate = two.estimate - one.estimate
  return {
    estimate,
    lower: estimate - Math.hypot(two.estimate - two.lower, one.upper - one.estimate),
    upper: estimate + Math.hypot(two.upper - two.estimate, one.estimate - one.lower),
  }
}

/**
 * The z test of two independent proportions with the pooled variance p̄(1 − p̄)(1/n₁ + 1/n₂), two-sided.
 * When nobody or everybody succeeded in both there is no difference to test: z = 0, p = 1.
 */
export const twoProportionZTest = (
  first: Proportion,
  second: Proportion,
): { readonly z: number; readonly pValue: number } => {
  const difference = newcombeDifference(first, second).estimate
  const pooled = (first.successes + second.successes) / (first.n + second.n)
  const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n))
  const z = standardError === 0 ? 0 : difference / standardError
  return { z, pValue: 2 * normalCdf(-Math.abs(z)) }
}
