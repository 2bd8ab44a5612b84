import type { SaveStamp } from '#kernel/autosave.ts'
import { addHours, type Day, type Instant } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'

/** What a note is about. `party_view` is a party's own view of a signed note (SoL 14:6). */
export const noteKinds = [
  'talk_with_child',
  'talk_with_guardian',
  'home_visit',
  'phone_call',
  'meeting',
  'information_received',
  'message',
  'other_event',
  'party_view',
] as const
export type NoteKind = (typeof noteKinds)[number]

/** The words of a note: facts, the child's own words and the worker's assessment are kept apart (SoL 14:3). */
export type NoteText = {
  readonly childId: string
  readonly caseId: string | null
  readonly reportChildId: string | null
  readonly kind: NoteKind
  readonly eventOn: Day
  readonly place: string
  readonly childAlone: boolean | null
  readonly participants: readonly string[]
  readonly happened: string
  readonly childWords: string
  readonly assessment: string
  /** What was agreed with the child and the family; '' when nothing was. */
  readonly agreed: string
  readonly originalId: string | null
  readonly correctionReason: string
}

/** Somebody besides the signer whose words stand in a note, as what. */
export type Writer = { readonly workerId: string; readonly name: string; readonly title: string }

export type SignedNote = NoteText & {
  readonly id: string
  readonly startedAt: Instant
  readonly signedAt: Instant
  readonly signedBy: string
  readonly signedName: string
  readonly signedTitle: string
  /** Those with whom it was written (SOSFS 2014:5 ch. 4: who wrote it); left out when nobody else did. */
  readonly writtenWith?: readonly Writer[]
}

export type Draft = NoteText &
  SaveStamp & {
    readonly id: string
    readonly authorId: string
    readonly startedAt: Instant
    readonly savedAt: Instant
    /** Who wrote its words last. */
    readonly savedBy: string
  }

const remindAfterHours = 24

/** FL 27 §: what is heard is written down without delay. A draft of a day's age reminds its author. */
export const isOverdue = (startedAt: Instant, now: Instant): boolean =>
  addHours(startedAt, remindAfterHours) <= now

const longestLine = 300
const blank = (text: string): boolean => text.trim() === ''

const lineIssue = (path: string, text: string): Issue[] =>
  text.trim().length > longestLine ? [{ path, code: `too_long:${longestLine}` }] : []

const talkIssues = (note: NoteText): Issue[] => [
  ...(note.childAlone === null ? [{ path: 'childAlone', code: 'choose' }] : []),
  ...(blank(note.place) ? [{ path: 'place', code: 'required' }] : []),
]

const isCorrection = (note: NoteText): boolean => note.originalId !== null && note.kind !== 'party_view'

/**
 * What must be there before a note is locked. A talk with the child says where, and whether the child was alone
 * (SoL 3:2, 20:7). A correction says why (FL 36 §). The rest is free: nobody fills in boxes to be let through.
 */
export const missingBeforeSigning = (note: NoteText, today: Day): Issue[] => [
  ...(note.eventOn > today ? [{ path: 'eventOn', code: 'in_future' }] : []),
  ...(note.kind === 'talk_with_child' ? talkIssues(note) : []),
  ...lineIssue('place', note.place),
  ...(blank(note.happened) && blank(note.childWords) && blank(note.agreed)
    ? [{ path: 'happened', code: 'required' }]
    : []),
  ...(isCorrection(note) && blank(note.correctionReason)
    ? [{ path: 'correctionReason', code: 'required' }]
    : []),
]

/** Names as they are locked: without the blanks and commas of somebody who was still writing. */
export const tidyNames = (names: readonly string[]): string[] =>
  names.map((name) => name.trim()).filter((name) => name !== '')

/**
 * Which notes say that the child was alone: a talk with the child always, yes or no; a home visit when it was so
 * (SoL 22:11, LVU 13 a: the visit is then also a talk with the child).
 */
export const aloneInNote = ({ kind, childAlone }: Pick<NoteText, 'kind' | 'childAlone'>): boolean | null => {
  if (kind === 'talk_with_child') return childAlone
  return kind === 'home_visit' && childAlone === true ? true : null
}

/** The note as it is locked. */
export const toSign = <N extends NoteText>(note: N): N => ({
  ...note,
  participants: tidyNames(note.participants),
  childAlone: aloneInNote(note),
  correctionReason: isCorrection(note) ? note.correctionReason : '',
})

const formOf = ({ agreed, writtenWith = [] }: SignedNote): string =>
  writtenWith.length > 0 ? 'barntid note 3' : agreed === '' ? 'barntid note 1' : 'barntid note 2'

/** What was added to notes since the first: '1' has nothing of it, '2' what was agreed, '3' also with whom it was written. */
const addedSince = ({ agreed, writtenWith = [] }: SignedNote): unknown[] => {
  if (writtenWith.length > 0)
    return [agreed, writtenWith.map(({ workerId, name, title }) => [workerId, name, title])]
  return agreed === '' ? [] : [agreed]
}

/**
 * The bytes that the hash is taken of: every word and who, when, as what; in one order, for ever. A note without an
 * agreement is written as notes were before agreements had a place of their own, and one by a single hand as before that
 * several could write one.
 */
export const canonicalNote = (note: SignedNote): string =>
  JSON.stringify([
    formOf(note),
    note.id,
    note.childId,
    note.caseId,
    note.reportChildId,
    note.kind,
    note.eventOn,
    note.place,
    note.childAlone,
    note.participants,
    note.happened,
    note.childWords,
    note.assessment,
    note.originalId,
    note.correctionReason,
    note.startedAt,
    note.signedAt,
    note.signedBy,
    note.signedName,
    note.signedTitle,
    ...addedSince(note),
  ])

/** The words of a note that those who hold the meeting write together. What happened at it is counted, not written. */
export const sharedTexts = ['happened', 'childWords', 'agreed', 'assessment'] as const
export type SharedText = (typeof sharedTexts)[number]

const seenParts = ['kind', 'eventOn', 'place', 'childAlone', 'participants', ...sharedTexts] as const

/** What the signer saw of a note: its words, and what is counted of the event. */
export type Seen = Pick<NoteText, (typeof seenParts)[number]>

export const seenOf = (note: Seen) => ({
  kind: note.kind,
  eventOn: note.eventOn,
  place: note.place,
  childAlone: note.childAlone,
  participants: [...note.participants],
  happened: note.happened,
  childWords: note.childWords,
  agreed: note.agreed,
  assessment: note.assessment,
})

/** Whether a note stands, to the letter, as the signer saw it: what is locked is what was read (SOSFS 2014:5). */
export const standsAsSeen = (stored: Seen, seen: Seen): boolean =>
  seenParts.every((part) => JSON.stringify(stored[part]) === JSON.stringify(seen[part]))

const answered = (answers: Readonly<Record<string, string>>): string =>
  JSON.stringify(
    Object.entries(answers)
      .filter(([, answer]) => answer !== '')
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

/** The same answers to the municipality's own fields, in whatever order; one that is empty is none. */
export const sameAnswers = (
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean => answered(one) === answered(other)

export type TalkFact = { readonly kind: NoteKind; readonly childAlone: boolean | null; readonly eventOn: Day }

/** A talk with the child: a note of one, or a home visit at which the child was met alone. */
export const isTalk = ({ kind, childAlone }: Pick<NoteText, 'kind' | 'childAlone'>): boolean =>
  kind === 'talk_with_child' || (kind === 'home_visit' && childAlone === true)

/** Talks with the child, how many of them alone, and the last. Given: each note as its latest correction has it. */
export const countTalks = (notes: readonly TalkFact[]) => {
  const talks = notes.filter(isTalk)
  return {
    talks: talks.length,
    alone: talks.filter((note) => note.childAlone === true).length,
    lastOn: talks.reduce<Day | null>(
      (last, { eventOn }) => (last === null || eventOn > last ? eventOn : last),
      null,
    ),
  }
}
