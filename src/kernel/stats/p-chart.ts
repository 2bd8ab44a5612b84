import { at, atLeast, countFrom, countOf, positive, proportion } from './argument.ts'
import type { Interval } from './interval.ts'
import type { Proportion } from './newcombe-difference.ts'
import { mean, sum } from './sample-summary.ts'

/** Three standard errors, Shewhart's limits. */
const SIGMAS = 3
/** d₂ for ranges of two: the mean range of two standard normal values. */
const MEAN_RANGE_OF_TWO = 1.128

const standardErrorOf = (centre: number, n: number): number => Math.sqrt((centre * (1 - centre)) / n)

/** p̄ ± 3·σz·√(p̄(1 − p̄)/n), kept within 0 and 1. */
export const pChartLimits = (centre: number, n: number, sigmaZ: number = 1): Interval => {
  proportion('centre', centre)
  countFrom(1, 'n', n)
  const half = SIGMAS * positive('sigmaZ', sigmaZ) * standardErrorOf(centre, n)
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) }
}

/**
 * Laney, "Improved control charts for attributes" (2002): how much more (or less) the z-scores move from point to point
 * than chance alone would make them. σz = mean|Δz|/1.128.
 */
export const laneySigmaZ = (samples: readonly Proportion[], centre: number): number => {
  const scores = atLeast(2, 'samples', samples).map(
    ({ successes, n }) => (successes / n - centre) / standardErrorOf(centre, n),
  )
  const ranges = scores.slice(1).map((score, index) => Math.abs(score - at(scores, index)))
  return mean(ranges) / MEAN_RANGE_OF_TWO
}

export type PChartPoint = Interval & {
  readonly estimate: number
  readonly signal: 'above' | 'below' | undefined
}

type PChart = {
  readonly centre: number
  /** 1 in an ordinary p-chart. */
  readonly sigmaZ: number
  readonly points: readonly PChartPoint[]
}

/** The p-chart (Shewhart), or Laney's p′ that allows for more variation between samples than within. */
export const pChart = (samples: readonly Proportion[], method: 'p' | 'laney'): PChart => {
  for (const [index, { successes, n }] of atLeast(2, 'samples', samples).entries()) {
    countOf(`samples[${index}].successes`, successes, `samples[${index}].n`, n)
  }
  const centre = sum(samples.map(({ successes }) => successes)) / sum(samples.map(({ n }) => n))
  // All or none in every sample: nothing varies, and the limits lie on the centre.
  const varies = centre > 0 && centre < 1
  const measured = method === 'laney' && varies ? laneySigmaZ(samples, centre) : 1
  // Samples that are all alike measure no variation at all; then the ordinary limits are the honest ones.
  const sigmaZ = measured > 0 ? measured : 1
  const points = samples.map(({ successes, n }): PChartPoint => {
    const limits = pChartLimits(centre, n, sigmaZ)
    const estimate = successes / n
    const below = estimate < limits.lower ? 'below' : undefined
    return { estimate, ...limits, signal: estimate > limits.upper ? 'above' : below }
  })
  return { centre, sigmaZ, points }
}
