import { assuranceOf, DEFAULT_BASELINE, xmrChart, type XmrChart } from '../stats/xmr-chart.ts'
import type { XmrSignal } from '../stats/xmr-signals.ts'
import type { Unit } from './number-text.ts'
import type { Wording } from './wording.ts'

/** A measure over time with the limits of its common variation (XmR). */
export type RunChart = {
  readonly kind: 'run'
  readonly unit: Unit
  readonly points: readonly { readonly label: string; readonly value: number }[]
  readonly target?: number
  /** Which way is better; needed for saying whether the target will be met. */
  readonly better?: 'higher' | 'lower'
  readonly baseline?: number
  readonly screening?: 'none' | 'once'
  /** Where new limits begin, with the reason that was decided on. */
  readonly rebased?: readonly { readonly at: number; readonly reason: string }[]
}

/** The limits, where there are values enough for them. */
export const limitsOf = ({ points, baseline, screening, rebased = [] }: RunChart): XmrChart | undefined =>
  points.length < 2
    ? undefined
    : xmrChart(
        points.map(({ value }) => value),
        {
          ...(baseline === undefined ? {} : { baseline }),
          ...(screening === undefined ? {} : { screening }),
          rebasedAt: rebased.map(({ at }) => at),
        },
      )

const labelAt = ({ points }: RunChart, index: number): string => points[index]?.label ?? ''

export const signalText = (signal: XmrSignal, chart: RunChart, { text, number }: Wording): string => {
  const from = labelAt(chart, signal.from)
  const to = labelAt(chart, signal.to)
  const count = number.count(signal.to - signal.from + 1)
  const { outside, shift, trend, nearLimit } = text.run.signal
  if (signal.rule === 'outside') return outside(signal.side, from)
  if (signal.rule === 'shift') return shift(signal.side, count, from, to)
  if (signal.rule === 'trend') return trend(signal.side, count, from, to)
  return nearLimit(signal.side, from, to)
}

/** Single values that already lie in a longer signal are not told once more. */
const toldSignals = (limits: XmrChart): readonly XmrSignal[] => {
  const runs = limits.signals.filter(({ rule }) => rule === 'shift' || rule === 'trend')
  return limits.signals.filter(
    (signal) => runs.includes(signal) || !runs.some(({ from, to }) => from <= signal.from && signal.to <= to),
  )
}

/** A share cannot leave 0 to 1, nor can a number of minutes be negative, whatever a limit is computed to. */
export const shownLimit = (value: number, unit: Unit): number => {
  const least = Math.max(0, value)
  return unit === 'share' ? Math.min(1, least) : least
}

const limitSentences = (chart: RunChart, limits: XmrChart, { text, number }: Wording): string[] => {
  const last = limits.phases.at(-1)
  if (last === undefined) return []
  const value = (amount: number): string => number.value(amount, chart.unit)
  const told = toldSignals(limits).map((signal) => signalText(signal, chart, { text, number }))
  const { target, better } = chart
  return [
    text.run.limits(
      value(last.centre),
      value(shownLimit(last.lower, chart.unit)),
      value(shownLimit(last.upper, chart.unit)),
    ),
    ...(last.baseline < Math.min(DEFAULT_BASELINE, chart.baseline ?? DEFAULT_BASELINE)
      ? [text.run.fewForLimits(number.count(last.baseline))]
      : []),
    ...(chart.rebased ?? []).map(({ at, reason }) => text.run.rebased(labelAt(chart, at), reason)),
    told.length === 0 ? text.run.noSignal : text.run.signals(text.several(told)),
    ...(target === undefined || better === undefined
      ? []
      : [
          text.run.assurance[assuranceOf(limits, target, better)](
            chart.unit === 'share' ? number.level(target) : value(target),
          ),
        ]),
  ]
}

export const runSummaryOf = (chart: RunChart, wording: Wording): string => {
  const { text, number } = wording
  const [first, last] = [chart.points.at(0), chart.points.at(-1)]
  if (first === undefined || last === undefined) return text.none
  const limits = limitsOf(chart)
  return [
    text.run.span(number.count(chart.points.length), first.label, last.label),
    text.run.latest(last.label, number.value(last.value, chart.unit)),
    ...(limits === undefined ? [text.run.noLimits] : limitSentences(chart, limits, wording)),
  ].join(' ')
}
