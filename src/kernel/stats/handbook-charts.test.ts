import { describe, expect, test } from 'vitest'
import {
  exactFunnelLimits,
  expectedOutsideByChance,
  funnelLimits,
  overdispersionOf,
} from './funnel-limits.ts'
import { pChart, pChartLimits } from './p-chart.ts'
import { poissonRatioInterval } from './poisson-ratio-interval.ts'
import { referenceProportions } from './reference-proportions.ts'
import { assuranceOf, xmrChart } from './xmr-chart.ts'

const shown = (value: number | undefined, digits: number): number => Number(value?.toFixed(digits))
const ends = ({ lower, upper }: { lower: number; upper: number }, digits: number): number[] => [
  shown(lower, digits),
  shown(upper, digits),
]

describe('charts over time and between units, to the digits of the list of measures', () => {
  const vignette = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]

  test.each([
    ['none', 1.882, [-3.063, 6.952]],
    ['once', 1, [-0.716, 4.604]],
  ] as const)('T-26 XmR with screening %s', (screening, range, limits) => {
    const chart = xmrChart(vignette, { baseline: 18, screening })
    const [phase] = chart.phases
    expect(shown(phase?.centre, 3)).toBe(1.944)
    expect(shown(phase?.meanMovingRange, 3)).toBe(range)
    expect(phase && ends(phase, 3)).toEqual(limits)
    expect(chart.signals).toContainEqual({ rule: 'outside', side: 'above', from: 4, to: 4 })
  })

  const raised = [11, 12, 10, 13, 11, 12, 9, 12, 11, 13, 10, 12, 15, 16, 15, 17, 16, 18, 17, 18]

  test('T-26b a locked baseline of twelve shows the shift', () => {
    const { phases, signals } = xmrChart(raised)
    const [phase] = phases
    expect(shown(phase?.centre, 3)).toBe(11.333)
    expect(shown(phase?.meanMovingRange, 3)).toBe(2.091)
    expect(phase && ends(phase, 3)).toEqual([5.772, 16.895])
    const outside = signals.filter(({ rule }) => rule === 'outside')
    expect(outside.map(({ from }) => from + 1)).toEqual([16, 18, 19, 20])
    // The eight raised points are found; the twelfth of the baseline, 12 above 11.333, belongs to their run.
    expect(signals).toContainEqual({ rule: 'shift', side: 'above', from: 11, to: 19 })
  })

  test('T-26b after the rebase the last phase says whether the target will be met', () => {
    const chart = xmrChart(raised, { rebasedAt: [12] })
    const last = chart.phases[1]
    expect(shown(last?.centre, 1)).toBe(16.5)
    expect(last && ends(last, 2)).toEqual([13.08, 19.92])
    expect(assuranceOf(chart, 20, 'higher')).toBe('consistentlyFails')
    expect(assuranceOf(chart, 12, 'higher')).toBe('consistentlyPasses')
  })

  test('T-26c p-chart and Laney’s p′', () => {
    expect(ends(pChartLimits(0.15, 400), 5)).toEqual([0.09644, 0.20356])
    const n = [400, 380, 420, 360, 410, 430, 390, 400]
    const samples = [60, 55, 70, 48, 66, 75, 52, 58].map((successes, i) => ({ successes, n: n[i] ?? 0 }))
    const chart = pChart(samples, 'laney')
    expect(shown(chart.centre, 5)).toBe(0.15172)
    expect(shown(chart.sigmaZ, 4)).toBe(1.0878)
    expect(chart.points[0] && ends(chart.points[0], 5)).toEqual([0.09319, 0.21026])
  })

  test.each([
    [20, [0.03155, 0.33461], [0.00272, 0.45785]],
    [100, [0.08716, 0.22624], [0.05798, 0.27517]],
    [400, [0.11674, 0.18662], [0.09922, 0.20912]],
  ])('T-27 funnel around .15 at n = %i', (n, narrow, wide) => {
    expect(ends(funnelLimits({ reference: 0.15, n }), 5)).toEqual(narrow)
    expect(ends(funnelLimits({ reference: 0.15, n, confidence: 0.998 }), 5)).toEqual(wide)
  })

  test('T-27 the exact funnel at n = 100', () => {
    const at100 = { reference: 0.15, n: 100 }
    expect(ends(exactFunnelLimits(at100), 5)).toEqual([0.07838, 0.21833])
    expect(ends(exactFunnelLimits({ ...at100, confidence: 0.998 }), 5)).toEqual([0.0451, 0.26495])
  })

  test('T-28 units that differ by more than chance', () => {
    const n = [100, 160, 90, 200, 180, 310, 70, 110, 150, 140]
    const units = [12, 30, 8, 45, 22, 60, 15, 9, 33, 18].map((successes, i) => ({
      successes,
      n: n[i] ?? 0,
    }))
    const { reference, dispersion, betweenVariance } = overdispersionOf(units)
    expect(shown(reference, 6)).toBe(0.166887)
    expect(shown(dispersion, 4)).toBe(2.5199)
    expect(shown(betweenVariance, 6)).toBe(0.003044)
    const outside = (confidence: number, tau: number): number[] =>
      units.flatMap((unit, index) => {
        const limits = funnelLimits({ reference, n: unit.n, confidence, betweenVariance: tau })
        const share = unit.successes / unit.n
        return share < limits.lower || share > limits.upper ? [index + 1] : []
      })
    // The three units that an ordinary funnel points out are what the wider one explains.
    expect([outside(0.95, 0), outside(0.998, 0)]).toEqual([[3, 4, 8], []])
    expect([outside(0.95, betweenVariance), outside(0.998, betweenVariance)]).toEqual([[], []])
  })

  test.each([
    [290, 14.5, 0.58],
    [50, 2.5, 0.1],
  ])('T-29 %i units outside by chance alone', (units, outside95, outside998) => {
    expect(shown(expectedOutsideByChance(units), 10)).toBe(outside95)
    expect(shown(expectedOutsideByChance(units, 0.998), 10)).toBe(outside998)
  })

  test('T-32 twelve where 8.5 were expected', () => {
    const exact = poissonRatioInterval(12, 8.5)
    expect(shown(exact.estimate, 4)).toBe(1.4118)
    expect(ends(exact, 4)).toEqual([0.7295, 2.4661])
    expect(ends(poissonRatioInterval(12, 8.5, 0.95, 'byar'), 4)).toEqual([0.7286, 2.4662])
  })

  test('T-33 unweighted and pooled', () => {
    const units = [
      { successes: 10, n: 20 },
      { successes: 30, n: 100 },
      { successes: 90, n: 900 },
    ]
    const { unweightedMean, pooled } = referenceProportions(units)
    expect([shown(unweightedMean, 3), shown(pooled, 3)]).toEqual([0.3, 0.127])
  })
})
