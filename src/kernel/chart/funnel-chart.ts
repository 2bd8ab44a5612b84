import { line } from 'd3-shape'
import { expectedOutsideByChance, funnelLimits, overdispersionOf } from '../stats/funnel-limits.ts'
import type { Interval } from '../stats/interval.ts'
import { type ChartParts, type Drawing, type Mark, segment } from './drawing.ts'
import { scaleOf } from './scale.ts'
import { point } from './symbols.ts'
import { movedApart, LINE_HEIGHT, textWidth } from './text-fit.ts'
import type { Wording } from './wording.ts'

/** Units of different size against what chance alone makes of one common share. Never a ranking. */
export type FunnelChart = {
  readonly kind: 'funnel'
  readonly units: readonly {
    readonly label: string
    readonly successes: number
    readonly n: number
    /** The reader's own. */
    readonly isOwn?: boolean
  }[]
  /** `widened`: the limits allow for what units differ by more than chance. */
  readonly spread: 'chance' | 'widened'
}

const WARNING = 0.95
const ALARM = 0.998

type Told = {
  readonly reference: number
  readonly betweenVariance: number
  readonly limits: (n: number, confidence: number) => Interval
}

/** Undefined where the funnel has no shape: fewer than two units, or all or none in every one. */
const toldOf = ({ units, spread }: FunnelChart): Told | undefined => {
  const hits = units.reduce((sum, { successes }) => sum + successes, 0)
  const all = units.reduce((sum, { n }) => sum + n, 0)
  if (units.length < 2 || hits === 0 || hits === all) return undefined
  const found = overdispersionOf(units)
  const betweenVariance = spread === 'widened' ? found.betweenVariance : 0
  const { reference } = found
  return {
    reference,
    betweenVariance,
    limits: (n, confidence) => funnelLimits({ reference, n, confidence, betweenVariance }),
  }
}

const placeOf = (share: number, { lower, upper }: Interval): 'inside' | 'above' | 'below' => {
  if (share > upper) return 'above'
  return share < lower ? 'below' : 'inside'
}

const summaryOf = (chart: FunnelChart, { text, number }: Wording): string => {
  const told = toldOf(chart)
  if (told === undefined) return text.none
  const outside = chart.units.flatMap(({ label, successes, n }) => {
    const place = placeOf(successes / n, told.limits(n, WARNING))
    return place === 'inside' ? [] : [text.funnel.outsideOne(label, number.share(successes / n), place)]
  })
  const all = chart.units.length
  return [
    text.funnel.reference(number.share(told.reference)),
    text.funnel.inside(number.count(all - outside.length), number.count(all), number.level(WARNING)),
    ...(outside.length === 0 ? [] : [text.funnel.outside(text.several(outside))]),
    text.funnel.expected(number.value(expectedOutsideByChance(all, WARNING), 'number')),
    ...(told.betweenVariance > 0 ? [text.funnel.widened] : []),
  ].join(' ')
}

const HEIGHT = 320
const HEAD = 12
const AXIS = 46
const BOTTOM = HEIGHT - AXIS
const CURVE_POINTS = 80

type Placed = { readonly label: string; readonly isOwn?: boolean; readonly x: number; readonly y: number }

/** Beside its point where nothing else lies, so that a name is never read as its neighbour's. */
const namesOf = (
  named: readonly Placed[],
  all: readonly Placed[],
  [left, right]: readonly [number, number],
): Mark[] => {
  const taken = all.map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }))
  return named.map(({ label, isOwn, x, y }): Mark => {
    const wide = textWidth(label)
    const choices = [
      { x: x + 10, y: y + 4.5, left: x + 8, anchor: 'start' as const },
      { x: x - 10, y: y + 4.5, left: x - 8 - wide, anchor: 'end' as const },
      { x, y: y + 20, left: x - wide / 2, anchor: 'middle' as const },
      { x, y: y - 10, left: x - wide / 2, anchor: 'middle' as const },
      { x: x - 4, y: y + 20, left: x - 4 - wide, anchor: 'end' as const },
      { x: x + 4, y: y + 20, left: x + 4, anchor: 'start' as const },
      { x: x - 4, y: y - 10, left: x - 4 - wide, anchor: 'end' as const },
      { x: x + 4, y: y - 10, left: x + 4, anchor: 'start' as const },
    ].map((choice) => ({
      ...choice,
      right: choice.left + wide,
      top: choice.y - 11,
      bottom: choice.y + 3,
    }))
    const isFree = (choice: (typeof choices)[number]): boolean =>
      choice.left > left &&
      choice.right <= right &&
      !taken.some(
        (box) =>
          box.left < choice.right &&
          choice.left < box.right &&
          box.top < choice.bottom &&
          choice.top < box.bottom,
      )
    const [beside] = choices
    const chosen = choices.find(isFree) ?? beside
    if (chosen !== undefined) taken.push(chosen)
    return {
      kind: 'text',
      x: chosen?.x ?? x,
      y: chosen?.y ?? y,
      text: label,
      anchor: chosen?.anchor ?? 'start',
      isStrong: isOwn === true,
    }
  })
}

const drawnOf = (chart: FunnelChart, told: Told, { text, number }: Wording, width: number): Drawing => {
  const { units } = chart
  const sizes = units.map(({ n }) => n)
  const smallest = Math.min(...sizes)
  const highest = Math.max(
    told.limits(smallest, ALARM).upper,
    ...units.map(({ successes, n }) => successes / n),
  )
  const y = scaleOf([0, Math.min(1, highest)], [BOTTOM, HEAD], 5)
  const tickTexts = y.ticks.map((tick) => number.level(tick))
  const ends = [
    { words: number.level(ALARM), of: (n: number) => told.limits(n, ALARM).upper },
    { words: number.level(WARNING), of: (n: number) => told.limits(n, WARNING).upper },
    { words: text.funnel.centre(number.level(told.reference)), of: () => told.reference },
    { words: number.level(WARNING), of: (n: number) => told.limits(n, WARNING).lower },
    { words: number.level(ALARM), of: (n: number) => told.limits(n, ALARM).lower },
  ]
  const left = Math.max(...tickTexts.map(textWidth)) + 14
  const right = width - Math.max(...ends.map(({ words }) => textWidth(words))) - 14
  const x = scaleOf([0, Math.max(...sizes)], [left, right], width >= 520 ? 6 : 3)
  const [, most] = x.domain
  const least = smallest * 0.8
  const path = line<number>(
    (n) => x.at(n),
    (n) => n,
  ).digits(2)
  const curve = (of: (n: number) => number): string =>
    path.y((n) => y.at(Math.min(of(n), y.domain[1])))(
      Array.from({ length: CURVE_POINTS + 1 }, (_, at) =>
        Math.max(1, Math.round(least + ((most - least) * at) / CURVE_POINTS)),
      ),
    ) ?? ''
  const marks: Mark[] = [
    ...y.ticks.flatMap((tick, index): Mark[] => [
      { kind: 'path', d: segment(left, y.at(tick), right, y.at(tick)), stroke: 'rule' },
      {
        kind: 'text',
        x: left - 8,
        y: y.at(tick) + 4.5,
        text: tickTexts[index] ?? '',
        anchor: 'end',
        tone: 'soft',
      },
    ]),
    ...x.ticks.map((tick): Mark => ({
      kind: 'text',
      x: x.at(tick),
      y: BOTTOM + 20,
      text: number.count(tick),
      anchor: 'middle',
      tone: 'soft',
    })),
    { kind: 'text', x: right, y: BOTTOM + 38, text: text.funnel.size, anchor: 'end', tone: 'soft' },
    ...ends.map(({ words, of }): Mark => {
      const isReference = words !== number.level(ALARM) && words !== number.level(WARNING)
      const isOuter = words === number.level(ALARM)
      return {
        kind: 'path',
        d: curve(of),
        stroke: 'soft',
        width: isReference ? 1.25 : 1,
        ...(isReference ? {} : { dash: isOuter ? ('short' as const) : ('long' as const) }),
      }
    }),
  ]
  const ys = movedApart(
    ends.map(({ of }) => ({ y: y.at(of(most)), height: LINE_HEIGHT })),
    0,
    BOTTOM + 10,
  )
  marks.push(
    ...ends.map(({ words }, index): Mark => ({
      kind: 'text',
      x: right + 8,
      y: (ys[index] ?? 0) + 4.5,
      text: words,
      tone: 'soft',
    })),
  )
  const placed = units.map((unit) => {
    const share = unit.successes / unit.n
    return {
      ...unit,
      share,
      place: placeOf(share, told.limits(unit.n, WARNING)),
      x: x.at(unit.n),
      y: y.at(share),
    }
  })
  for (const unit of placed) {
    const isOutside = unit.place !== 'inside'
    marks.push(
      point(unit.x, unit.y, {
        shape: isOutside ? 'diamond' : 'circle',
        isOpen: !isOutside && unit.isOwn !== true,
        tone: isOutside || unit.isOwn === true ? 'accent' : 'ink',
        area: isOutside ? 84 : 42,
      }),
    )
  }
  marks.push(
    ...namesOf(
      placed.filter(({ place, isOwn }) => place !== 'inside' || isOwn === true),
      placed,
      [left, right],
    ),
  )
  const stops = placed
    .toSorted((a, b) => a.n - b.n)
    .map((unit) => ({
      x: unit.x,
      y: unit.y,
      text: `${unit.label}: ${number.share(unit.share)}, ${text.answers(number.count(unit.n))} (${text.funnel.place[unit.place]})`,
    }))
  return { width, height: HEIGHT, marks, stops }
}

export const funnelPartsOf = (chart: FunnelChart, wording: Wording): ChartParts => {
  const { text, number } = wording
  const { columns, place } = text.funnel
  const told = toldOf(chart)
  return {
    summary: summaryOf(chart, wording),
    table: {
      columns: [
        { label: columns.label, isNumber: false },
        { label: columns.value, isNumber: true },
        { label: columns.n, isNumber: true },
        { label: columns.lower, isNumber: true },
        { label: columns.upper, isNumber: true },
        { label: columns.place, isNumber: false },
      ],
      rows: chart.units.map(({ label, successes, n }) => {
        const limits = told?.limits(n, WARNING)
        return [
          label,
          number.share(successes / n),
          number.count(n),
          limits === undefined ? '' : number.share(limits.lower),
          limits === undefined ? '' : number.share(limits.upper),
          limits === undefined ? '' : place[placeOf(successes / n, limits)],
        ]
      }),
    },
    draw: (width) =>
      told === undefined ? { width, height: 0, marks: [], stops: [] } : drawnOf(chart, told, wording, width),
  }
}
