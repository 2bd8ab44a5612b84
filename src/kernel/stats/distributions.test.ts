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
    [-8, 6.22096057427178412e-16],
    [-3, 1.34989803163009453e-3],
    [-1.96, 2.49978951482204341e-2],
    [0.5, 6.91462461274013104e-1],
    [2, 9.77249868051820793e-1],
  ])('Φ(%d)', (z, expected) => expectRelative(normalCdf(z), expected))

  test.each([
    [0.000001, -4.75342430882289895],
    [0.001, -3.09023230616781354],
    [0.1, -1.2815515655446004],
    [0.8, 0.841621233572914205],
    [0.975, 1.95996398454005424],
    [0.9995, 3.29052673149189479],
  ])('the normal quantile of %d', (p, expected) => expectRelative(normalQuantile(p), expected))

  test.each([
    [-2.5, 1, 1.21118941590843399e-1],
    [1.2, 2, 8.23498319610315247e-1],
    [-3.7, 5, 6.99970348784955525e-3],
    [2, 30, 9.72687477518508448e-1],
    [-1.1, 199, 1.36330503923549421e-1],
  ])('t ≤ %d with %i degrees of freedom', (t, df, expected) => expectRelative(studentTCdf(t, df), expected))

  test.each([
    [0.975, 1, 1.27062047361747046e1],
    [0.975, 2, 4.30265272974946385],
    [0.975, 5, 2.57058183563631551],
    [0.995, 7, 3.49948329735049392],
    [0.0005, 30, -3.64595863504202182],
    [0.9, 200, 1.28579879399480107],
  ])('the quantile of t: %d with %i degrees of freedom', (p, df, expected) =>
    expectRelative(studentTQuantile(p, df), expected),
  )

  test.each([
    [0.1, 1, 7.51829634045849282e-1],
    [3.84, 1, 5.00435212487050989e-2],
    [47, 47, 4.72562298528094748e-1],
    [120, 47, 2.62541224475144028e-8],
    [24, 24, 4.61597333063618201e-1],
    [1500, 1400, 3.15037209893923911e-2],
  ])('χ² > %d with %i degrees of freedom', (x, df, expected) => {
    expectRelative(chiSquaredUpperTail(x, df), expected)
    expectRelative(chiSquaredCdf(x, df), 1 - expected)
  })

  test.each([
    [0.025, 24, 1.24011502174444331e1],
    [0.975, 26, 4.19231700963539114e1],
    [0.999, 47, 8.27204225191240242e1],
    [0.95, 1, 3.84145882069412596],
    [0.001, 3, 2.42975858156927332e-2],
  ])('the quantile of χ²: %d with %i degrees of freedom', (p, df, expected) =>
    expectRelative(chiSquaredQuantile(p, df), expected),
  )

  test.each([
    [0.3, 3, 5, 3.529305e-1],
    [0.02, 1, 40, 5.54299596049048954e-1],
    [0.9, 120, 15, 6.37247609709472134e-1],
  ])('beta ≤ %d with %i and %i', (x, a, b, expected) => expectRelative(betaCdf(x, a, b), expected))

  test.each([
    [0.025, 3, 5, 9.89882784425078646e-2],
    [0.975, 186, 815, 2.10481377773346349e-1],
    [0.5, 1, 9, 7.41252877127095708e-2],
    [0.0001, 20, 2, 5.63087592880106804e-1],
  ])('the quantile of beta: %d with %i and %i', (p, a, b, expected) =>
    expectRelative(betaQuantile(p, a, b), expected),
  )

  test.each([
    [15, 100, 0.15, 5.68315165125714977e-1],
    [0, 10, 0.2, 1.073741824e-1],
    [180, 1000, 0.2, 6.01900497593960501e-2],
    [9, 10, 0.9, 6.513215599e-1],
    [430, 4000, 0.125, 3.53412127151176631e-4],
  ])('at most %i of %i with probability %d', (k, n, p, expected) =>
    expectRelative(binomialCdf(k, n, p), expected),
  )

  test.each([
    [10, 8.5, 7.63361979134017629e-1],
    [0, 0.3, 7.40818220681717866e-1],
    [120, 100, 9.77330670921647308e-1],
    [950, 1000, 5.78362929553232061e-2],
    [3, 25, 4.08675894799674579e-8],
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
