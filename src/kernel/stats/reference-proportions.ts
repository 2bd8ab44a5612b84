import { atLeast, countOf } from './argument.ts'
import type { Proportion } from './newcombe-difference.ts'
import { mean, sum } from './sample-summary.ts'

/**
 * Two answers to "what is the group's share", which may differ by a factor of two: the unweighted mean of the units'
 * shares, as Kolada's group values are, and the pooled share of all persons together. Show which one it is.
 */
export const referenceProportions = (
  units: readonly Proportion[],
): { readonly unweightedMean: number; readonly pooled: number } => {
  for (const [index, { successes, n }] of atLeast(1, 'units', units).entries()) {
    countOf(`units[${index}].successes`, successes, `units[${index}].n`, n)
  }
  return {
    unweightedMean: mean(units.map(({ successes, n }) => successes / n)),
    pooled: sum(units.map(({ successes }) => successes)) / sum(units.map(({ n }) => n)),
  }
}
