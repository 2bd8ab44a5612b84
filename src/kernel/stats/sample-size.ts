import { countFrom, openProportion, positive } from './argument.ts'
import { defaultConfidence } from './interval.ts'
import { criticalZ, normalQuantile } from './normal-distribution.ts'

/** Published tables are made with z = 1.96; to give the same numbers, say so by `criticalValue`. */
type ByConfidence = { readonly confidence?: number; readonly criticalValue?: number }

const zOf = ({ confidence = defaultConfidence, criticalValue }: ByConfidence): number =>
  criticalValue === undefined ? criticalZ(confidence) : positive('criticalValue', criticalValue)

/** 384.16 of 25 000: n = n₀/(1 + (n₀ − 1)/N). Cochran, "Sampling Techniques" (1977), 4.2. */
export const withFinitePopulation = (infiniteSampleSize: number, populationSize: number): number => {
  positive('infiniteSampleSize', infiniteSampleSize)
  countFrom(1, 'populationSize', populationSize)
  return Math.min(
    populationSize,
    Math.ceil(infiniteSampleSize / (1 + (infiniteSampleSize - 1) / populationSize)),
  )
}

/**
 * How many independent observations give a proportion within ± `marginOfError`: n₀ = z²p(1 − p)/d², upwards, and fewer
 * when the whole population is small. Cochran (1977), 4.4. For clustered ones multiply by `designEffect`.
 */
export const sampleSizeForProportion = ({
  proportion,
  marginOfError,
  populationSize,
  ...by
}: {
  readonly proportion: number
  readonly marginOfError: number
  readonly populationSize?: number
} & ByConfidence): number => {
  const p = openProportion('proportion', proportion)
  const infinite = (zOf(by) ** 2 * p * (1 - p)) / openProportion('marginOfError', marginOfError) ** 2
  return populationSize === undefined ? Math.ceil(infinite) : withFinitePopulation(infinite, populationSize)
}

/**
 * How many in each of two independent samples it takes to see the change from `from` to `to`, two-sided:
 * [z_{α/2}√(2p̄q̄) + z_β√(p₁q₁ + p₂q₂)]²/(p₁ − p₂)², times the design effect, upwards.
 * Fleiss, "Statistical Methods for Rates and Proportions" (1981), 3.2, without the continuity correction.
 */
export const sampleSizeForDifference = ({
  from,
  to,
  power = 0.8,
  designEffect = 1,
  ...by
}: {
  readonly from: number
  readonly to: number
  readonly power?: number
  readonly designEffect?: number
} & ByConfidence): number => {
  const p1 = openProportion('from', from)
  const p2 = openProportion('to', to)
  if (p1 === p2) throw new RangeError(`from and to must differ, both are ${p1}`)
  if (positive('designEffect', designEffect) < 1) {
    throw new RangeError(`designEffect must be at least 1, got ${designEffect}`)
  }
  const pooled = (p1 + p2) / 2
  const root =
    zOf(by) * Math.sqrt(2 * pooled * (1 - pooled)) +
    normalQuantile(openProportion('power', power)) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
  const independent = Math.ceil((root / (p1 - p2)) ** 2)
  return Math.ceil(independent * designEffect - 1e-9)
}
