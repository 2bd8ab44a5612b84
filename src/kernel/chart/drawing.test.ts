import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wilsonInterval } from '../stats/wilson-interval.ts'
import { type Chart, chartParts } from './chart.ts'
import type { Mark } from './drawing.ts'
import { shownPlaces } from './scale.ts'
import { svgText } from './svg-text.ts'
import { movedApart, textWidth, wrapped } from './text-fit.ts'

const runs = { seed: 20_261_123, numRuns: 150 }
const label = fc.constantFrom('jan 2026', 'Mottagning', 'Utredning och dokumentation', 'v. 7')

const shares: fc.Arbitrary<Chart> = fc
  .array(fc.tuple(label, fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rows) => ({
    kind: 'share',
    confidence: 0.95,
    target: 0.2,
    rows: rows.map(([name, n, part]) => ({ label: name, n, ...wilsonInterval(Math.round(n * part), n) })),
  }))

const series: fc.Arbitrary<Chart> = fc
  .tuple(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), label)
  .map(([values, name]) => ({
    kind: 'run',
    unit: 'share',
    target: 0.5,
    better: 'higher',
    points: values.map((value) => ({ label: name, value })),
  }))

const funnels: fc.Arbitrary<Chart> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 2,
    maxLength: 30,
  })
  .map((units) => ({
    kind: 'funnel',
    spread: 'chance',
    units: units.map(([n, part], index) => ({
      label: `Enhet ${index}`,
      n,
      successes: Math.round(n * part),
      isOwn: index === 0,
    })),
  }))

const curves: fc.Arbitrary<Chart> = fc
  .array(
    fc.array(fc.record({ time: fc.integer({ min: 0, max: 60 }), event: fc.boolean() }), {
      minLength: 1,
      maxLength: 30,
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((groups) => ({
    kind: 'survival',
    confidence: 0.95,
    groups: groups.map((observations, index) => ({ label: `Började ${2023 + index}`, observations })),
  }))

const stacks: fc.Arbitrary<Chart> = fc
  .array(fc.array(fc.integer({ min: 0, max: 480 }), { minLength: 5, maxLength: 5 }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((columns) => ({
    kind: 'stack',
    unit: 'minutes',
    parts: ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, label: `Del ${key}` })),
    columns: columns.map((values, index) => ({
      label: `v. ${index + 1}`,
      values: Object.fromEntries(values.map((value, at) => ['abcde'.charAt(at), value])),
    })),
  }))

const charts = fc.oneof(shares, series, funnels, curves, stacks)
const widths = fc.integer({ min: 260, max: 1100 })

const numbersOf = (mark: Mark): readonly number[] =>
  mark.kind === 'text' ? [mark.x, mark.y] : (mark.d.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number)

describe('what holds for every drawing, at any width', () => {
  test('nothing is drawn at a place that is no number', () =>
    fc.assert(
      fc.property(charts, widths, (chart, width) => {
        for (const mark of chartParts(chart, 'sv').draw(width).marks) {
          expect(numbersOf(mark).every(Number.isFinite)).toBe(true)
          if (mark.kind === 'path') expect(mark.d).not.toMatch(/NaN|Infinity|undefined/)
        }
      }),
      runs,
    ))

  test('no text and no value leaves the picture to either side', () =>
    fc.assert(
      fc.property(charts, widths, (chart, width) => {
        const { marks, stops, height } = chartParts(chart, 'sv').draw(width)
        for (const mark of marks) {
          if (mark.kind !== 'text') continue
          const wide = textWidth(mark.text)
          const before = { start: 0, middle: wide / 2, end: wide }[mark.anchor ?? 'start']
          expect(mark.x - before, mark.text).toBeGreaterThanOrEqual(-6)
          expect(mark.x - before + wide, mark.text).toBeLessThanOrEqual(width + 6)
          expect(mark.y).toBeLessThanOrEqual(height + 1)
        }
        for (const { x, y } of stops) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(width)
          expect(y).toBeGreaterThanOrEqual(-1)
          expect(y).toBeLessThanOrEqual(height)
        }
      }),
      runs,
    ))
})

describe('the drawing on paper', () => {
  const chart: Chart = {
    kind: 'stack',
    unit: 'minutes',
    parts: ['<b>"A" & B', 'C', 'D', 'E'].map((name) => ({ key: name, label: name })),
    columns: [{ label: 'v. 10', values: { '<b>"A" & B': 10, C: 20, D: 30, E: 40 } }],
  }

  test('is one SVG with all marks, its patterns and no markup out of a text', () => {
    const drawing = chartParts(chart, 'sv').draw(500)
    const svg = svgText(drawing)
    expect(svg.match(/<text/g)).toHaveLength(drawing.marks.filter(({ kind }) => kind === 'text').length)
    expect(svg.match(/<pattern/g)).toHaveLength(2)
    expect(svg).toContain('&lt;b&gt;&quot;A&quot; &amp; B')
    expect(svg).not.toContain('<b>')
    expect(svg).not.toMatch(/<style|<script|style=|class=|href/)
  })
})

describe('labels find their place', () => {
  test('moved apart they keep their order, do not cover each other and stay within', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 }), (wanted) => {
        const placed = movedApart(
          wanted.map((y) => ({ y, height: 16 })),
          0,
          300,
        )
        const sorted = placed.toSorted((a, b) => a - b)
        for (const [index, y] of sorted.entries()) {
          expect(y).toBeGreaterThanOrEqual(8 - 1e-9)
          expect(y).toBeLessThanOrEqual(292 + 1e-9)
          expect(y - (sorted[index - 1] ?? -100)).toBeGreaterThanOrEqual(16 - 1e-9)
        }
      }),
      runs,
    ))

  test('lines are broken between words', () => {
    expect(wrapped('Utredning och dokumentation', 100)).toEqual(['Utredning och', 'dokumentation'])
    expect(wrapped('Möten', 1)).toEqual(['Möten'])
  })

  test('of many periods the last is always named, and none so near it that they touch', () => {
    expect(shownPlaces(24, 300, 60)).toEqual([0, 6, 12, 23])
    expect(shownPlaces(3, 300, 60)).toEqual([0, 1, 2])
    expect(shownPlaces(1, 10, 60)).toEqual([0])
  })
})
