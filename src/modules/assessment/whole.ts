import type { Tx } from '#platform/db/tenant.ts'
import { quotedNotes } from '#modules/journal/index.ts'
import { hashOfText } from './hash.ts'
import { type AreaText, type FrozenArea, missingIn, type MissingPart } from './rules.ts'
import { type Corrected, correctedSince, type FrozenPart, quoteKinds, type NoteState } from './rules/parts.ts'
import { type SectionCode, sectionCodes } from './rules/skeleton.ts'
import type { Structure } from './rules/structures.ts'
import { partsOf, quotesOf, type StoredPart, type StoredQuote } from './parts/store.ts'
import { allSections, type StoredSection } from './store.ts'
import { structureOfText } from './structure/in-force.ts'

type Notes = Awaited<ReturnType<typeof quotedNotes>>
type Note = Notes['notes'][number]

/** A quote beside the note that it is from, as that stands today. */
export type HeldQuote = StoredQuote & {
  readonly note: Note
  readonly corrected: Corrected
  readonly isIntact: boolean
}

export type WholeArea = {
  readonly section: SectionCode
  readonly text: StoredSection | undefined
  readonly parts: readonly StoredPart[]
  readonly quotes: readonly HeldQuote[]
}

export type Whole = { readonly structure: Structure | undefined; readonly areas: readonly WholeArea[] }

const stateOf = (note: Note): NoteState => ({
  id: note.id,
  originalId: note.originalId,
  isView: note.kind === 'party_view',
  signedAt: note.signedAt,
})

const wordsIn = (note: Note, field: StoredQuote['field']): string =>
  field === 'child_words' ? note.childWords : note[field]

/** Says whether the words stand in the note exactly so. */
export const standsIn = (note: Note, field: StoredQuote['field'], words: string): boolean =>
  words.trim() !== '' && wordsIn(note, field).includes(words)

/** What is quoted is held against the note each time that it is read: it cannot drift from it unseen. */
const held = ({ notes, beside }: Notes, quote: StoredQuote): HeldQuote[] => {
  const note = notes.find(({ id }) => id === quote.noteId)
  if (note === undefined) return []
  const isIntact =
    note.hash === quote.noteHash &&
    hashOfText(quote.body) === quote.bodyHash &&
    standsIn(note, quote.field, quote.body)
  const corrected = correctedSince(stateOf(note), beside.map(stateOf), quote.pulledAt)
  return [{ ...quote, note, corrected, isIntact }]
}

/** Every area of an investigation with all that stands in it, also the empty ones, in the order of the document. */
export const wholeText = async (tx: Tx, investigationId: string): Promise<Whole> => {
  const [structure, texts, parts, quotes] = await Promise.all([
    structureOfText(tx, investigationId),
    allSections(tx, investigationId),
    partsOf(tx, investigationId),
    quotesOf(tx, investigationId),
  ])
  const notes = await quotedNotes(
    tx,
    quotes.map(({ noteId }) => noteId),
  )
  const areas = sectionCodes.map((section) => ({
    section,
    text: texts.find((one) => one.section === section),
    parts: parts.filter((one) => one.section === section),
    quotes: quotes.filter((one) => one.section === section).flatMap((quote) => held(notes, quote)),
  }))
  return { structure, areas }
}

const fromNote = ({ note, ...quote }: HeldQuote): FrozenPart => ({
  id: quote.id,
  kind: quoteKinds[quote.field],
  body: quote.body,
  source: '',
  saidOn: null,
  quote: {
    noteId: note.id,
    field: quote.field,
    noteHash: quote.noteHash,
    bodyHash: quote.bodyHash,
    eventOn: note.eventOn,
    signedAt: note.signedAt,
    signedName: note.signedName,
    signedTitle: note.signedTitle,
  },
})

const byId = (a: FrozenPart, b: FrozenPart): number => (a.id < b.id ? -1 : 1)

const frozenParts = ({ parts, quotes }: WholeArea): FrozenPart[] =>
  [
    ...parts.map(({ id, kind, body, source, saidOn }) => ({ id, kind, body, source, saidOn, quote: null })),
    ...quotes.map(fromNote),
  ].toSorted(byId)

/** The areas as a document has them, with the Swedish headings of their structure. */
export const asDocument = ({ structure, areas }: Whole): FrozenArea[] =>
  areas.map((area) => ({
    section: area.section,
    title: structure?.areas[area.section].heading.sv ?? '',
    body: area.text?.body ?? '',
    parts: frozenParts(area).filter(({ body }) => body.trim() !== ''),
  }))

/** What the rules ask of the areas. */
export const asText = ({ areas }: Whole): AreaText[] =>
  areas.map(({ section, text, parts, quotes }) => ({
    section,
    body: text?.body ?? '',
    parts: [...parts, ...quotes],
  }))

/** What keeps the text from being signed as it stands now. */
export const missingNow = async (tx: Tx, investigationId: string): Promise<MissingPart[]> =>
  missingIn(asText(await wholeText(tx, investigationId)))
