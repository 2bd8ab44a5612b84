import { at, atLeast, countFrom, finite } from './argument.ts'
import type { Interval } from './interval.ts'
import { mean } from './sample-summary.ts'
import { signalsOf, type XmrSignal } from './xmr-signals.ts'

/** 3/d₂ for ranges of two: Wheeler, "Understanding Variation" (2000). */
const LIMIT_FACTOR = 2.66
/** D₄ for ranges of two: a moving range above it is not of the common causes. */
const SCREEN_FACTOR = 3.267
/** So many points make a baseline that may be locked. */
export const DEFAULT_BASELINE = 12

export type XmrPhase = Interval & {
  /** The first point of the phase and the one after its last. */
  readonly from: number
  readonly until: number
  /** How many points the limits were computed from. */
  readonly baseline: number
  readonly centre: number
  readonly meanMovingRange: number
}

export type XmrChart = {
  readonly phases: readonly XmrPhase[]
  readonly signals: readonly XmrSignal[]
}

const meanMovingRange = (values: readonly number[], screening: XmrOptions['screening']): number => {
  const ranges = values.slice(1).map((value, index) => Math.abs(value - at(values, index)))
  const all = mean(ranges)
  if (screening !== 'once' || all === 0) return all
  const kept = ranges.filter((range) => range < SCREEN_FACTOR * all)
  return kept.length === 0 ? all : mean(kept)
}

const phaseOf = (
  values: readonly number[],
  from: number,
  until: number,
  { baseline = DEFAULT_BASELINE, screening }: XmrOptions,
): XmrPhase => {
  const base = values.slice(from, Math.min(until, from + baseline))
  const centre = mean(base)
  const range = meanMovingRange(base, screening)
  return {
    from,
    until,
    baseline: base.length,
    centre,
    meanMovingRange: range,
    lower: centre - LIMIT_FACTOR * range,
    upper: centre + LIMIT_FACTOR * range,
  }
}

export type XmrOptions = {
  /** The limits are of the first so many points of each phase, then locked. */
  readonly baseline?: number
  /** `once`: moving ranges of at least 3.267·mR̄ are left out of the mean range, once. */
  readonly screening?: 'none' | 'once'
  /** Where a new phase begins, in order. Only for a dated, explained decision, never to make signals go away. */
  readonly rebasedAt?: readonly number[]
}

/**
 * The XmR chart, individual values with moving ranges: centre x̄ and limits x̄ ± 2.66·mR̄ of each phase's baseline.
 * Wheeler (2000); the rules as NHS England's "Making Data Count" uses them. A phase needs two points.
 */
export const xmrChart = (values: readonly number[], options: XmrOptions = {}): XmrChart => {
  for (const [index, value] of atLeast(2, 'values', values).entries()) finite(`values[${index}]`, value)
  if (options.baseline !== undefined) countFrom(2, 'baseline', options.baseline)
  const starts = [0, ...(options.rebasedAt ?? [])]
  const phases = starts.map((from, index) => {
    const until = starts[index + 1] ?? values.length
    if (!Number.isInteger(from) || until - from < 2) {
      throw new RangeError(
        `rebasedAt must be whole, rising and leave each phase 2 values, got ${starts.slice(1).join(', ')}`,
      )
    }
    return phaseOf(values, from, until, options)
  })
  return { phases, signals: phases.flatMap((phase) => signalsOf(values, phase)) }
}

export type Assurance = 'consistentlyPasses' | 'consistentlyFails' | 'hitAndMiss'

/** Will the process reach the target if nothing changes? Told from the last phase only: older limits speak of another process. */
export const assuranceOf = (chart: XmrChart, target: number, better: 'higher' | 'lower'): Assurance => {
  finite('target', target)
  const last = at(chart.phases, chart.phases.length - 1)
  if (target > last.upper) return better === 'higher' ? 'consistentlyFails' : 'consistentlyPasses'
  if (target < last.lower) return better === 'higher' ? 'consistentlyPasses' : 'consistentlyFails'
  return 'hitAndMiss'
}
