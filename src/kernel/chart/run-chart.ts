import { line } from 'd3-shape'
import type { XmrChart, XmrPhase } from '../stats/xmr-chart.ts'
import { type ChartParts, type ChartTable, type Drawing, type Mark, segment } from './drawing.ts'
import { limitsOf, type RunChart, runSummaryOf, shownLimit } from './run-words.ts'
import { scaleOf, shownPlaces } from './scale.ts'
import { point } from './symbols.ts'
import { LINE_HEIGHT, movedApart, textWidth } from './text-fit.ts'
import type { Wording } from './wording.ts'

const HEIGHT = 280
const HEAD = 18
const AXIS = 30
const BOTTOM = HEIGHT - AXIS

const rulesAt = (limits: XmrChart | undefined, index: number) => [
  ...new Set(
    (limits?.signals ?? []).filter(({ from, to }) => from <= index && index <= to).map(({ rule }) => rule),
  ),
]

const phaseAt = (limits: XmrChart | undefined, index: number): XmrPhase | undefined =>
  limits?.phases.find(({ from, until }) => from <= index && index < until)

const tableOf = (chart: RunChart, { text, number }: Wording): ChartTable => {
  const limits = limitsOf(chart)
  const { columns, signalWord } = text.run
  const value = (amount: number | undefined): string =>
    amount === undefined ? '' : number.value(amount, chart.unit)
  return {
    columns: [
      { label: columns.label, isNumber: false },
      { label: columns.value, isNumber: true },
      { label: columns.centre, isNumber: true },
      { label: columns.lower, isNumber: true },
      { label: columns.upper, isNumber: true },
      { label: columns.signal, isNumber: false },
    ],
    rows: chart.points.map((each, index) => {
      const phase = phaseAt(limits, index)
      return [
        each.label,
        value(each.value),
        value(phase?.centre),
        value(phase && shownLimit(phase.lower, chart.unit)),
        value(phase && shownLimit(phase.upper, chart.unit)),
        text.several(rulesAt(limits, index).map((rule) => signalWord[rule])),
      ]
    }),
  }
}

type Place = { readonly x: (index: number) => number; readonly y: (value: number) => number }

/** A limit at the edge of what is possible says nothing, and is left out. */
const isShown = (value: number, unit: RunChart['unit']): boolean => shownLimit(value, unit) === value

const phaseMarks = (chart: RunChart, phase: XmrPhase, { x, y }: Place): Mark[] => {
  const [from, to] = [x(phase.from) - 5, x(phase.until - 1) + 5]
  const across = (value: number): string => segment(from, y(value), to, y(value))
  return [
    { kind: 'path', d: across(phase.centre), stroke: 'soft', width: 1.25 },
    ...[phase.lower, phase.upper]
      .filter((limit) => isShown(limit, chart.unit))
      .map((limit): Mark => ({ kind: 'path', d: across(limit), stroke: 'soft', dash: 'short' })),
  ]
}

/** What the lines are called, beside their right ends. */
const lineLabels = (chart: RunChart, last: XmrPhase | undefined, { text, number }: Wording) => {
  const value = (amount: number): string => number.value(amount, chart.unit)
  const limit = (amount: number, name: string) =>
    isShown(amount, chart.unit) ? [{ at: amount, words: [name, value(amount)], tone: 'soft' as const }] : []
  return [
    ...(last === undefined
      ? []
      : [
          { at: last.centre, words: [text.run.centre, value(last.centre)], tone: 'soft' as const },
          ...limit(last.upper, text.run.upper),
          ...limit(last.lower, text.run.lower),
        ]),
    ...(chart.target === undefined
      ? []
      : [
          {
            at: chart.target,
            words: [text.target(chart.unit === 'share' ? number.level(chart.target) : value(chart.target))],
            tone: 'accent' as const,
          },
        ]),
  ]
}

const drawnOf = (chart: RunChart, wording: Wording, width: number): Drawing => {
  const { number } = wording
  const { points, target, unit } = chart
  const limits = limitsOf(chart)
  const labels = lineLabels(chart, limits?.phases.at(-1), wording)
  // On a narrow screen name and value stand on two lines.
  const isWide = width >= 520
  const lines = labels.map(({ words }) => (isWide ? [words.join(' ')] : words))
  const labelWidth = Math.max(0, ...lines.flat().map(textWidth))
  const values = [
    ...points.map(({ value }) => value),
    ...(limits?.phases ?? []).flatMap(({ lower, upper }) => [
      shownLimit(lower, unit),
      shownLimit(upper, unit),
    ]),
    ...(target === undefined ? [] : [target]),
  ]
  const scale = scaleOf([Math.min(...values), Math.max(...values)], [BOTTOM, HEAD], 5)
  const tickTexts = scale.ticks.map((tick) =>
    unit === 'share' ? number.level(tick) : number.value(tick, unit),
  )
  const left = Math.max(...tickTexts.map(textWidth)) + 14
  const right = width - labelWidth - 18
  const step = points.length < 2 ? 0 : (right - left) / (points.length - 1)
  const isDense = step < 14
  const place: Place = { x: (index) => left + index * step, y: scale.at }
  const marks: Mark[] = scale.ticks.flatMap((tick, index): Mark[] => [
    { kind: 'path', d: segment(left - 6, scale.at(tick), right + 6, scale.at(tick)), stroke: 'rule' },
    {
      kind: 'text',
      x: left - 12,
      y: scale.at(tick) + 4.5,
      text: tickTexts[index] ?? '',
      anchor: 'end',
      tone: 'soft',
    },
  ])
  const widest = Math.max(...points.map(({ label }) => textWidth(label))) + 14
  marks.push(
    ...shownPlaces(points.length, right - left, widest).map((index): Mark => {
      const label = points[index]?.label ?? ''
      const half = textWidth(label) / 2
      return {
        kind: 'text',
        x: Math.max(half, Math.min(place.x(index), width - half)),
        y: BOTTOM + 20,
        text: label,
        anchor: 'middle',
        tone: 'soft',
      }
    }),
    ...(limits?.phases ?? []).flatMap((phase) => phaseMarks(chart, phase, place)),
    ...(chart.rebased ?? []).map(({ at }): Mark => {
      const x = place.x(at) - step / 2
      return { kind: 'path', d: segment(x, HEAD, x, BOTTOM), stroke: 'soft', dash: 'short' }
    }),
    ...(chart.rebased ?? []).map(({ at }): Mark => ({
      kind: 'text',
      x: place.x(at) - step / 2 + 5,
      y: HEAD - 4,
      text: wording.text.run.newLimits,
      tone: 'soft',
    })),
  )
  if (target !== undefined) {
    const d = segment(left - 6, scale.at(target), right + 6, scale.at(target))
    marks.push({ kind: 'path', d, stroke: 'accent', width: 1.5, dash: 'long' })
  }
  const path = line<{ value: number }>(
    (_, index) => place.x(index),
    ({ value }) => place.y(value),
  ).digits(2)
  marks.push({ kind: 'path', d: path([...points]) ?? '', stroke: 'ink', width: 1.25 })
  for (const [index, { value }] of points.entries()) {
    const isSignal = rulesAt(limits, index).length > 0
    marks.push(
      point(
        place.x(index),
        place.y(value),
        isSignal
          ? { shape: 'diamond', tone: 'accent', area: isDense ? 48 : 84 }
          : { isOpen: true, area: isDense ? 16 : 36 },
      ),
    )
  }
  const heights = labels.map(({ at }, index) => ({
    y: scale.at(at),
    height: (lines[index]?.length ?? 1) * LINE_HEIGHT,
  }))
  for (const [index, y] of movedApart(heights, 0, BOTTOM + 8).entries()) {
    const own = lines[index] ?? []
    marks.push(
      ...own.map((words, at): Mark => ({
        kind: 'text',
        x: right + 14,
        y: y + 4.5 + (at - (own.length - 1) / 2) * LINE_HEIGHT,
        text: words,
        tone: labels[index]?.tone ?? 'soft',
      })),
    )
  }
  const stops = points.map(({ label, value }, index) => {
    const rules = rulesAt(limits, index).map((rule) => wording.text.run.signalWord[rule])
    const text = `${label}: ${number.value(value, unit)}`
    return {
      x: place.x(index),
      y: place.y(value),
      text: rules.length === 0 ? text : `${text} (${rules.join(', ')})`,
    }
  })
  return { width, height: HEIGHT, marks, stops }
}

export const runPartsOf = (chart: RunChart, wording: Wording): ChartParts => ({
  summary: runSummaryOf(chart, wording),
  table: tableOf(chart, wording),
  draw: (width) =>
    chart.points.length === 0 ? { width, height: 0, marks: [], stops: [] } : drawnOf(chart, wording, width),
})
