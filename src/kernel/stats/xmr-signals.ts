import { at } from './argument.ts'

/** `shift`: a run on one side of the centre. `trend`: steadily one way. `nearLimit`: two of three beyond two thirds of the way. */
export type XmrRule = 'outside' | 'shift' | 'trend' | 'nearLimit'

/** The points `from` to `to`, both with, that together are the signal. */
export type XmrSignal = {
  readonly rule: XmrRule
  readonly side: 'above' | 'below'
  readonly from: number
  readonly to: number
}

type Limits = {
  readonly from: number
  readonly until: number
  readonly centre: number
  readonly meanMovingRange: number
  readonly lower: number
  readonly upper: number
}

const SHIFT_LENGTH = 7
const TREND_STEPS = 6
/** Two of the three sigma: ⅔ of 2.66. */
const NEAR_FACTOR = 1.773

const sideOf = (sign: number): 'above' | 'below' => (sign > 0 ? 'above' : 'below')

/** Runs of equal signs, zero ending each of them, as places in the list: from the first to the last with. */
const runsOf = (signs: readonly number[]): readonly { from: number; to: number; sign: number }[] => {
  const runs: { from: number; to: number; sign: number }[] = []
  for (const [index, sign] of signs.entries()) {
    const last = runs.at(-1)
    if (last?.sign === sign) last.to = index
    else runs.push({ from: index, to: index, sign })
  }
  return runs.filter(({ sign }) => sign !== 0)
}

const outside = (values: readonly number[], limits: Limits): XmrSignal[] =>
  values.flatMap((value, index) => {
    if (value >= limits.lower && value <= limits.upper) return []
    const place = limits.from + index
    return [{ rule: 'outside', side: sideOf(value - limits.upper), from: place, to: place }]
  })

/** Seven or more in a row on one side; a value on the centre ends the run. */
const shifts = (values: readonly number[], limits: Limits): XmrSignal[] =>
  runsOf(values.map((value) => Math.sign(value - limits.centre)))
    .filter(({ from, to }) => to - from + 1 >= SHIFT_LENGTH)
    .map(({ from, to, sign }) => ({
      rule: 'shift',
      side: sideOf(sign),
      from: limits.from + from,
      to: limits.from + to,
    }))

/** Seven or more values steadily up or down: six or more steps of the same sign. */
const trends = (values: readonly number[], limits: Limits): XmrSignal[] =>
  runsOf(values.slice(1).map((value, index) => Math.sign(value - at(values, index))))
    .filter(({ from, to }) => to - from + 1 >= TREND_STEPS)
    .map(({ from, to, sign }) => ({
      rule: 'trend',
      side: sideOf(sign),
      from: limits.from + from,
      to: limits.from + to + 1,
    }))

/** Two of three beyond two thirds of the way to the limit on the same side, all three on that side of the centre. */
const nearLimits = (values: readonly number[], limits: Limits): XmrSignal[] => {
  const far = NEAR_FACTOR * limits.meanMovingRange
  const windows = values.slice(2).flatMap((_, index): XmrSignal[] => {
    const offsets = values.slice(index, index + 3).map((value) => value - limits.centre)
    return [1, -1].flatMap((sign): XmrSignal[] => {
      const isSignal =
        offsets.every((offset) => offset * sign > 0) &&
        offsets.filter((offset) => offset * sign > far).length >= 2
      const from = limits.from + index
      return isSignal ? [{ rule: 'nearLimit', side: sideOf(sign), from, to: from + 2 }] : []
    })
  })
  return windows.reduce<XmrSignal[]>((merged, next) => {
    const last = merged.at(-1)
    if (last === undefined || last.side !== next.side || next.from > last.to) return [...merged, next]
    return [...merged.slice(0, -1), { ...last, to: next.to }]
  }, [])
}

/** Every signal of one phase, told by its rule and the points that make it; no run crosses from one phase to another. */
export const signalsOf = (all: readonly number[], limits: Limits): readonly XmrSignal[] => {
  const values = all.slice(limits.from, limits.until)
  return [
    ...outside(values, limits),
    ...shifts(values, limits),
    ...trends(values, limits),
    ...nearLimits(values, limits),
  ]
}
