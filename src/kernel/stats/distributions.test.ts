import { describe, expect, test } from 'vitest'
import { betaCdf, betaQuantile } from './beta-distribution.ts'
import { binomialCdf, binomialProbability, binomialQuantile } from './binomial-distribution.ts'
import { chiSquaredCdf, chiSquaredQuantile, chiSquaredUpperTail } from './chi-squared-distribution.ts'
import { normalCdf, normalQuantile } from './normal-distribution.ts'
import { poissonCdf, poissonProbability, poissonQuantile } from './poisson-distribution.ts'
import { sum } from './sample-summary.ts'
import { studentTCdf, studentTQuantile } from './student-t-distribution.ts'

/*
 * What is expected was computed apart from this code, with sixty digits and exact fractions: the normal integral by its
 * series, t and χ² by their closed forms for whole degrees of freedom, the rest by their sums, quantiles by bisection.
 */
const PRECISION = 1e-12

const expectRelative = (value: number, expected: number): void =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(PRECISION)

describe('distribution functions to twelve digits, also far out in the tail', () => {
  test.each([
    [-8, 6.220960574271784e-16],
    [-3, 0.0013498980316300946],
    [-1.96, 0.024997895148220435],
    [0.5, 0.6914624612740131],
    [2, 0.9772498680518208],
  ])('Φ(%d)', (z, expected) => expectRelative(normalCdf(z), expected))

  test.each([
    [0.000001, -4.753424308822899],
    [0.001, -3.0902323061678136],
    [0.1, -1.2815515655446004],
    [0.8, 0.8416212335729142],
    [0.975, 1.9599639845400543],
    [0.9995, 3.290526731491895],
  ])('the normal quantile of %d', (p, expected) => expectRelative(normalQuantile(p), expected))

  test.each([
    [-2.5, 1, 0.1211189415908434],
    [1.2, 2, 0.8234983196103153],
    [-3.7, 5, 0.006999703487849555],
    [2, 30, 0.9726874775185085],
    [-1.1, 199, 0.13633050392354942],
  ])('t ≤ %d with %i degrees of freedom', (t, df, expected) => expectRelative(studentTCdf(t, df), expected))

  test.each([
    [0.975, 1, 12.706204736174705],
    [0.975, 2, 4.302652729749464],
    [0.975, 5, 2.5705818356363155],
    [0.995, 7, 3.499483297350494],
    [0.0005, 30, -3.645958635042022],
    [0.9, 200, 1.285798793994801],
  ])('the quantile of t: %d with %i degrees of freedom', (p, df, expected) =>
    expectRelative(studentTQuantile(p, df), expected),
  )

  test.each([
    [0.1, 1, 0.7518296340458492],
    [3.84, 1, 0.0500435212487051],
    [47, 47, 0.4725622985280947],
    [120, 47, 2.6254122447514403e-8],
    [24, 24, 0.4615973330636182],
    [1500, 1400, 0.03150372098939239],
  ])('χ² > %d with %i degrees of freedom', (x, df, expected) => {
    expectRelative(chiSquaredUpperTail(x, df), expected)
    expectRelative(chiSquaredCdf(x, df), 1 - expected)
  })

  test.each([
    [0.025, 24, 12.401150217444433],
    [0.975, 26, 41.923170096353914],
    [0.999, 47, 82.72042251912403],
    [0.95, 1, 3.841458820694126],
    [0.001, 3, 0.024297585815692732],
  ])('the quantile of χ²: %d with %i degrees of freedom', (p, df, expected) =>
    expectRelative(chiSquaredQuantile(p, df), expected),
  )

  test.each([
    [0.3, 3, 5, 3.529305e-1],
    [0.02, 1, 40, 0.554299596049049],
    [0.9, 120, 15, 0.6372476097094721],
  ])('beta ≤ %d with %i and %i', (x, a, b, expected) => expectRelative(betaCdf(x, a, b), expected))

  test.each([
    [0.025, 3, 5, 0.09898827844250786],
    [0.975, 186, 815, 0.21048137777334636],
    [0.5, 1, 9, 0.07412528771270957],
    [0.0001, 20, 2, 0.5630875928801068],
  ])('the quantile of beta: %d with %i and %i', (p, a, b, expected) =>
    expectRelative(betaQuantile(p, a, b), expected),
  )

  test.each([
    [15, 100, 0.15, 0.568315165125715],
    [0, 10, 0.2, 1.073741824e-1],
    [180, 1000, 0.2, 0.06019004975939605],
    [9, 10, 0.9, 6.513215599e-1],
    [430, 4000, 0.125, 0.00035341212715117663],
  ])('at most %i of %i with probability %d', (k, n, p, expected) =>
    expectRelative(binomialCdf(k, n, p), expected),
  )

  test.each([
    [10, 8.5, 0.7633619791340176],
    [0, 0.3, 0.7408182206817179],
    [120, 100, 0.9773306709216473],
    [950, 1000, 0.05783629295532321],
    [3, 25, 4.086758947996746e-8],
  ])('at most %i where %d are expected', (k, mean, expected) => expectRelative(poissonCdf(k, mean), expected))
})

describe('a discrete quantile is the smallest number that reaches the probability', () => {
  const probabilities = [0.0001, 0.025, 0.3, 0.5, 0.975, 0.9999]

  test.each([
    [1, 0.5],
    [20, 0.15],
    [100, 0.15],
    [4000, 0.02],
  ])('binomial, n = %i, p = %d', (n, p) => {
    for (const probability of probabilities) {
      const k = binomialQuantile(probability, n, p)
      expect(binomialCdf(k, n, p)).toBeGreaterThanOrEqual(probability)
      if (k > 0) expect(binomialCdf(k - 1, n, p)).toBeLessThan(probability)
    }
  })

  test.each([0.1, 8.5, 5000])('Poisson, mean %d', (mean) => {
    for (const probability of probabilities) {
      const k = poissonQuantile(probability, mean)
      expect(poissonCdf(k, mean)).toBeGreaterThanOrEqual(probability)
      if (k > 0) expect(poissonCdf(k - 1, mean)).toBeLessThan(probability)
    }
  })

  test('a step that is reached exactly is not missed by rounding', () => {
    expect(binomialQuantile(0.5, 1, 0.5)).toBe(0)
    expect(binomialQuantile(1 - 0.9, 1, 0.9)).toBe(0)
  })
})

describe('probabilities of all outcomes sum to one', () => {
  test.each([0.001, 0.3, 0.99])('binomial with p = %d', (p) =>
    expect(sum(Array.from({ length: 41 }, (_, k) => binomialProbability(k, 40, p)))).toBeCloseTo(1, 12),
  )

  test.each([0.2, 3, 20])('Poisson with mean %d', (mean) =>
    expect(sum(Array.from({ length: 120 }, (_, k) => poissonProbability(k, mean)))).toBeCloseTo(1, 12),
  )
})
