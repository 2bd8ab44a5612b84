import type { Verdict } from '../stats/verdict-against-target.ts'
import { box, type ChartParts, type Drawing, type Mark, segment } from './drawing.ts'
import { scaleOf } from './scale.ts'
import { point } from './symbols.ts'
import { LINE_HEIGHT, textWidth, wrapped } from './text-fit.ts'
import type { Wording } from './wording.ts'

/** Shares with their intervals, one below the other, on one axis from 0, with the target as a line. */
export type ShareChart = {
  readonly kind: 'share'
  /** 0.95 for a 95 % interval. */
  readonly confidence: number
  readonly target?: number
  readonly rows: readonly {
    readonly label: string
    readonly estimate: number
    readonly lower: number
    readonly upper: number
    readonly n: number
    readonly verdict?: Verdict
  }[]
}

const summaryOf = ({ confidence, target, rows }: ShareChart, { text, number }: Wording): string => {
  if (rows.length === 0) return text.none
  return rows
    .flatMap(({ label, estimate, lower, upper, n, verdict }) => {
      const interval = text.interval(number.level(confidence), number.share(lower), number.share(upper))
      const told = text.share.row(label, number.share(estimate), interval, number.count(n))
      return verdict === undefined || target === undefined
        ? [told]
        : [told, text.share.verdict[verdict](number.level(target))]
    })
    .join(' ')
}

const AXIS = 26
const HEAD = 22
const ROW = 46
const NARROW = 520

const drawnOf = (chart: ShareChart, wording: Wording, width: number): Drawing => {
  const { text, number } = wording
  const { rows, target } = chart
  // Labels stand to the left where there is room, else above their row.
  const isWide = width >= NARROW
  const labelWidth = isWide
    ? Math.min(width * 0.3, Math.max(80, ...rows.map(({ label }) => textWidth(label) + 16)))
    : 0
  const rowHeight = isWide ? ROW : ROW + LINE_HEIGHT
  const figures = Math.max(60, ...rows.map(({ n }) => textWidth(text.answers(number.count(n))))) + 12
  const left = labelWidth + 14
  const right = width - figures
  const bottom = HEAD + rows.length * rowHeight
  const highest = Math.max(0.05, target ?? 0, ...rows.map(({ upper }) => upper))
  const x = scaleOf([0, highest], [left, right], isWide ? 6 : 3)
  const marks: Mark[] = x.ticks.flatMap((tick): Mark[] => [
    { kind: 'path', d: segment(x.at(tick), HEAD, x.at(tick), bottom), stroke: 'rule' },
    { kind: 'text', x: x.at(tick), y: bottom + 18, text: number.level(tick), anchor: 'middle', tone: 'soft' },
  ])
  if (target !== undefined) {
    const at = x.at(target)
    const words = text.target(number.level(target))
    const isFarRight = at + textWidth(words) / 2 > width
    marks.push(
      { kind: 'path', d: segment(at, HEAD - 4, at, bottom), stroke: 'accent', width: 1.5, dash: 'long' },
      {
        kind: 'text',
        x: isFarRight ? width : at,
        y: HEAD - 8,
        text: words,
        anchor: isFarRight ? 'end' : 'middle',
        tone: 'accent',
      },
    )
  }
  for (const [index, row] of rows.entries()) {
    const top = HEAD + index * rowHeight
    const y = top + (isWide ? rowHeight / 2 : LINE_HEIGHT + ROW / 2)
    const lines = isWide ? wrapped(row.label, labelWidth - 12) : [row.label]
    marks.push(
      ...lines.map((line, at): Mark => ({
        kind: 'text',
        x: 0,
        y: isWide ? y + 4.5 + (at - (lines.length - 1) / 2) * LINE_HEIGHT : top + LINE_HEIGHT,
        text: line,
      })),
      {
        kind: 'path',
        d: box(x.at(row.lower), y - 4, x.at(row.upper) - x.at(row.lower), 8),
        fill: 'accentTint',
        stroke: 'accent',
      },
      point(x.at(row.estimate), y, { shape: 'diamond', area: 100, tone: 'accent' }),
      { kind: 'text', x: width, y: y - 2, text: number.share(row.estimate), anchor: 'end', isStrong: true },
      {
        kind: 'text',
        x: width,
        y: y + LINE_HEIGHT - 2,
        text: text.answers(number.count(row.n)),
        anchor: 'end',
        tone: 'soft',
      },
    )
  }
  return { width, height: bottom + AXIS, marks, stops: [] }
}

export const sharePartsOf = (chart: ShareChart, wording: Wording): ChartParts => {
  const { text, number } = wording
  const { columns, verdictWord } = text.share
  const hasVerdict = chart.rows.some(({ verdict }) => verdict !== undefined)
  return {
    summary: summaryOf(chart, wording),
    table: {
      columns: [
        { label: columns.label, isNumber: false },
        { label: columns.value, isNumber: true },
        { label: columns.lower, isNumber: true },
        { label: columns.upper, isNumber: true },
        { label: columns.n, isNumber: true },
        ...(hasVerdict ? [{ label: columns.target, isNumber: false }] : []),
      ],
      rows: chart.rows.map(({ label, estimate, lower, upper, n, verdict }) => [
        label,
        number.share(estimate),
        number.share(lower),
        number.share(upper),
        number.count(n),
        ...(hasVerdict ? [verdict === undefined ? '' : verdictWord[verdict]] : []),
      ]),
    },
    draw: (width) => drawnOf(chart, wording, width),
  }
}
