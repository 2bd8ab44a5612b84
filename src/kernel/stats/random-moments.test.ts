import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquaredQuantile } from './chi-squared-distribution.ts'
import { drawRandomMoments, type MinuteRange } from './random-moments.ts'
import { sum } from './sample-summary.ts'
import { seededRandom } from './seeded-random.ts'

const workday: readonly MinuteRange[] = [
  { from: 480, until: 720 },
  { from: 780, until: 1020 },
]

/** Where in the planned time a minute of the day is: 780 is the 240th. */
const placeOf = (planned: readonly MinuteRange[], minute: number): number =>
  sum(planned.map(({ from, until }) => Math.min(until, Math.max(from, minute)) - from))

const minutesOf = (planned: readonly MinuteRange[]): number =>
  sum(planned.map(({ from, until }) => until - from))

/** χ² of so many draws over equal bins of the planned time. */
const chiSquaredOf = (planned: readonly MinuteRange[], bins: number, moments: readonly number[]): number => {
  const size = minutesOf(planned) / bins
  const tally = Array.from({ length: bins }, () => 0)
  for (const moment of moments) {
    const bin = Math.floor(placeOf(planned, moment) / size)
    tally[bin] = (tally[bin] ?? 0) + 1
  }
  const expected = moments.length / bins
  return sum(tally.map((found) => (found - expected) ** 2 / expected))
}

const draws = (days: number, planned: readonly MinuteRange[], moments: number): readonly number[] =>
  Array.from({ length: days }, (_, day) =>
    drawRandomMoments(planned, moments, seededRandom(`wave ${day}`)),
  ).flat()

describe('T-10b the draw of moments', () => {
  test('the limit of 48 bins is the published one', () =>
    expect(chiSquaredQuantile(0.999, 47)).toBeCloseTo(82.72, 2))

  test('10 000 moments of one a day are spread as chance spreads them', () => {
    const told = chiSquaredOf(workday, 48, draws(10_000, workday, 1))
    expect(told).toBeLessThan(82.72)
    // Far below would be as wrong: chance does not make bins alike.
    expect(told).toBeGreaterThan(chiSquaredQuantile(0.001, 47))
  })

  test('ten a day are no less even', () =>
    expect(chiSquaredOf(workday, 48, draws(1000, workday, 10))).toBeLessThan(82.72))

  test('also where the blocks cannot be equal: 7 of 100 minutes, no minute likelier than another', () => {
    const odd = [{ from: 600, until: 700 }]
    expect(chiSquaredOf(odd, 100, draws(3000, odd, 7))).toBeLessThan(chiSquaredQuantile(0.999, 99))
  })

  const days = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 200 })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((parts) => {
      let clock = 0
      return parts.map(([gap, length]): MinuteRange => {
        const from = clock + gap
        clock = from + length
        return { from, until: clock }
      })
    })

  test('as many as asked for, each in planned time, no minute twice, in order, the same for the same seed', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 20 }), fc.string(), (planned, wanted, seed) => {
        const moments = Math.min(wanted, minutesOf(planned))
        const drawn = drawRandomMoments(planned, moments, seededRandom(seed))
        expect(drawn).toHaveLength(moments)
        expect(new Set(drawn).size).toBe(moments)
        expect(drawn).toEqual(drawn.toSorted((a, b) => a - b))
        for (const minute of drawn) {
          expect(planned.some(({ from, until }) => minute >= from && minute < until)).toBe(true)
        }
        expect(drawRandomMoments(planned, moments, seededRandom(seed))).toEqual(drawn)
      }),
      { seed: 20_261_123, numRuns: 500 },
    ))

  test('near seeds have nothing in common', () => {
    const firsts = Array.from({ length: 400 }, (_, seed) => seededRandom(`${seed}`).below(20))
    const tally = Array.from({ length: 20 }, (_, value) => firsts.filter((each) => each === value).length)
    expect(sum(tally.map((found) => (found - 20) ** 2 / 20))).toBeLessThan(chiSquaredQuantile(0.999, 19))
  })
})
