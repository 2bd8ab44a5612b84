import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { biceBoxerman } from './bice-boxerman.ts'
import { gini } from './inequality.ts'
import { kaplanMeier, medianSurvival } from './kaplan-meier.ts'
import { nonNegativeLeastSquares } from './non-negative-least-squares.ts'
import { sum } from './sample-summary.ts'
import { seatAllocation } from './seat-allocation.ts'
import { xmrChart } from './xmr-chart.ts'

const runs = { seed: 20_261_123, numRuns: 400 }

const loads = fc
  .array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 40 })
  .filter((values) => sum(values) > 0)

const observations = fc.array(fc.record({ time: fc.integer({ min: 0, max: 60 }), event: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
})

describe('survival', () => {
  test('never rises, stays from 0 to 1 within its interval, and everybody is counted once', () =>
    fc.assert(
      fc.property(observations, (all) => {
        const { steps } = kaplanMeier(all)
        let before = 1
        for (const { survival, interval, standardError } of steps) {
          expect(survival).toBeLessThanOrEqual(before)
          expect(survival).toBeGreaterThanOrEqual(0)
          if (interval !== undefined) {
            expect(interval.lower).toBeLessThanOrEqual(survival)
            expect(interval.upper).toBeGreaterThanOrEqual(survival)
            expect(interval.lower).toBeGreaterThanOrEqual(0)
            expect(interval.upper).toBeLessThanOrEqual(1)
          }
          expect(standardError === undefined).toBe(survival === 0)
          before = survival
        }
        expect(sum(steps.map(({ events, censored }) => events + censored))).toBe(all.length)
      }),
      runs,
    ))

  test('without anybody cut off it is the share that is left', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 50 }), (times) => {
        const { steps } = kaplanMeier(times.map((time) => ({ time, event: true })))
        for (const { time, survival } of steps) {
          expect(survival).toBeCloseTo(times.filter((each) => each > time).length / times.length, 10)
        }
      }),
      runs,
    ))

  test('the median is not told before half have left', () => {
    const one = kaplanMeier([
      { time: 1, event: true },
      { time: 2, event: false },
      { time: 2, event: false },
    ])
    expect(medianSurvival(one)).toBeUndefined()
    expect(medianSurvival(kaplanMeier([{ time: 4, event: true }]))).toBe(4)
  })
})

describe('spread and continuity', () => {
  test('Gini is from 0 and below 1, the same in another unit, and 0 for equals', () =>
    fc.assert(
      fc.property(loads, (values) => {
        const told = gini(values)
        expect(told).toBeGreaterThanOrEqual(-1e-12)
        expect(told).toBeLessThan(1)
        expect(gini(values.map((value) => value * 7))).toBeCloseTo(told, 10)
        expect(gini(values.map(() => 5))).toBeCloseTo(0, 12)
      }),
      runs,
    ))

  test('Gini is half the mean difference of all pairs by the mean', () =>
    fc.assert(
      fc.property(loads, (values) => {
        const pairs = values.flatMap((one) => values.map((other) => Math.abs(one - other)))
        expect(gini(values)).toBeCloseTo(sum(pairs) / (2 * values.length * sum(values)), 10)
      }),
      runs,
    ))

  test('continuity is from 0 to 1, and is the chance that two contacts were with the same worker', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }), (contacts) => {
        const who = contacts.flatMap((count, worker) => Array.from({ length: count }, () => worker))
        const told = biceBoxerman(contacts)
        if (who.length < 2) {
          expect(told).toBeUndefined()
          return
        }
        const pairs = who.flatMap((one, index) => who.slice(index + 1).map((other) => one === other))
        expect(told).toBeCloseTo(pairs.filter(Boolean).length / pairs.length, 10)
      }),
      runs,
    ))
})

describe('seats', () => {
  const groups = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 })

  test('are never more than there are or than are eligible, and are all given while anybody waits', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), groups, (seats, eligible) => {
        const given = seatAllocation(seats, eligible)
        expect(sum(given)).toBe(Math.min(seats, sum(eligible)))
        for (const [index, number] of given.entries())
          expect(number).toBeLessThanOrEqual(eligible[index] ?? 0)
        const groupsWithAny = eligible.filter((number) => number > 0).length
        if (seats >= groupsWithAny) expect(given.filter((n) => n > 0)).toHaveLength(groupsWithAny)
      }),
      runs,
    ))

  test('a larger group never gets fewer, and one more seat takes none from anybody', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), groups, (seats, eligible) => {
        const given = seatAllocation(seats, eligible)
        const more = seatAllocation(seats + 1, eligible)
        for (const [index, number] of given.entries()) {
          expect(more[index]).toBeGreaterThanOrEqual(number)
          for (const [other, held] of given.entries()) {
            if ((eligible[index] ?? 0) > (eligible[other] ?? 0)) expect(number).toBeGreaterThanOrEqual(held)
          }
        }
      }),
      runs,
    ))
})

describe('non-negative least squares', () => {
  const problems = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 12 }))
    .chain(([width, height]) =>
      fc.record({
        rows: fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
        responses: fc.array(fc.integer({ min: -20, max: 90 }), { minLength: height, maxLength: height }),
      }),
    )

  test('no weight is negative, and no weight can be changed for the better (Karush, Kuhn and Tucker)', () =>
    fc.assert(
      fc.property(problems, ({ rows, responses }) => {
        const { coefficients, residualNorm } = nonNegativeLeastSquares(rows, responses)
        const residuals = rows.map(
          (row, index) =>
            (responses[index] ?? 0) - sum(row.map((value, column) => value * (coefficients[column] ?? 0))),
        )
        expect(Math.hypot(...residuals)).toBeCloseTo(residualNorm, 9)
        for (const [column, weight] of coefficients.entries()) {
          expect(weight).toBeGreaterThanOrEqual(0)
          const slope = sum(rows.map((row, index) => (row[column] ?? 0) * (residuals[index] ?? 0)))
          expect(slope).toBeLessThan(1e-6)
          if (weight > 0) expect(Math.abs(slope)).toBeLessThan(1e-6)
        }
      }),
      { ...runs, numRuns: 2000 },
    ))

  test('weights that made the hours are found again', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 }), (weights) => {
        const rows = [
          [5, 3, 2],
          [8, 1, 0],
          [2, 6, 3],
          [4, 4, 4],
        ]
        const hours = rows.map((row) => sum(row.map((value, column) => value * (weights[column] ?? 0))))
        const { coefficients } = nonNegativeLeastSquares(rows, hours)
        for (const [column, weight] of weights.entries()) expect(coefficients[column]).toBeCloseTo(weight, 8)
      }),
      runs,
    ))
})

const key = (rule: string, side: string, from: number, to: number): string => `${rule} ${side} ${from} ${to}`
const rules = (values: readonly number[]): string[] => xmrChart(values).signals.map(({ rule }) => rule)

describe('XmR', () => {
  const series = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 })

  test('moved and stretched the chart is the same chart', () =>
    fc.assert(
      fc.property(series, (values) => {
        const one = xmrChart(values)
        const other = xmrChart(values.map((value) => value * 4 + 8))
        expect(other.signals).toEqual(one.signals)
        expect(other.phases[0]?.centre).toBeCloseTo((one.phases[0]?.centre ?? 0) * 4 + 8, 9)
      }),
      runs,
    ))

  test('upside down every signal is on the other side', () =>
    fc.assert(
      fc.property(series, (values) => {
        const up = xmrChart(values).signals.map(({ rule, side, from, to }) => key(rule, side, from, to))
        const down = xmrChart(values.map((value) => -value)).signals.map(({ rule, side, from, to }) =>
          key(rule, side === 'above' ? 'below' : 'above', from, to),
        )
        expect(down.toSorted()).toEqual(up.toSorted())
      }),
      runs,
    ))

  test('points after the baseline do not move its limits, and signals point at points that are there', () =>
    fc.assert(
      fc.property(series, series, (first, more) => {
        const values = [...first, ...more]
        const short = xmrChart(first, { baseline: first.length })
        const long = xmrChart(values, { baseline: first.length })
        expect(long.phases[0]?.lower).toBe(short.phases[0]?.lower)
        expect(long.phases[0]?.upper).toBe(short.phases[0]?.upper)
        for (const { from, to } of long.signals) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThanOrEqual(from)
          expect(to).toBeLessThan(values.length)
        }
      }),
      runs,
    ))

  test('seven steadily rising points are a trend and six are not; a point on the centre ends a run', () => {
    expect(rules([0, 9, 1, 2, 3, 4, 5, 6, 7, 1])).toContain('trend')
    expect(rules([0, 9, 1, 2, 3, 4, 5, 6, 1, 9])).not.toContain('trend')
    const level = [8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12]
    expect(rules([...level, 11, 11, 11, 11, 11, 11])).toContain('shift')
    expect(rules([...level, 11, 11, 11, 10, 11, 11, 11])).not.toContain('shift')
  })
})
