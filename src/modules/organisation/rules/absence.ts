import type { Day } from '#kernel/day.ts'

/**
 * What the manager enters. Never why somebody is away: illness is an absence like any other (OSL 39).
 * `ending` and `moving` happen on a day; the other two last.
 */
export const absenceKinds = ['absence', 'leave', 'ending', 'moving'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

export type AbsenceDays = {
  readonly kind: AbsenceKind
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** Two that meet cannot both be true, so the second is a slip of the pen. Both ends belong to the time. */
export const overlap = (one: AbsenceDays, other: AbsenceDays): boolean => {
  const lasts = (a: AbsenceDays): boolean => a.kind === 'absence' || a.kind === 'leave'
  if (!lasts(one) || !lasts(other)) return one.kind === other.kind
  return (
    (one.untilOn === null || other.fromOn <= one.untilOn) &&
    (other.untilOn === null || one.fromOn <= other.untilOn)
  )
}
