import { type ChartParts, type Drawing, type Mark, segment } from './drawing.ts'
import { scaleOf } from './scale.ts'
import { point } from './symbols.ts'
import { LINE_HEIGHT, textWidth } from './text-fit.ts'
import type { Wording } from './wording.ts'

type Measured = { readonly estimate: number; readonly lower: number; readonly upper: number }

/** Shares before and after, with the change and its interval, which is what may be concluded from. */
export type ChangeChart = {
  readonly kind: 'change'
  readonly confidence: number
  readonly before: string
  readonly after: string
  readonly rows: readonly {
    readonly label: string
    readonly before: Measured
    readonly after: Measured
    readonly difference: Measured
  }[]
}

const summaryOf = ({ confidence, rows }: ChangeChart, { text, number }: Wording): string => {
  if (rows.length === 0) return text.none
  return rows
    .map(({ label, before, after, difference }) => {
      const interval = text.interval(
        number.level(confidence),
        number.points(difference.lower),
        number.points(difference.upper),
      )
      const isTold = difference.lower > 0 || difference.upper < 0
      const row = text.change.row(
        label,
        number.share(before.estimate),
        number.share(after.estimate),
        number.points(difference.estimate),
        interval,
      )
      return `${row} ${isTold ? text.change.told : text.change.untold}`
    })
    .join(' ')
}

const LINES = 62
const AXIS = 26
const HEAD = 4

const drawnOf = (chart: ChangeChart, { text, number }: Wording, width: number): Drawing => {
  const { rows } = chart
  const changes = rows.map(({ difference }) => text.change.points(number.points(difference.estimate)))
  const left = Math.max(textWidth(chart.before), textWidth(chart.after)) + 14
  const right = width - Math.max(...rows.map(({ after }) => textWidth(number.share(after.estimate)))) - 12
  // The change stands beside the name where there is room, else below it.
  const fits = rows.every(
    ({ label }, index) => textWidth(label) + textWidth(changes[index] ?? '') + 16 < width,
  )
  const headRows = fits ? 1 : 2
  const rowHeight = LINES + headRows * LINE_HEIGHT
  const bottom = HEAD + rows.length * rowHeight
  const highest = Math.max(0.05, ...rows.flatMap(({ before, after }) => [before.upper, after.upper]))
  const x = scaleOf([0, highest], [left, right], width >= 520 ? 6 : 3)
  const marks: Mark[] = x.ticks.flatMap((tick): Mark[] => [
    { kind: 'path', d: segment(x.at(tick), HEAD + LINE_HEIGHT, x.at(tick), bottom), stroke: 'rule' },
    { kind: 'text', x: x.at(tick), y: bottom + 18, text: number.level(tick), anchor: 'middle', tone: 'soft' },
  ])
  for (const [index, { label, before, after }] of rows.entries()) {
    const top = HEAD + index * rowHeight
    const change = changes[index] ?? ''
    const heads = [
      { words: label, row: 0, end: false },
      { words: change, row: headRows - 1, end: fits },
    ]
    const yBefore = top + headRows * LINE_HEIGHT + 16
    const yAfter = yBefore + 24
    const line = (value: Measured, y: number, tone: 'soft' | 'accent'): Mark => ({
      kind: 'path',
      d: segment(x.at(value.lower), y, x.at(value.upper), y),
      stroke: tone,
      width: tone === 'accent' ? 3 : 1.5,
    })
    const beside = (value: Measured, y: number, isStrong: boolean): Mark => ({
      kind: 'text',
      x: x.at(value.upper) + 8,
      y: y + 4.5,
      text: number.share(value.estimate),
      isStrong,
      ...(isStrong ? {} : { tone: 'soft' as const }),
    })
    marks.push(
      ...heads.map(({ words, row, end }): Mark => ({
        kind: 'text',
        x: end ? width : 0,
        y: top + 14 + row * LINE_HEIGHT,
        text: words,
        isStrong: true,
        ...(end ? { anchor: 'end', tone: 'accent' } : {}),
      })),
      { kind: 'text', x: 0, y: yBefore + 4.5, text: chart.before, tone: 'soft' },
      { kind: 'text', x: 0, y: yAfter + 4.5, text: chart.after },
      line(before, yBefore, 'soft'),
      point(x.at(before.estimate), yBefore, { isOpen: true, tone: 'soft', area: 64 }),
      line(after, yAfter, 'accent'),
      point(x.at(after.estimate), yAfter, { shape: 'diamond', tone: 'accent', area: 100 }),
      beside(before, yBefore, false),
      beside(after, yAfter, true),
    )
  }
  return { width, height: bottom + AXIS, marks, stops: [] }
}

export const changePartsOf = (chart: ChangeChart, wording: Wording): ChartParts => {
  const { number } = wording
  const { columns } = wording.text.change
  return {
    summary: summaryOf(chart, wording),
    table: {
      columns: [
        { label: columns.label, isNumber: false },
        { label: columns.before, isNumber: true },
        { label: columns.after, isNumber: true },
        { label: columns.points, isNumber: true },
        { label: columns.lower, isNumber: true },
        { label: columns.upper, isNumber: true },
      ],
      rows: chart.rows.map(({ label, before, after, difference }) => [
        label,
        number.share(before.estimate),
        number.share(after.estimate),
        number.points(difference.estimate),
        number.points(difference.lower),
        number.points(difference.upper),
      ]),
    },
    draw: (width) => drawnOf(chart, wording, width),
  }
}
