import type { Role } from '#kernel/actor.ts'
import type { Day, Instant } from '#kernel/day.ts'

/** What was opened, in kinds that tell nothing of the content. */
export const parts = ['case', 'journal', 'report', 'decision', 'plan', 'placement', 'person', 'file'] as const
export type Part = (typeof parts)[number]

/** A worker looked at something about a child: a reading of one thing in the log, not a line of a list. */
export type Opening = {
  readonly id: string
  readonly at: Instant
  /** The day and the hour in Sweden. */
  readonly on: Day
  readonly hour: number
  readonly workerId: string
  readonly childId: string
  readonly part: Part
}

export type Worker = {
  readonly id: string
  readonly surname: string
  readonly unitId: string
  readonly role: Role
  readonly endedOn: Day | null
  /** The own address as the register of people writes it, where it is known who the worker is there. */
  readonly home: string | null
}

/** `surnames` and `homes`: the child's own and those of the guardians. */
export type Child = {
  readonly id: string
  readonly surnames: readonly string[]
  readonly homes: readonly string[]
  readonly isProtected: boolean
}

/** Somebody had a matter about a child, from a moment until another. */
export type Had = {
  readonly childId: string
  readonly workerId: string
  readonly unitId: string
  readonly part: 'owner' | 'coworker'
  readonly fromAt: Instant
  readonly untilAt: Instant | null
}

/** A note, decision, meeting or consultation: a worker and a child on one day. */
export type OnDay = { readonly workerId: string; readonly childId: string; readonly on: Day }

/** Whoever took in or assessed a report: from the day it came until it was decided. */
export type TookIn = {
  readonly workerId: string
  readonly childId: string
  readonly fromOn: Day
  readonly untilOn: Day | null
}

export type Moved = {
  readonly childId: string
  readonly fromId: string
  readonly toId: string | null
  readonly on: Day
}

export type Away = {
  readonly workerId: string
  readonly kind: 'absence' | 'leave' | 'ending' | 'moving'
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** On duty for a unit, or for all of them (null). */
export type Turn = {
  readonly workerId: string
  readonly unitId: string | null
  readonly fromAt: Instant
  readonly untilAt: Instant
}

/** A break-glass that ran: it explains what was opened by it, and is reviewed by itself (the room breakglass). */
export type Emergency = {
  readonly workerId: string
  readonly childId: string
  readonly fromAt: Instant
  readonly untilAt: Instant
  readonly isReviewed: boolean
}

/** All that may explain an opening. Plain data: loaded from the rooms, or invented by a test. */
export type Facts = {
  readonly workers: readonly Worker[]
  readonly children: readonly Child[]
  readonly had: readonly Had[]
  readonly wrote: readonly OnDay[]
  readonly met: readonly OnDay[]
  readonly tookIn: readonly TookIn[]
  readonly moved: readonly Moved[]
  readonly away: readonly Away[]
  readonly turns: readonly Turn[]
  readonly emergencies: readonly Emergency[]
}
