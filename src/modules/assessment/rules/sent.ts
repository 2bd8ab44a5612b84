import { type Day, dayOf, type Instant } from '#kernel/day.ts'

/** Something that was sent to a party before the decision (FL 25). `notedAt`: null when it was noted before we kept it. */
export type Letter = { readonly id: string; readonly sentOn: Day; readonly notedAt: Instant | null }

/** A text, since when it is there and as what it was last written. `begunAt` null: not known. */
export type Written = { readonly begunAt: Instant | null; readonly savedAt: Instant }

/** Which letters a text was there for; `changed`: it reads otherwise today. */
export type SentIn = { readonly letterId: string; readonly changed: boolean }

/**
 * Was it there when the letter went? It was when it was written on an earlier day than the letter, or the same day and before
 * the letter was noted. A letter whose hour is not known tells nothing about its own day: nobody is said to have been told
 * what they may not have seen.
 */
const wasThere = (at: Instant, { sentOn, notedAt }: Letter): boolean => {
  const on = dayOf(at)
  return on < sentOn || (on === sentOn && notedAt !== null && at <= notedAt)
}

/** FL 25: what a party has been told, derived from the letters and never asked for. */
export const sentIn = ({ begunAt, savedAt }: Written, letters: readonly Letter[]): SentIn[] =>
  letters.flatMap((letter): SentIn[] => {
    if (wasThere(savedAt, letter)) return [{ letterId: letter.id, changed: false }]
    return begunAt !== null && wasThere(begunAt, letter) ? [{ letterId: letter.id, changed: true }] : []
  })
