import type { NoteKind } from '#modules/journal/contract.ts'

/** What a meeting can be: the journal's kinds, without what is only read or received. */
export const visitKinds = [
  'home_visit',
  'talk_with_child',
  'talk_with_guardian',
  'meeting',
  'phone_call',
  'other_event',
] as const satisfies readonly NoteKind[]
export type VisitKind = (typeof visitKinds)[number]

/** Who called it off. */
export const cancellers = ['family', 'us', 'nobody_home'] as const
export type Canceller = (typeof cancellers)[number]
