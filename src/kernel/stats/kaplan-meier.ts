import { atLeast, nonNegative } from './argument.ts'
import { defaultConfidence, type Interval } from './interval.ts'
import { criticalZ } from './normal-distribution.ts'

/** `event`: it happened then (the worker left); without it the observation was cut off (still employed). */
export type SurvivalObservation = { readonly time: number; readonly event: boolean }

export type SurvivalStep = {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  readonly censored: number
  readonly survival: number
  /** Greenwood's. Undefined at survival 0, where it has no value. */
  readonly standardError: number | undefined
  /** On the log(−log) scale, so that it stays within 0 and 1. Undefined at survival 0 and 1. */
  readonly interval: Interval | undefined
}

export type SurvivalCurve = {
  readonly n: number
  /** One for each time at which somebody left or was cut off, in order. */
  readonly steps: readonly SurvivalStep[]
}

const logLogInterval = (survival: number, greenwood: number, z: number): Interval | undefined => {
  if (survival <= 0 || survival >= 1) return undefined
  const logarithm = Math.log(survival)
  const half = (z * Math.sqrt(greenwood)) / Math.abs(logarithm)
  return {
    lower: Math.exp(logarithm * Math.exp(half)),
    upper: Math.exp(logarithm * Math.exp(-half)),
  }
}

/**
 * Kaplan and Meier, "Nonparametric estimation from incomplete observations" (1958): S(t) = Π(1 − dⱼ/nⱼ), whoever is cut
 * off at the same time as an event still counting as at risk. Greenwood (1926): SE = S·√Σdⱼ/(nⱼ(nⱼ − dⱼ)).
 */
export const kaplanMeier = (
  observations: readonly SurvivalObservation[],
  confidence: number = defaultConfidence,
): SurvivalCurve => {
  for (const [index, { time }] of atLeast(1, 'observations', observations).entries()) {
    nonNegative(`observations[${index}].time`, time)
  }
  const z = criticalZ(confidence)
  const tally = new Map<number, { events: number; censored: number }>()
  for (const { time, event } of observations) {
    const found = tally.get(time) ?? { events: 0, censored: 0 }
    tally.set(time, {
      events: found.events + (event ? 1 : 0),
      censored: found.censored + (event ? 0 : 1),
    })
  }
  let atRisk = observations.length
  let survival = 1
  let greenwood = 0
  const steps = [...tally]
    .sort(([a], [b]) => a - b)
    .map(([time, { events, censored }]): SurvivalStep => {
      const before = atRisk
      // By count and not by 1 − d/n: when the last one leaves, survival is 0 and not a rounding above it.
      survival *= (before - events) / before
      if (events > 0 && events < before) greenwood += events / (before * (before - events))
      atRisk -= events + censored
      return {
        time,
        atRisk: before,
        events,
        censored,
        survival,
        standardError: survival === 0 ? undefined : survival * Math.sqrt(greenwood),
        interval: logLogInterval(survival, greenwood, z),
      }
    })
  return { n: observations.length, steps }
}

/** S(t): the step last taken at or before `time`; 1 before the first one. */
export const survivalAt = (curve: SurvivalCurve, time: number): number => {
  nonNegative('time', time)
  return curve.steps.findLast((step) => step.time <= time)?.survival ?? 1
}

/** The first time at which no more than half are left; undefined when it has not come so far. */
export const medianSurvival = (curve: SurvivalCurve): number | undefined =>
  curve.steps.find(({ survival }) => survival <= 0.5)?.time
