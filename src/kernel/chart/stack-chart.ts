import { stack } from 'd3-shape'
import { box, type ChartParts, type Drawing, type Mark, type Pattern, segment } from './drawing.ts'
import type { Unit } from './number-text.ts'
import { scaleOf, shownPlaces } from './scale.ts'
import { LINE_HEIGHT, movedApart, textWidth, wrapped } from './text-fit.ts'
import type { Wording } from './wording.ts'

/** What a whole consists of, period by period: what the time went to. */
export type StackChart = {
  readonly kind: 'stack'
  readonly unit: Unit
  /** From the bottom up; the first one is what the chart is about. */
  readonly parts: readonly { readonly key: string; readonly label: string }[]
  readonly columns: readonly {
    readonly label: string
    /** By the key of its part; one that is left out is 0. */
    readonly values: Readonly<Record<string, number>>
  }[]
}

const valueOf = ({ values }: StackChart['columns'][number], key: string): number => values[key] ?? 0

const summaryOf = ({ parts, columns, unit }: StackChart, { text, number }: Wording): string => {
  const [first, last] = [columns.at(0), columns.at(-1)]
  if (first === undefined || last === undefined) return text.none
  const told = (column: typeof first, key: string): string => number.value(valueOf(column, key), unit)
  if (first === last) {
    const values = parts.map(({ key, label }) => text.stack.part(label, told(first, key)))
    return text.stack.row(first.label, values.join(', '))
  }
  const changes = parts.map(({ key, label }) => text.stack.from(label, told(first, key), told(last, key)))
  return text.stack.change(first.label, last.label, changes.join(', '))
}

const HEAD = 10
const AXIS = 30
const LEAST_HEIGHT = 280
/** The first part is filled; those above it differ from their neighbours by their pattern. */
const PATTERNS: readonly Pattern[] = ['rising', 'open', 'dots', 'level', 'falling', 'cross']

const patternOf = (index: number): Pattern =>
  index === 0 ? 'solid' : (PATTERNS[(index - 1) % PATTERNS.length] ?? 'open')

const drawnOf = (chart: StackChart, { text, number }: Wording, width: number): Drawing => {
  const { parts, columns, unit } = chart
  const labelSpace = width >= 520 ? 190 : width * 0.38
  const last = columns.at(-1)
  const labels = parts.map(({ key, label }) =>
    wrapped(
      text.stack.part(label, last === undefined ? '' : number.value(valueOf(last, key), unit)),
      labelSpace,
    ),
  )
  const labelHeights = labels.map((lines) => lines.length * LINE_HEIGHT + 3)
  const bottom = Math.max(LEAST_HEIGHT, labelHeights.reduce((sum, height) => sum + height, 0) + HEAD + 10)
  const sums = columns.map((column) => parts.reduce((sum, { key }) => sum + valueOf(column, key), 0))
  const y = scaleOf([0, Math.max(...sums)], [bottom, HEAD], 4, unit === 'share' ? 'exact' : 'rounded')
  const tickTexts = y.ticks.map((tick) =>
    unit === 'share' ? number.level(tick) : number.value(tick, 'number'),
  )
  const left = Math.max(...tickTexts.map(textWidth)) + 12
  const right = width - Math.max(...labels.flat().map(textWidth)) - 30
  const step = (right - left) / columns.length
  const thick = Math.min(56, step * 0.72)
  const middle = (index: number): number => left + step * (index + 0.5)
  const marks: Mark[] = y.ticks.flatMap((tick, index): Mark[] => [
    { kind: 'path', d: segment(left, y.at(tick), right, y.at(tick)), stroke: 'rule' },
    {
      kind: 'text',
      x: left - 8,
      y: y.at(tick) + 4.5,
      text: tickTexts[index] ?? '',
      anchor: 'end',
      tone: 'soft',
    },
  ])
  const layers = stack<StackChart['columns'][number]>()
    .keys(parts.map(({ key }) => key))
    .value(valueOf)([...columns])
  const middles: number[] = []
  for (const [index, layer] of layers.entries()) {
    const pattern = patternOf(index)
    for (const [column, [from, to]] of layer.entries()) {
      if (to > from) {
        marks.push({
          kind: 'path',
          d: box(middle(column) - thick / 2, y.at(to), thick, y.at(from) - y.at(to)),
          pattern,
          stroke: 'ink',
          width: 0.75,
        })
      }
      if (column === columns.length - 1) middles.push(y.at((from + to) / 2))
    }
  }
  const wanted = middles.map((at, index) => ({ y: at, height: labelHeights[index] ?? LINE_HEIGHT }))
  const edge = middle(columns.length - 1) + thick / 2
  for (const [index, at] of movedApart(wanted, 0, bottom + 8).entries()) {
    const lines = labels[index] ?? []
    marks.push(
      {
        kind: 'path',
        d: `${segment(edge + 2, middles[index] ?? at, edge + 10, middles[index] ?? at)}L${right + 22},${Math.round(at)}`,
        stroke: 'soft',
        width: 0.75,
      },
      ...lines.map((words, row): Mark => ({
        kind: 'text',
        x: right + 26,
        y: at + 4.5 + (row - (lines.length - 1) / 2) * LINE_HEIGHT,
        text: words,
        isStrong: index === 0,
        tone: index === 0 ? 'accent' : 'ink',
      })),
    )
  }
  const widest = Math.max(...columns.map(({ label }) => textWidth(label))) + 10
  marks.push(
    ...shownPlaces(columns.length, right - left, widest).map((index): Mark => ({
      kind: 'text',
      x: middle(index),
      y: bottom + 20,
      text: columns[index]?.label ?? '',
      anchor: 'middle',
      tone: 'soft',
    })),
  )
  const stops = columns.map((column, index) => ({
    x: middle(index),
    y: y.at(sums[index] ?? 0),
    text: `${column.label}: ${parts.map(({ key, label }) => text.stack.part(label, number.value(valueOf(column, key), unit))).join(', ')}`,
  }))
  return { width, height: bottom + AXIS, marks, stops }
}

export const stackPartsOf = (chart: StackChart, wording: Wording): ChartParts => {
  const { text, number } = wording
  const { parts, columns, unit } = chart
  return {
    summary: summaryOf(chart, wording),
    table: {
      columns: [
        { label: text.stack.columns.label, isNumber: false },
        ...parts.map(({ label }) => ({ label, isNumber: true })),
        { label: text.stack.columns.total, isNumber: true },
      ],
      rows: columns.map((column) => [
        column.label,
        ...parts.map(({ key }) => number.value(valueOf(column, key), unit)),
        number.value(
          parts.reduce((sum, { key }) => sum + valueOf(column, key), 0),
          unit,
        ),
      ]),
    },
    draw: (width) =>
      parts.length === 0 || columns.length === 0
        ? { width, height: 0, marks: [], stops: [] }
        : drawnOf(chart, wording, width),
  }
}
