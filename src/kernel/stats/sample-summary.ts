import { at, atLeast, finite, proportion } from './argument.ts'

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const allFinite = (values: readonly number[]): readonly number[] => {
  for (const [index, value] of values.entries()) finite(`values[${index}]`, value)
  return values
}

/** Arithmetic mean. */
export const mean = (values: readonly number[]): number =>
  sum(allFinite(atLeast(1, 'values', values))) / values.length

/** Unbiased sample variance, divisor n − 1. */
export const sampleVariance = (values: readonly number[]): number => {
  const centre = mean(atLeast(2, 'values', values))
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1)
}

export const sampleStandardDeviation = (values: readonly number[]): number =>
  Math.sqrt(sampleVariance(values))

/**
 * Sample quantile of type 7 in Hyndman and Fan, "Sample quantiles in statistical packages" (1996): linear between the
 * order statistics at 1 + (n − 1)p. What R and NumPy give when nothing else is asked for.
 */
export const sampleQuantile = (values: readonly number[], p: number): number => {
  const sorted = [...allFinite(atLeast(1, 'values', values))].sort((a, b) => a - b)
  const place = (sorted.length - 1) * proportion('p', p)
  const below = Math.floor(place)
  const lower = at(sorted, below)
  return lower + (place - below) * (at(sorted, Math.min(below + 1, sorted.length - 1)) - lower)
}

export const median = (values: readonly number[]): number => sampleQuantile(values, 0.5)
