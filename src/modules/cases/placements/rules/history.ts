import { type Day, daysBetween } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'
import type { EndKind, PlacementBasis } from './bases.ts'
import { isLvu, isTooOldFor } from './bases.ts'

export const moveReasons = ['planned', 'breakdown', 'emergency'] as const
export type MoveReason = (typeof moveReasons)[number]

/** Half open: the day of a move belongs to the new home. */
export type Stay = { readonly homeId: string; readonly fromOn: Day; readonly untilOn: Day | null }

/** When the child's placements that are over ended last; null when there was none. The day itself is free. */
export const lastEnd = (placements: readonly { readonly ended_on: Day | null }[]): Day | null =>
  placements
    .flatMap((one) => one.ended_on ?? [])
    .toSorted()
    .at(-1) ?? null

/**
 * The same care goes on in another home: then its six months count on from the last time and do not begin anew (LVU 13,
 * SoL 22:13). After a breakdown care under LVU has not ended; other care goes on when the child leaves one home for the next
 * on the same day. Our reading.
 */
export const careGoesOn = (
  last: { readonly basis: PlacementBasis; readonly endedOn: Day; readonly endKind: EndKind | null },
  next: { readonly basis: PlacementBasis; readonly startedOn: Day },
): boolean => {
  if (last.basis !== next.basis) return false
  if (last.endKind === 'breakdown' && isLvu(next.basis)) return true
  return (last.endKind === 'breakdown' || last.endKind === 'other') && last.endedOn === next.startedOn
}

/** SoL 34:1: nothing is carried out before it is decided, nor tomorrow. A child lives in one place at a time. */
export const startFaults = (start: {
  readonly startedOn: Day
  readonly decidedOn: Day
  readonly lastEndedOn: Day | null
  readonly today: Day
}): Issue[] => {
  if (start.startedOn > start.today) return [{ path: 'startedOn', code: 'in_future' }]
  if (start.startedOn < start.decidedOn) return [{ path: 'startedOn', code: 'before_decision' }]
  return start.lastEndedOn !== null && start.startedOn < start.lastEndedOn
    ? [{ path: 'startedOn', code: 'before_last_placement' }]
    : []
}

/** A child lives in one place at a time, and moves from where it is. */
export const moveFaults = (
  current: Stay,
  move: {
    readonly homeId: string
    readonly movedOn: Day
    readonly lastEndedOn: Day | null
    readonly today: Day
  },
): Issue[] => [
  ...(move.homeId === current.homeId ? [{ path: 'homeId', code: 'lives_there_already' }] : []),
  ...(move.movedOn > move.today ? [{ path: 'movedOn', code: 'in_future' }] : []),
  ...(move.movedOn < current.fromOn ? [{ path: 'movedOn', code: 'before_last_move' }] : []),
  // Rows that were written before the start was checked may overlap: a move does not make it worse.
  ...(move.movedOn >= current.fromOn && move.lastEndedOn !== null && move.movedOn < move.lastEndedOn
    ? [{ path: 'movedOn', code: 'before_last_placement' }]
    : []),
]

/** A change of what the care rests on, counted from the last one. */
export const basisFaults = (
  last: { readonly basis: PlacementBasis; readonly fromOn: Day },
  change: {
    readonly basis: PlacementBasis
    readonly fromOn: Day
    readonly today: Day
    readonly birthOn: Day | null
    readonly allowed: readonly PlacementBasis[]
  },
): Issue[] => [
  ...(change.basis === last.basis ? [{ path: 'legalBasis', code: 'basis_is_the_same' }] : []),
  ...(change.basis !== last.basis && !change.allowed.includes(change.basis)
    ? [{ path: 'legalBasis', code: 'basis_does_not_fit' }]
    : []),
  ...(isTooOldFor(change.basis, change.birthOn, change.fromOn)
    ? [{ path: 'legalBasis', code: 'basis_too_old' }]
    : []),
  ...(change.fromOn > change.today ? [{ path: 'fromOn', code: 'in_future' }] : []),
  ...(change.fromOn < last.fromOn ? [{ path: 'fromOn', code: 'before_start' }] : []),
]

/** An end is not before the start, nor before the last move. */
export const endFaults = (
  current: Stay,
  end: { readonly endedOn: Day; readonly startedOn: Day; readonly today: Day; readonly kind: EndKind },
): Issue[] => {
  if (end.endedOn > end.today) return [{ path: 'endedOn', code: 'in_future' }]
  if (end.endedOn < end.startedOn) return [{ path: 'endedOn', code: 'end_before_start' }]
  return end.endedOn < current.fromOn ? [{ path: 'endedOn', code: 'before_last_move' }] : []
}

/** Whole months, for "how long": 14 days short of three months are two. */
export const monthsBetween = (from: Day, until: Day): number => {
  const start = Temporal.PlainDate.from(from)
  return Math.max(0, start.until(Temporal.PlainDate.from(until), { largestUnit: 'month' }).months)
}

/** Stays that follow each other without a gap or an overlap, from the first day to the last. What must always hold. */
export const coversWithoutGap = (
  stays: readonly Stay[],
  placement: { readonly startedOn: Day; readonly endedOn: Day | null },
): boolean =>
  stays.length > 0 &&
  stays[0]?.fromOn === placement.startedOn &&
  stays.at(-1)?.untilOn === placement.endedOn &&
  stays.every((stay, at) => {
    const next = stays[at + 1]
    return (
      (next === undefined || next.fromOn === stay.untilOn) &&
      (stay.untilOn === null ? next === undefined : daysBetween(stay.fromOn, stay.untilOn) >= 0)
    )
  })
