import type { ClockCode } from '../rules/model.ts'

/** A clock that a step starts. `only`: not from every state that the step may be taken from. */
export type StepStart = ClockCode | { readonly code: ClockCode; readonly only: readonly string[] }

/** What a step wants to know besides its day. */
export const askedKinds = ['moment', 'meeting', 'days'] as const
export type Asked = (typeof askedKinds)[number]

/** One event in the course of a matter: what it does to the state and to the clocks. */
export type Step = {
  readonly paragraph: string
  /** From which states it may be taken, and where each leads. `start` is before the first step. */
  readonly goes: Readonly<Record<string, string>>
  readonly satisfies?: readonly ClockCode[]
  /** Clocks that no longer apply. Those that do not run are left alone. */
  readonly stops?: readonly ClockCode[]
  /** Started after the others have ended, so a step that satisfies and starts the same clock repeats it. */
  readonly starts?: readonly StepStart[]
  /** Lawful only while one of these clocks runs. */
  readonly needs?: readonly ClockCode[]
  /** Lawful only when the last day of one of these clocks has gone. */
  readonly after?: readonly ClockCode[]
  readonly asks?: Asked
  readonly needsNote?: true
}

/** By which ground a child is in compulsory care: it decides how long it can last. */
export const grounds = ['lvu2', 'lvu3'] as const
export type Ground = (typeof grounds)[number]

/** A legal course as data: event → state, and the clocks that start, are met or no longer apply. */
export type Process = {
  readonly paragraph: string
  readonly steps: Readonly<Record<string, Step>>
  /** States in which the process is closed: nothing runs there. */
  readonly ends: readonly string[]
  /** The clocks that the law puts on a state: they run as long as it lasts. */
  readonly under: Readonly<Record<string, readonly ClockCode[]>>
  /** The birthday from which it can no longer begin, when that comes before `until`. LVU 1, 6, 22. */
  readonly beginsBefore?: number
  /** The birthday on which it must have ended. */
  readonly until?: number | Readonly<Record<Ground, number>>
}
