import { z } from 'zod'
import type { Day } from '#kernel/day.ts'
import { Id } from '#kernel/id.ts'
import type { OwnAnswers } from '#modules/burden/own/contract.ts'
import type { DraftView, NoteView } from '../contract.ts'
import { NoteKindSchema } from '../contract.ts'
import type { NoteText } from '../rules.ts'

/** The note while it is written, as the screen holds it. */
export type Words = Omit<NoteText, 'participants'> & {
  readonly participants: readonly string[]
  readonly own: OwnAnswers
}

const Search = z.object({
  slag: NoteKindSchema.optional().catch(undefined),
  arende: Id.optional().catch(undefined),
  anmalan: Id.optional().catch(undefined),
  om: Id.optional().catch(undefined),
})

/** What the address says of a new note. */
export const readSearch = (search: Readonly<Record<string, unknown>>) => Search.parse(search)

const empty = {
  place: '',
  childAlone: null,
  participants: [],
  happened: '',
  childWords: '',
  assessment: '',
  agreed: '',
  correctionReason: '',
} as const

/** The newest wording of a signed note: its last correction, or itself. */
export const newestWording = (note: NoteView): Omit<NoteView, 'beside'> =>
  note.beside.findLast((one) => one.kind !== 'party_view') ?? note

type First = {
  readonly childId: string
  readonly search: ReturnType<typeof readSearch>
  readonly original: NoteView | null
  readonly today: Day
}

/** A correction begins with the words that it corrects; everything else begins empty. */
export const firstWords = ({ childId, search, original, today }: First): Words => {
  const about = {
    childId,
    caseId: search.arende ?? original?.caseId ?? null,
    reportChildId: search.anmalan ?? original?.reportChildId ?? null,
    originalId: original?.id ?? null,
    own: {},
  }
  if (original === null || search.slag === 'party_view')
    return { ...about, ...empty, kind: search.slag ?? 'other_event', eventOn: today }
  const { kind, eventOn, place, childAlone, participants, happened, childWords, assessment, agreed } =
    newestWording(original)
  return {
    ...about,
    kind,
    eventOn,
    place,
    childAlone,
    participants,
    happened,
    childWords,
    assessment,
    agreed,
    correctionReason: '',
  }
}

export const wordsOf = (draft: DraftView): Words => {
  const { id: _, startedAt: __, savedAt: ___, revision: ____, ...words } = draft
  return words
}

export const textParts = [
  'happened',
  'childWords',
  'assessment',
  'agreed',
  'correctionReason',
  'place',
] as const
export type TextPart = (typeof textParts)[number]
