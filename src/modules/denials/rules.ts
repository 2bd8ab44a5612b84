import type { Day } from '#kernel/day.ts'

/** own_family: kin whom the register does not tie. conflict: FL 16. threat: the person threatens, or is threatened by, the worker. */
export const denialKinds = ['own_family', 'conflict', 'threat'] as const
export type DenialKind = (typeof denialKinds)[number]

export type Denial = {
  readonly kind: DenialKind
  readonly workerId: string
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly endAskedBy: string | null
  readonly endedAt: string | null
}

/** `asked`: one has asked that it ends, and another is to say yes. */
export type Standing = 'live' | 'asked' | 'ended'

export const standingOf = ({ endedAt, endAskedBy, untilOn }: Denial, today: Day): Standing => {
  if (endedAt !== null || (untilOn !== null && untilOn < today)) return 'ended'
  return endAskedBy === null ? 'live' : 'asked'
}

/** What an act of ending does: to lift a denial gives a right, so it takes two (trust.md 3); never the one whom it is about. */
export const endingBy = (
  denial: Denial,
  by: { readonly workerId: string; readonly today: Day },
): 'asks' | 'ends' | 'denial_is_ended' | 'denial_needs_another' => {
  if (standingOf(denial, by.today) === 'ended') return 'denial_is_ended'
  if (denial.endAskedBy === null) return 'asks'
  return denial.endAskedBy === by.workerId ? 'denial_needs_another' : 'ends'
}
