import { describe, expect, test } from 'vitest'
import { biceBoxerman } from './bice-boxerman.ts'
import { meanWithFinitePopulation } from './finite-population-mean.ts'
import { hme, hmeOfIndexMeans } from './hme.ts'
import { coefficientOfVariation, gini } from './inequality.ts'
import { kaplanMeier, survivalAt } from './kaplan-meier.ts'
import { nonNegativeLeastSquares } from './non-negative-least-squares.ts'
import { seatAllocation } from './seat-allocation.ts'
import { caseload, staffingRates } from './staffing-rates.ts'
import { turnover } from './turnover.ts'
import { protectedTime, workload } from './workload.ts'

const shown = (value: number | undefined, digits: number): number => Number(value?.toFixed(digits))

const left = (time: number) => ({ time, event: true })
const still = (time: number) => ({ time, event: false })

describe('staff, load and seats, to the digits of the list of measures', () => {
  test('T-11 25 seats by 40, 25, 12, 6, 3 and 1 eligible', () =>
    expect(seatAllocation(25, [40, 25, 12, 6, 3, 1])).toEqual([11, 7, 3, 2, 1, 1]))

  test('T-12 a mentor who held 71 of 2 × 46 hours', () => {
    const time = protectedTime(71, 2 * 46)
    expect(shown(time.share, 3)).toBe(0.772)
    expect(time.isTooLow).toBe(true)
  })

  test('T-14 England 2023, the published rates', () => {
    const rates = staffingRates({
      employed: 33_119.1,
      vacant: 7722.7,
      agency: 7173.5,
      agencyCoveringVacancies: 5744.2,
    })
    const movements = turnover({
      meanHeadcount: 33_119.1,
      endHeadcount: 33_119.1,
      joiners: 0,
      leavers: 5254.6,
      retirements: 0,
      internalMoves: 0,
    })
    expect(shown(movements.leaversPerEndHeadcount, 3)).toBe(0.159)
    expect(shown(rates.vacancyRate, 3)).toBe(0.189)
    expect(shown(rates.agencyRate, 3)).toBe(0.178)
    expect(shown(rates.agencyShareCoveringVacancies, 3)).toBe(0.801)
    expect(shown(rates.vacancyCoverRate, 3)).toBe(0.744)
    expect(shown(caseload(337_055, 21_111.4), 1)).toBe(16)
  })

  test('T-15 40 posts: 34.5 employed, 2.5 consultants, 3 empty', () => {
    const rates = staffingRates({ employed: 34.5, vacant: 5.5, agency: 2.5, agencyCoveringVacancies: 2.5 })
    expect(shown(rates.vacancyRate, 4)).toBe(0.1375)
    expect(shown(rates.uncoveredVacancyRate, 3)).toBe(0.075)
    expect(shown(rates.agencyRate, 4)).toBe(0.0676)
    expect(shown(rates.vacancyCoverRate, 3)).toBe(0.455)
  })

  test('T-15 the same leavers by each definition', () => {
    const rates = turnover({
      meanHeadcount: 105,
      endHeadcount: 110,
      joiners: 20,
      leavers: 10,
      retirements: 2,
      internalMoves: 3,
    })
    expect(shown(rates.smallerOfJoinersAndLeavers, 4)).toBe(0.0952)
    expect(shown(rates.leaversPerMeanHeadcount, 4)).toBe(0.0952)
    expect(shown(rates.leaversWithoutRetirements, 4)).toBe(0.0762)
    expect(shown(rates.externalLeaversWithoutRetirements, 4)).toBe(0.0476)
  })

  test('T-16 Kaplan–Meier: months 3x, 5c, 6x, 8x, 10c, 12c', () => {
    const curve = kaplanMeier([left(3), still(5), left(6), left(8), still(10), still(12)])
    expect(shown(survivalAt(curve, 3), 4)).toBe(0.8333)
    expect(shown(survivalAt(curve, 6), 4)).toBe(0.625)
    expect(shown(survivalAt(curve, 12), 4)).toBe(0.4167)
    expect(shown(curve.steps.at(-1)?.standardError, 4)).toBe(0.2218)
  })

  test.each([
    [[8, 2], 0.6444],
    [[10], 1],
    [[1, 1, 1, 1, 1], 0],
    [[4, 3, 3], 0.2667],
  ])('T-17 continuity of contacts %j', (contacts, expected) =>
    expect(shown(biceBoxerman(contacts), 4)).toBe(expected),
  )

  test('T-17 one contact has no continuity, which is not 0', () => expect(biceBoxerman([1])).toBeUndefined())

  test('T-18 HME of index means 4.2, 4.0 and 3.8', () => {
    const result = hmeOfIndexMeans({ motivation: 4.2, leadership: 4, steering: 3.8 })
    expect(Object.values(result).map((value) => shown(value, 10))).toEqual([80, 75, 70, 75])
  })

  // Six people whose item means are 26/6, 4, 3.5 · 23/6, 4, 4 · 20/6, 20/6, 23/6.
  const six = [
    [5, 4, 4, 4, 4, 4, 4, 3, 4],
    [5, 4, 4, 4, 4, 4, 4, 3, 4],
    [4, 4, 4, 4, 4, 4, 3, 3, 4],
    [4, 4, 3, 4, 4, 4, 3, 3, 4],
    [4, 4, 3, 4, 4, 4, 3, 4, 4],
    [4, 4, 3, 3, 4, 4, 3, 4, 3],
  ]

  test('T-18 HME of six people', () => {
    const result = hme(six)
    expect(shown(result?.motivation, 2)).toBe(73.61)
    expect(shown(result?.leadership, 2)).toBe(73.61)
    expect(shown(result?.steering, 2)).toBe(62.5)
    expect(shown(result?.total, 1)).toBe(69.9)
  })

  test('T-18 four people give no result', () => expect(hme(six.slice(0, 4))).toBeUndefined())

  test('T-18b pulse: 8 of 10 answered, mean 3.9, s = .8', () => {
    const result = meanWithFinitePopulation({ mean: 3.9, standardDeviation: 0.8, n: 8, populationSize: 10 })
    expect(shown(result.standardError, 5)).toBe(0.13333)
    expect([shown(result.lower, 3), shown(result.upper, 3)]).toEqual([3.585, 4.215])
  })

  test('T-19 a worker’s points by the norms 100 and 90', () => {
    const cases = [...Array<number>(6).fill(5), ...Array<number>(4).fill(4), ...Array<number>(3).fill(6)]
    const { points, load } = workload({ stable: 15, cases, duties: [8], norm: 100 })
    expect([points, load]).toEqual([87, 0.87])
    expect(shown(workload({ stable: 15, cases, duties: [8], norm: 90 }).load, 3)).toBe(0.967)
  })

  test('T-19 how a team’s load is spread', () => {
    const team = [92, 118, 75, 101, 84, 130]
    expect(shown(coefficientOfVariation(team), 4)).toBe(0.2083)
    expect(shown(gini(team), 4)).toBe(0.1072)
  })

  const rows = [
    [5, 3, 2],
    [8, 1, 0],
    [2, 6, 3],
    [4, 4, 4],
    [7, 2, 1],
    [3, 5, 2],
  ]

  test.each([
    [
      [62, 52, 66, 80, 60, 58],
      [6, 4, 10],
    ],
    [
      [64, 51, 66, 83, 58, 59],
      [5.877, 3.556, 11.313],
    ],
  ])('T-20 weights from the hours %j', (hours, expected) =>
    expect(nonNegativeLeastSquares(rows, hours).coefficients.map((weight) => shown(weight, 3))).toEqual(
      expected,
    ),
  )
})
