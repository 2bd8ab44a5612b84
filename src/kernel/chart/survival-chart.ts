import { area, curveStepAfter, line } from 'd3-shape'
import {
  kaplanMeier,
  medianSurvival,
  survivalAt,
  type SurvivalCurve,
  type SurvivalObservation,
} from '../stats/kaplan-meier.ts'
import { type ChartParts, type Drawing, type Mark, segment } from './drawing.ts'
import { scaleOf } from './scale.ts'
import { LINE_HEIGHT, movedApart, textWidth, wrapped } from './text-fit.ts'
import type { Wording } from './wording.ts'

/** How many are left after how many months, by group. With one group its interval is drawn too. */
export type SurvivalChart = {
  readonly kind: 'survival'
  readonly confidence: number
  readonly groups: readonly {
    readonly label: string
    /** Times in months. */
    readonly observations: readonly SurvivalObservation[]
  }[]
  /** The months that the summary tells of: 12 unless said otherwise. */
  readonly told?: number
}

const TOLD_MONTHS = 12

type Group = { readonly label: string; readonly curve: SurvivalCurve; readonly until: number }

const groupsOf = ({ groups, confidence }: SurvivalChart): readonly Group[] =>
  groups
    .filter(({ observations }) => observations.length > 0)
    .map(({ label, observations }) => ({
      label,
      curve: kaplanMeier(observations, confidence),
      until: Math.max(...observations.map(({ time }) => time)),
    }))

const stepAt = ({ curve }: Group, time: number) => curve.steps.findLast((step) => step.time <= time)

const summaryOf = (chart: SurvivalChart, { text, number }: Wording): string => {
  const groups = groupsOf(chart)
  if (groups.length === 0) return text.none
  const told = groups.map((group) => {
    // Nobody can be said to be left after longer than anybody was followed.
    const time = Math.min(chart.told ?? TOLD_MONTHS, group.until)
    const interval = stepAt(group, time)?.interval
    const median = medianSurvival(group.curve)
    const left = text.survival.left(
      group.label,
      number.count(group.curve.n),
      number.level(Math.round(survivalAt(group.curve, time) * 100) / 100),
      text.survival.months(number.count(time)),
    )
    const sure =
      interval === undefined
        ? []
        : [
            text.interval(
              number.level(chart.confidence),
              number.share(interval.lower),
              number.share(interval.upper),
            ),
          ]
    const half =
      median === undefined ? [] : [text.survival.median(text.survival.months(number.count(median)))]
    return `${[left, ...sure, ...half].join('; ')}.`
  })
  const isCut = groups.some(({ curve }) => curve.steps.some(({ censored }) => censored > 0))
  return [...told, ...(isCut ? [text.survival.marks] : [])].join(' ')
}

const HEIGHT = 280
const HEAD = 12
const AXIS = 46
const BOTTOM = HEIGHT - AXIS
const DASHES = [undefined, 'long', 'short'] as const

type Corner = {
  readonly time: number
  readonly survival: number
  readonly lower: number
  readonly upper: number
}

/** From everybody at the start to the last who was followed; between two times nothing is known to change. */
const cornersOf = ({ curve, until }: Group): readonly Corner[] => {
  const corners = curve.steps.reduce<Corner[]>(
    (all, { time, survival, interval }) => {
      const before = all.at(-1)
      return [
        ...all,
        {
          time,
          survival,
          lower: interval?.lower ?? (survival === 1 ? 1 : 0),
          upper: interval?.upper ?? (survival === 1 ? 1 : (before?.upper ?? 1)),
        },
      ]
    },
    [{ time: 0, survival: 1, lower: 1, upper: 1 }],
  )
  const last = corners.at(-1)
  return last === undefined || last.time === until ? corners : [...corners, { ...last, time: until }]
}

const drawnOf = (chart: SurvivalChart, wording: Wording, width: number): Drawing => {
  const { text, number } = wording
  const groups = groupsOf(chart)
  const labelSpace = width * 0.28
  const labels = groups.map(({ label }) => wrapped(label, labelSpace))
  const y = scaleOf([0, 1], [BOTTOM, HEAD], 5)
  const tickTexts = y.ticks.map((tick) => number.level(tick))
  const left = Math.max(...tickTexts.map(textWidth)) + 14
  const right = width - Math.max(...labels.flat().map(textWidth)) - 16
  const longest = Math.max(12, ...groups.map(({ until }) => until))
  const x = scaleOf([0, longest], [left, right], 1, 'exact')
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
  // Months are told by the half year, or by the year where they are many or the screen is narrow.
  const every = longest > 36 || width < 520 ? 12 : 6
  for (let month = 0; month <= longest; month += every) {
    marks.push({
      kind: 'text',
      x: x.at(month),
      y: BOTTOM + 20,
      text: number.count(month),
      anchor: 'middle',
      tone: 'soft',
    })
  }
  marks.push({
    kind: 'text',
    x: right,
    y: BOTTOM + 38,
    text: text.survival.axis,
    anchor: 'end',
    tone: 'soft',
  })
  const [only] = groups
  if (groups.length === 1 && only !== undefined) {
    const band = area<Corner>()
      .x(({ time }) => x.at(time))
      .y0(({ lower }) => y.at(lower))
      .y1(({ upper }) => y.at(upper))
      .curve(curveStepAfter)
      .digits(2)
    marks.push({ kind: 'path', d: band([...cornersOf(only)]) ?? '', fill: 'accentTint' })
  }
  const steps = line<Corner>()
    .x(({ time }) => x.at(time))
    .y(({ survival }) => y.at(survival))
    .curve(curveStepAfter)
    .digits(2)
  for (const [index, group] of groups.entries()) {
    const dash = DASHES[index % DASHES.length]
    marks.push({
      kind: 'path',
      d: steps([...cornersOf(group)]) ?? '',
      stroke: index === 0 ? 'accent' : 'ink',
      width: 2,
      ...(dash === undefined ? {} : { dash }),
    })
    for (const { time, survival, censored } of group.curve.steps) {
      if (censored === 0) continue
      marks.push({
        kind: 'path',
        d: segment(x.at(time), y.at(survival) - 4, x.at(time), y.at(survival) + 4),
        stroke: index === 0 ? 'accent' : 'ink',
        width: 1.25,
      })
    }
  }
  const ends = groups.map((group, index) => ({
    y: y.at(survivalAt(group.curve, group.until)),
    height: (labels[index]?.length ?? 1) * LINE_HEIGHT + 4,
  }))
  for (const [index, at] of movedApart(ends, 0, BOTTOM + 10).entries()) {
    const lines = labels[index] ?? []
    const end = groups[index]?.until ?? longest
    // A curve that ends before the others is led to its name.
    if (end < longest) {
      const from = ends[index]?.y ?? at
      const d = segment(x.at(end) + 4, from, right + 4, at)
      marks.push({ kind: 'path', d, stroke: 'soft', width: 0.75 })
    }
    marks.push(
      ...lines.map((words, row): Mark => ({
        kind: 'text',
        x: right + 10,
        y: at + 4.5 + (row - (lines.length - 1) / 2) * LINE_HEIGHT,
        text: words,
        tone: index === 0 ? 'accent' : 'ink',
        isStrong: index === 0,
      })),
    )
  }
  const stops = groups.flatMap(({ label, curve }) =>
    curve.steps
      .filter(({ events }) => events > 0)
      .map(({ time, survival }) => ({
        x: x.at(time),
        y: y.at(survival),
        text: `${label}, ${text.survival.months(number.count(time))}: ${number.share(survival)}`,
      })),
  )
  return { width, height: HEIGHT, marks, stops }
}

export const survivalPartsOf = (chart: SurvivalChart, wording: Wording): ChartParts => {
  const { text, number } = wording
  const { columns, untold } = text.survival
  const groups = groupsOf(chart)
  return {
    summary: summaryOf(chart, wording),
    table: {
      columns: [
        { label: columns.group, isNumber: false },
        { label: columns.time, isNumber: true },
        { label: columns.atRisk, isNumber: true },
        { label: columns.events, isNumber: true },
        { label: columns.censored, isNumber: true },
        { label: columns.survival, isNumber: true },
        { label: columns.lower, isNumber: true },
        { label: columns.upper, isNumber: true },
      ],
      rows: groups.flatMap(({ label, curve }) =>
        curve.steps.map((step) => [
          label,
          number.count(step.time),
          number.count(step.atRisk),
          number.count(step.events),
          number.count(step.censored),
          number.share(step.survival),
          step.interval === undefined ? untold : number.share(step.interval.lower),
          step.interval === undefined ? untold : number.share(step.interval.upper),
        ]),
      ),
    },
    draw: (width) =>
      groups.length === 0 ? { width, height: 0, marks: [], stops: [] } : drawnOf(chart, wording, width),
  }
}
