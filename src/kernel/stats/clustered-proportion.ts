import { atLeast, countOf } from './argument.ts'
import { defaultConfidence, type EstimateByT, type Interval } from './interval.ts'
import type { Proportion } from './newcombe-difference.ts'
import { sum } from './sample-summary.ts'
import { criticalT } from './student-t-distribution.ts'
import { wilsonInterval } from './wilson-interval.ts'

const checked = (clusters: readonly Proportion[]): readonly Proportion[] => {
  for (const [index, { successes, n }] of atLeast(2, 'clusters', clusters).entries()) {
    countOf(`clusters[${index}].successes`, successes, `clusters[${index}].n`, n)
  }
  return clusters
}

/**
 * How alike the observations within a cluster are, by analysis of variance:
 * ρ̂ = (MSB − MSW)/(MSB + (m₀ − 1)MSW), m₀ = (N − Σn²/N)/(k − 1), never below 0.
 * Fleiss (1981), 13.3; Donner and Koval (1980).
 */
export const intraclassCorrelation = (clusters: readonly Proportion[]): number => {
  const k = checked(clusters).length
  const total = sum(clusters.map(({ n }) => n))
  if (total === k) return 0
  const share = sum(clusters.map(({ successes }) => successes)) / total
  const between = sum(clusters.map(({ successes, n }) => n * (successes / n - share) ** 2)) / (k - 1)
  const within = sum(clusters.map(({ successes, n }) => successes * (1 - successes / n))) / (total - k)
  const typicalSize = (total - sum(clusters.map(({ n }) => n * n)) / total) / (k - 1)
  const spread = between + (typicalSize - 1) * within
  return spread === 0 ? 0 : Math.max(0, (between - within) / spread)
}

const expit = (x: number): number => 1 / (1 + Math.exp(-x))

type ClusteredProportion = EstimateByT & {
  /** Symmetric around the estimate, and may leave 0 to 1; given for comparison. */
  readonly plain: Interval
  readonly intraclassCorrelation: number
  /** Wilson when clusters that are all 0 or all 1 say nothing of how they differ. */
  readonly method: 'logit t' | 'Wilson'
}

/**
 * A proportion over clusters, as moments by worker, told of other weeks and workers like these: p̂ = Σy/Σn,
 * v = k/(k − 1)·Σ(yᵢ − p̂nᵢ)²/(Σn)², interval by t with k − 1 degrees of freedom on the logit scale.
 * Cochran (1977), 3.12 and 9A; Korn and Graubard, "Analysis of Health Surveys" (1999), 3.3 for the logit.
 */
export const clusteredProportion = (
  clusters: readonly Proportion[],
  confidence: number = defaultConfidence,
): ClusteredProportion => {
  const k = checked(clusters).length
  const n = sum(clusters.map((cluster) => cluster.n))
  const successes = sum(clusters.map((cluster) => cluster.successes))
  const estimate = successes / n
  const squares = sum(clusters.map((cluster) => (cluster.successes - estimate * cluster.n) ** 2))
  const standardError = Math.sqrt((k / (k - 1)) * squares) / n
  const degreesOfFreedom = k - 1
  const criticalValue = criticalT(confidence, degreesOfFreedom)
  const half = criticalValue * standardError
  const common = {
    estimate,
    standardError,
    degreesOfFreedom,
    criticalValue,
    plain: { lower: estimate - half, upper: estimate + half },
    intraclassCorrelation: intraclassCorrelation(clusters),
  }
  if (estimate === 0 || estimate === 1) {
    const { lower, upper } = wilsonInterval(successes, n, confidence)
    return { ...common, lower, upper, method: 'Wilson' }
  }
  const logit = Math.log(estimate / (1 - estimate))
  const halfLogit = half / (estimate * (1 - estimate))
  return { ...common, lower: expit(logit - halfLogit), upper: expit(logit + halfLogit), method: 'logit t' }
}
