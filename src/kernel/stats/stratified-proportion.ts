import { atLeast, countFrom, countOf, positive } from './argument.ts'
import { defaultConfidence, type EstimateWithInterval } from './interval.ts'
import type { Proportion } from './newcombe-difference.ts'
import { criticalZ } from './normal-distribution.ts'
import { sum } from './sample-summary.ts'

/** `weight`: the stratum's part of the whole in any unit, for example worked hours. */
export type Stratum = Proportion & { readonly weight: number }

/**
 * A proportion when every stratum (each worker) was sampled and only this week is spoken of:
 * p̂ = ΣWᵢp̂ᵢ, v = ΣWᵢ²p̂ᵢ(1 − p̂ᵢ)/(nᵢ − 1), Wᵢ = the stratum's share of the weights. Cochran (1977), 5.10.
 * Not the interval for other weeks or workers: that is `clusteredProportion`.
 */
export const stratifiedProportion = (
  strata: readonly Stratum[],
  confidence: number = defaultConfidence,
): EstimateWithInterval & { readonly standardError: number } => {
  for (const [index, { successes, n, weight }] of atLeast(1, 'strata', strata).entries()) {
    countFrom(2, `strata[${index}].n`, n)
    countOf(`strata[${index}].successes`, successes, `strata[${index}].n`, n)
    positive(`strata[${index}].weight`, weight)
  }
  const total = sum(strata.map(({ weight }) => weight))
  const estimate = sum(strata.map(({ successes, n, weight }) => (weight / total) * (successes / n)))
  const variance = sum(
    strata.map(({ successes, n, weight }) => {
      const share = successes / n
      return ((weight / total) ** 2 * share * (1 - share)) / (n - 1)
    }),
  )
  const standardError = Math.sqrt(variance)
  const half = criticalZ(confidence) * standardError
  return {
    estimate,
    standardError,
    lower: Math.max(0, estimate - half),
    upper: Math.min(1, estimate + half),
  }
}
