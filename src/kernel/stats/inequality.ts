import { atLeast, nonNegative } from './argument.ts'
import { mean, sampleStandardDeviation, sum } from './sample-summary.ts'

const withMass = (values: readonly number[]): readonly number[] => {
  for (const [index, value] of values.entries()) nonNegative(`values[${index}]`, value)
  if (sum(values) === 0) throw new RangeError('values must not all be 0: the spread is told by their mean')
  return values
}

/** Gini's coefficient Σ(2i − n − 1)x₍ᵢ₎/(nΣx): 0 when all have the same, near 1 when one has all. */
export const gini = (values: readonly number[]): number => {
  const sorted = [...withMass(atLeast(1, 'values', values))].sort((a, b) => a - b)
  const n = sorted.length
  return sum(sorted.map((value, index) => (2 * (index + 1) - n - 1) * value)) / (n * sum(sorted))
}

/** Sample standard deviation by the mean. */
export const coefficientOfVariation = (values: readonly number[]): number =>
  sampleStandardDeviation(withMass(atLeast(2, 'values', values))) / mean(values)
