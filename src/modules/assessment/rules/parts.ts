import type { Day, Instant } from '#kernel/day.ts'
import type { PartKind } from './skeleton.ts'

export const noteFields = ['happened', 'child_words', 'assessment'] as const
export type NoteField = (typeof noteFields)[number]

/** What a quote is, follows from where in the note it stood: facts, the child's words and judgements are kept apart (SoL 14:3). */
export const quoteKinds = { happened: 'fact', child_words: 'child_words', assessment: 'judgement' } as const
export const shownKinds = ['fact', 'child_words', 'strength', 'risk', 'judgement'] as const
export type ShownKind = (typeof shownKinds)[number]

/** Where a quote may be pulled to: an area that has facts takes what is written about it; the child's view only its words. */
export const takesQuote = (kinds: readonly PartKind[], field: NoteField): boolean =>
  field === 'child_words' ? kinds.includes('child_words') : kinds.includes('fact')

/** The note that a quote is from, as it was signed. */
export type QuoteSource = {
  readonly noteId: string
  readonly field: NoteField
  readonly noteHash: string
  readonly bodyHash: string
  readonly eventOn: Day
  readonly signedAt: Instant
  readonly signedName: string
  readonly signedTitle: string
}

/** A part as the document has it: written here, or quoted. */
export type FrozenPart = {
  readonly id: string
  readonly kind: ShownKind
  readonly body: string
  readonly source: string
  readonly saidOn: Day | null
  readonly quote: QuoteSource | null
}

/** Parts that hold words: the others cost nothing and are left out of the document. */
export const filled = <P extends Pick<FrozenPart, 'body'>>(parts: readonly P[]): P[] =>
  parts.filter(({ body }) => body.trim() !== '')

export type NoteState = {
  readonly id: string
  readonly originalId: string | null
  readonly isView: boolean
  readonly signedAt: Instant
}

export const correctedStates = ['no', 'before', 'since'] as const
export type Corrected = (typeof correctedStates)[number]

/**
 * FL 36: a note is never changed; a correction stands beside it. Was the note of a quote corrected, and before or after the
 * quote was pulled? A party's own view (SoL 14:6) corrects nothing.
 */
export const correctedSince = (
  note: NoteState,
  beside: readonly NoteState[],
  pulledAt: Instant,
): Corrected => {
  if (note.isView) return 'no'
  const original = note.originalId ?? note.id
  const later = beside.filter(
    (one) => one.originalId === original && !one.isView && one.id !== note.id && one.signedAt > note.signedAt,
  )
  if (later.length === 0) return 'no'
  return later.some(({ signedAt }) => signedAt > pulledAt) ? 'since' : 'before'
}
