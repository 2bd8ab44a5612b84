import { finite, openProportion, positive, proportion } from './argument.ts'

/**
 * Kish, "Survey Sampling" (1965): answers of the same person or unit resemble each other, so that n of them are worth
 * fewer. deff = 1 + (m − 1)ρ with m answers in each cluster and the intraclass correlation ρ.
 */
export const designEffect = (clusterSize: number, intraclassCorrelation: number): number => {
  if (finite('clusterSize', clusterSize) < 1) {
    throw new RangeError(`clusterSize must be at least 1, got ${clusterSize}`)
  }
  return 1 + (clusterSize - 1) * proportion('intraclassCorrelation', intraclassCorrelation)
}

/** How many independent answers `n` clustered ones are worth: n/deff. */
export const effectiveSampleSize = (n: number, effect: number): number =>
  positive('n', n) / positive('effect', effect)

/** How many must be asked for `n` to answer: n divided by the expected rate of answers, upwards. */
export const numberToDraw = (n: number, expectedResponseRate: number): number => {
  if (expectedResponseRate === 1) return Math.ceil(positive('n', n))
  return Math.ceil(positive('n', n) / openProportion('expectedResponseRate', expectedResponseRate))
}

/** A sample size with so many per cent drawn in addition, upwards: 2213 with 0.10 is 2435. */
export const withOverdraw = (n: number, overdraw: number): number =>
  // 2213 × 1.1 is 2434.3000000000002 in binary: what is whole but for rounding stays as it is.
  Math.ceil(positive('n', n) * (1 + proportion('overdraw', overdraw)) - 1e-9)
