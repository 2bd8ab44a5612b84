import type { NoteText } from './rules.ts'

/** What a held meeting says of itself: nobody types it. */
export type DerivedFacts = Pick<NoteText, 'kind' | 'eventOn' | 'place' | 'childAlone' | 'participants'>

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * What the author has changed by hand stays hers: only what still stands as it was filled in follows the meeting. Undefined
 * when nothing changes.
 */
export const followed = (
  stored: DerivedFacts,
  before: DerivedFacts,
  facts: DerivedFacts,
): DerivedFacts | undefined => {
  const names = (['kind', 'eventOn', 'place', 'childAlone', 'participants'] as const).filter(
    (name) => same(stored[name], before[name]) && !same(stored[name], facts[name]),
  )
  if (names.length === 0) return undefined
  const follows = new Set<string>(names)
  return {
    kind: follows.has('kind') ? facts.kind : stored.kind,
    eventOn: follows.has('eventOn') ? facts.eventOn : stored.eventOn,
    place: follows.has('place') ? facts.place : stored.place,
    childAlone: follows.has('childAlone') ? facts.childAlone : stored.childAlone,
    participants: follows.has('participants') ? facts.participants : stored.participants,
  }
}
