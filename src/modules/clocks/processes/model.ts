import type { ClockCode } from '../rules/model.ts'

/**
 * A clock that a step starts. `only`: not from every state that the step may be taken from. `since`: counted from the last
 * step of that name and not from this one, yet never over before it began.
 */
export type StepStart =
  | ClockCode
  | { readonly code: ClockCode; readonly only: readonly string[]; readonly since?: string }

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
  /** The court gives a running one of these so many days more, counted from the day on which it would have ended. */
  readonly extends?: readonly ClockCode[]
  /** Asked for in time, more of it keeps what would lapse with one of these until the court has answered. LVU 9, 31 g. */
  readonly holds?: readonly ClockCode[]
  readonly releases?: readonly ClockCode[]
  /** The birthday from which it can no longer be taken. LVU 1, 6, 22. */
  readonly beforeAge?: number
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
  /** The birthday on which it must have ended. */
  readonly until?: number | Readonly<Record<Ground, number>>
  /** By which paragraph it then ends by itself, without anybody's decision. */
  readonly endsByAge?: string
}
