import { atLeast, countFrom, countOf, nonNegative, openProportion } from './argument.ts'
import { binomialCdf, binomialQuantile } from './binomial-distribution.ts'
import { defaultConfidence, type Interval } from './interval.ts'
import type { Proportion } from './newcombe-difference.ts'
import { criticalZ } from './normal-distribution.ts'
import { sampleQuantile, sum } from './sample-summary.ts'

type FunnelAt = {
  /** The proportion that the funnel is drawn around. */
  readonly reference: number
  readonly n: number
  readonly confidence?: number
}

const fromAngle = (angle: number): number => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2

/**
 * Limits of a funnel plot at size n: sin²(asin√p₀ ± z·√(1/4n + τ²)), the variance-stabilising arcsine root.
 * τ² is the variance between units that no measure explains; `overdispersionOf` estimates it.
 * Spiegelhalter, "Funnel plots for comparing institutional performance" (2005).
 */
export const funnelLimits = ({
  reference,
  n,
  confidence = defaultConfidence,
  betweenVariance = 0,
}: FunnelAt & { readonly betweenVariance?: number }): Interval => {
  const angle = Math.asin(Math.sqrt(openProportion('reference', reference)))
  const variance = 1 / (4 * countFrom(1, 'n', n)) + nonNegative('betweenVariance', betweenVariance)
  const half = criticalZ(confidence) * Math.sqrt(variance)
  return { lower: fromAngle(angle - half), upper: fromAngle(angle + half) }
}

/** (r − (F(r) − α)/(F(r) − F(r − 1)))/n with the binomial quantile r at α. Spiegelhalter (2005), appendix. */
const interpolatedQuantile = (tail: number, n: number, reference: number): number => {
  const r = binomialQuantile(tail, n, reference)
  const through = binomialCdf(r, n, reference)
  const before = r === 0 ? 0 : binomialCdf(r - 1, n, reference)
  return Math.min(1, Math.max(0, (r - (through - tail) / (through - before)) / n))
}

/** The exact alternative without overdispersion, from the binomial distribution, interpolated between its steps. */
export const exactFunnelLimits = ({ reference, n, confidence = defaultConfidence }: FunnelAt): Interval => {
  openProportion('reference', reference)
  countFrom(1, 'n', n)
  const tail = (1 - openProportion('confidence', confidence)) / 2
  return {
    lower: interpolatedQuantile(tail, n, reference),
    upper: interpolatedQuantile(1 - tail, n, reference),
  }
}

/** A tenth at each end of the z-scores is pulled in, so that the units one looks for do not widen the funnel themselves. */
const WINSORISED = 0.1

type Overdispersion = {
  readonly reference: number
  /** φ: above 1 the units differ by more than chance. */
  readonly dispersion: number
  /** τ², on the arcsine scale, as `funnelLimits` takes it. */
  readonly betweenVariance: number
}

/**
 * How much more units differ than chance makes them: z on the arcsine scale, winsorised, φ = Σz²/k and
 * τ² = max(0, (kφ − (k − 1))/(Σw − Σw²/Σw)) with w = 4n. Spiegelhalter (2005); DerSimonian and Laird (1986) for τ².
 * The reference is the pooled proportion unless another is given.
 */
export const overdispersionOf = (units: readonly Proportion[], reference?: number): Overdispersion => {
  for (const [index, { successes, n }] of atLeast(2, 'units', units).entries()) {
    countOf(`units[${index}].successes`, successes, `units[${index}].n`, n)
  }
  const pooled = sum(units.map(({ successes }) => successes)) / sum(units.map(({ n }) => n))
  const centre = openProportion('reference', reference ?? pooled)
  const angle = Math.asin(Math.sqrt(centre))
  const scores = units.map(
    ({ successes, n }) => (Math.asin(Math.sqrt(successes / n)) - angle) * Math.sqrt(4 * n),
  )
  const low = sampleQuantile(scores, WINSORISED)
  const high = sampleQuantile(scores, 1 - WINSORISED)
  const k = units.length
  const dispersion = sum(scores.map((z) => Math.min(high, Math.max(low, z)) ** 2)) / k
  const weights = units.map(({ n }) => 4 * n)
  const total = sum(weights)
  const scale = total - sum(weights.map((weight) => weight * weight)) / total
  return {
    reference: centre,
    dispersion,
    betweenVariance: Math.max(0, (k * dispersion - (k - 1)) / scale),
  }
}

/** How many of so many equal units lie outside such limits by chance alone. */
export const expectedOutsideByChance = (units: number, confidence: number = defaultConfidence): number =>
  countFrom(1, 'units', units) * (1 - openProportion('confidence', confidence))
