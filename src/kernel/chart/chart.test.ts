import { describe, expect, test } from 'vitest'
import { newcombeDifference } from '../stats/newcombe-difference.ts'
import { verdictAgainstTarget } from '../stats/verdict-against-target.ts'
import { wilsonInterval } from '../stats/wilson-interval.ts'
import { type Chart, chartParts } from './chart.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2212', '-')
const summary = (chart: Chart): string => plain(chartParts(chart, 'sv').summary)
const rows = (chart: Chart): string[][] => chartParts(chart, 'sv').table.rows.map((row) => row.map(plain))

const shareOf = (label: string, successes: number, n: number) => ({
  label,
  ...wilsonInterval(successes, n),
  n,
  verdict: verdictAgainstTarget(successes, n, 0.2).verdict,
})

const shares: Chart = {
  kind: 'share',
  confidence: 0.95,
  target: 0.2,
  rows: [shareOf('Vecka 10', 44, 400), shareOf('Vecka 23', 185, 1000), shareOf('Vecka 45', 262, 1000)],
}

const changeOf = (first: [number, number], second: [number, number]): Chart => {
  const [before, after] = [first, second].map(([successes, n]) => ({ successes, n }))
  if (before === undefined || after === undefined) throw new RangeError('two measurements')
  return {
    kind: 'change',
    confidence: 0.95,
    before: 'mars 2025',
    after: 'mars 2026',
    rows: [
      {
        label: 'Mottagning',
        before: wilsonInterval(before.successes, before.n),
        after: wilsonInterval(after.successes, after.n),
        difference: newcombeDifference(before, after),
      },
    ],
  }
}

const raised = [11, 12, 10, 13, 11, 12, 9, 12, 11, 13, 10, 12, 15, 16, 15, 17, 16, 18, 17, 18].map(
  (value, index) => ({ label: `m${index + 1}`, value: value / 100 }),
)
const run: Chart = { kind: 'run', unit: 'share', target: 0.2, better: 'higher', points: raised }

const sizes = [100, 160, 90, 200, 180, 310, 70, 110, 150, 140]
const units = [12, 30, 8, 45, 22, 60, 15, 9, 33, 18].map((successes, index) => ({
  label: `Enhet ${index + 1}`,
  successes,
  n: sizes[index] ?? 0,
}))
const funnel: Chart = { kind: 'funnel', spread: 'chance', units }

const survival: Chart = {
  kind: 'survival',
  confidence: 0.95,
  groups: [
    {
      label: 'Började 2023',
      observations: [
        { time: 3, event: true },
        { time: 5, event: false },
        { time: 6, event: true },
        { time: 8, event: true },
        { time: 10, event: false },
        { time: 12, event: false },
      ],
    },
  ],
}

const stack: Chart = {
  kind: 'stack',
  unit: 'minutes',
  parts: [
    { key: 'direct', label: 'Direkt tid' },
    { key: 'other', label: 'Annat' },
  ],
  columns: [
    { label: 'v. 10', values: { direct: 53, other: 427 } },
    { label: 'v. 45', values: { direct: 89 } },
  ],
}

const all: readonly Chart[] = [shares, changeOf([44, 400], [74, 400]), run, funnel, survival, stack]

describe('a chart says in words what it shows', () => {
  test('a share: with interval and n, and when it cannot be told it says so', () => {
    expect(summary(shares)).toBe(
      'Vecka 10: 11,0 % (95 % konfidensintervall 8,3 % till 14,4 %, n = 400). Målet 20 % är inte nått. ' +
        'Vecka 23: 18,5 % (95 % konfidensintervall 16,2 % till 21,0 %, n = 1 000). ' +
        'Det går inte att säga om målet 20 % är nått: osäkerheten är för stor. ' +
        'Vecka 45: 26,2 % (95 % konfidensintervall 23,6 % till 29,0 %, n = 1 000). Målet 20 % är nått.',
    )
  })

  test('a change: only one whose interval leaves zero out is told as a change', () => {
    expect(summary(changeOf([44, 400], [74, 400]))).toBe(
      'Mottagning: 11,0 % → 18,5 %, +7,5 procentenheter (95 % konfidensintervall +2,6 till +12,4). ' +
        'Förändringen är större än vad slumpen förklarar.',
    )
    expect(summary(changeOf([11, 100], [37, 200]))).toContain(
      'Det går inte att säga att något har ändrats: noll ligger i intervallet.',
    )
  })

  test('a run: the signal, once, with its months, and whether the target will be met', () => {
    expect(summary(run)).toBe(
      '20 värden, m1 till m20. Senast, m20: 18,0 %. Medel 11,3 %; vanlig variation är 5,8 % till 16,9 %. ' +
        'Signal: 9 värden i rad över medel, m12 till m20. Målet 20 % kommer inte att nås om inget ändras.',
    )
  })

  test('a run with new limits: says since when and why, and no longer counts the old signal', () => {
    const rebased: Chart = { ...run, rebased: [{ at: 12, reason: 'beslut 2026-01-12' }] }
    expect(summary(rebased)).toContain('Nya gränser från m13: beslut 2026-01-12.')
    expect(summary(rebased)).toContain('Gränserna bygger på bara 8 värden och är osäkra.')
    expect(summary(rebased)).not.toContain('m12 till m20')
  })

  test('a run without signal says that too; one value has no limits', () => {
    const calm: Chart = { kind: 'run', unit: 'number', points: raised.slice(0, 12) }
    expect(summary(calm)).toContain('Inga signaler: variationen är inte större än vad som är vanligt.')
    const one: Chart = { kind: 'run', unit: 'number', points: raised.slice(0, 1) }
    expect(summary(one)).toContain('För få värden för att visa vad som är vanlig variation.')
  })

  test('a funnel: who is outside, and how many chance alone would put there', () => {
    expect(summary(funnel)).toBe(
      'Jämförelsevärde 16,7 %, alla tillsammans. 7 av 10 ligger inom vad slumpen kan förklara (95 %). ' +
        'Utanför: Enhet 3 (8,9 %, under), Enhet 4 (22,5 %, över) och Enhet 8 (8,2 %, under). ' +
        'Av slump väntas 0,5 utanför.',
    )
    expect(summary({ ...funnel, spread: 'widened' })).toContain('10 av 10 ligger inom')
    expect(summary({ ...funnel, spread: 'widened' })).toContain('Gränserna är vidgade')
  })

  test('survival: how many are left after twelve months, and when half had left', () => {
    expect(summary(survival)).toMatch(
      /^Började 2023: av 6 är 42 % kvar efter 12 månader; 95 % konfidensintervall .*; hälften hade slutat efter 8 månader\./,
    )
  })

  test('time: from the first period to the last, a part that is missing being nothing', () =>
    expect(summary(stack)).toBe('Från v. 10 till v. 45: Direkt tid 53 min → 89 min, Annat 427 min → 0 min.'))

  test('nothing yet is told as nothing yet, by every kind', () => {
    const empty: readonly Chart[] = [
      { kind: 'share', confidence: 0.95, rows: [] },
      { kind: 'change', confidence: 0.95, before: 'a', after: 'b', rows: [] },
      { kind: 'run', unit: 'share', points: [] },
      { kind: 'funnel', spread: 'chance', units: [] },
      { kind: 'survival', confidence: 0.95, groups: [] },
      { kind: 'stack', unit: 'minutes', parts: [], columns: [] },
    ]
    for (const chart of empty) {
      const parts = chartParts(chart, 'sv')
      expect(parts.summary).toBe('Inga värden ännu.')
      expect(parts.table.rows).toEqual([])
      expect(() => parts.draw(280)).not.toThrow()
    }
  })

  test('in English as well', () => {
    expect(chartParts(run, 'en').summary).toContain('Signal: 9 values in a row above the mean, m12 to m20.')
    for (const chart of all) {
      expect(chartParts(chart, 'en').summary.replaceAll('Började', '')).not.toMatch(/[åäö]/)
    }
  })
})

describe('the table holds the same data', () => {
  test('a share', () =>
    expect(rows(shares)[1]).toEqual(['Vecka 23', '18,5 %', '16,2 %', '21,0 %', '1 000', 'går inte att säga']))

  test('a run: every value with its limits and its signal', () => {
    expect(rows(run)).toHaveLength(20)
    expect(rows(run)[19]).toEqual([
      'm20',
      '18,0 %',
      '11,3 %',
      '5,8 %',
      '16,9 %',
      'utanför gränsen, i rad på en sida och nära gränsen',
    ])
    expect(rows(run)[0]?.[5]).toBe('')
  })

  test('a funnel: in the order given, not ranked', () => {
    expect(rows(funnel).map(([label]) => label)).toEqual(units.map(({ label }) => label))
    expect(rows(funnel)[2]?.[5]).toBe('under')
  })

  test('survival: an interval that cannot be told is not a number', () =>
    expect(rows(survival).map((row) => row.slice(1, 6))).toEqual([
      ['3', '6', '1', '0', '83,3 %'],
      ['5', '5', '0', '1', '83,3 %'],
      ['6', '4', '1', '0', '62,5 %'],
      ['8', '3', '1', '0', '41,7 %'],
      ['10', '2', '0', '1', '41,7 %'],
      ['12', '1', '0', '1', '41,7 %'],
    ]))

  test('time: parts and their sum', () =>
    expect(rows(stack)[1]).toEqual(['v. 45', '89 min', '0 min', '89 min']))

  test.each(all.map((chart) => [chart.kind, chart] as const))('%s: as many cells as columns', (_, chart) => {
    const { table } = chartParts(chart, 'sv')
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
  })
})
