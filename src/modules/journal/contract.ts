import { z } from 'zod'
import { saveStamp } from '#kernel/autosave.ts'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { draft } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { OwnAnswers, OwnShown } from '#modules/burden/own/contract.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import type { may } from './policy.ts'
import { type NoteKind, noteKinds } from './rules.ts'
import { sv } from './text.sv.ts'

const route = routesUnder<typeof may>()

export type { NoteKind }
export type { SharedText } from './rules.ts'
export { followed } from './followed.ts'
export { isOverdue, missingBeforeSigning } from './rules.ts'
export const NoteKindSchema = z.enum(noteKinds)
/** What each kind is called in a document; those are in Swedish in every language. */
export const noteKindNames = sv.kinds

/**
 * The words of a note while it is written: everything that can be stored is taken, also what is too long or half done,
 * so that no keystroke is refused. The rules for a signed note are asked when it is signed.
 */
const texts = {
  happened: draft(),
  childWords: draft(),
  assessment: draft(),
  correctionReason: draft(20_000),
}

/** Which event it was. Of a meeting that is held these are counted by the server, and a save leaves them out. */
const facts = {
  kind: NoteKindSchema,
  eventOn: DaySchema,
  place: draft(5_000),
  childAlone: z.boolean().nullable(),
  participants: z.array(draft(2_000)).max(200),
}

const words = { ...facts, ...texts, agreed: z.string() }

export type NewNote = {
  readonly childId: string
  /** A draft that is there, or the id of a new one. */
  readonly draftId: string
  readonly kind?: NoteKind
  readonly caseId?: string | undefined
  readonly reportChildId?: string | undefined
  /** The signed note that this one corrects, or that a party sees differently (kind `party_view`). */
  readonly originalId?: string
}

/** The address of the note's screen. Ids and the kind only, nothing personal. */
export const noteAddress = ({ childId, draftId, ...given }: NewNote): string => {
  const named = { slag: given.kind, arende: given.caseId, anmalan: given.reportChildId, om: given.originalId }
  const query = Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  )
  return `/journal/${childId}/${draftId}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

const about = {
  childId: Id,
  caseId: Id.nullable(),
  reportChildId: Id.nullable(),
  originalId: Id.nullable(),
}

export const DraftView = z.object({
  id: Id,
  ...about,
  ...words,
  /** Answers to the municipality's own fields. */
  own: OwnAnswers,
  startedAt: InstantSchema,
  savedAt: InstantSchema,
  revision: z.number().int(),
})
export type DraftView = z.output<typeof DraftView>

const noteFields = {
  id: Id,
  ...about,
  ...words,
  own: z.array(OwnShown),
  startedAt: InstantSchema,
  signedAt: InstantSchema,
  signedBy: Id,
  signedName: z.string(),
  signedTitle: z.string(),
  /** Those besides the signer whose words stand in it. */
  writtenWith: z.array(z.object({ workerId: Id, name: z.string(), title: z.string() })),
  hash: z.string(),
}

export const NoteView = z.object({
  ...noteFields,
  /** Corrections and parties' views, oldest first: always shown beside the original. */
  beside: z.array(z.object(noteFields)),
})
export type NoteView = z.output<typeof NoteView>

/** Signed notes of a child, newest event first. */
export const listNotes = route({
  name: 'listNotes',
  method: 'GET',
  path: '/api/journal/children/:childId/notes',
  may: 'read notes',
  input: z.strictObject({
    childId: Id,
    /** The last note of the page before: both, or neither. */
    beforeOn: DaySchema.optional(),
    beforeId: Id.optional(),
  }),
  reply: z.object({
    notes: z.array(NoteView),
    next: z.object({ beforeOn: DaySchema, beforeId: Id }).nullable(),
    can: z.object({ write: z.boolean(), correct: z.boolean() }),
  }),
})

export const DraftSummary = z.object({
  id: Id,
  childId: Id,
  caseId: Id.nullable(),
  kind: NoteKindSchema,
  eventOn: DaySchema,
  startedAt: InstantSchema,
  savedAt: InstantSchema,
  isOverdue: z.boolean(),
})
export type DraftSummary = z.output<typeof DraftSummary>

/** What the caller has begun and not signed, oldest first. Without the text. */
export const listOwnDrafts = route({
  name: 'listOwnDrafts',
  method: 'GET',
  path: '/api/journal/drafts',
  may: 'see own drafts',
  input: z.strictObject({}),
  reply: z.array(DraftSummary),
})

/** The own draft with this id, one of a meeting that is written together, or that there is none yet, or that it is signed. */
export const readDraft = route({
  name: 'readDraft',
  method: 'GET',
  path: '/api/journal/children/:childId/drafts/:draftId',
  may: 'write note',
  input: z.strictObject({ childId: Id, draftId: Id, originalId: Id.optional() }),
  reply: z.object({
    childName: z.string(),
    protection: ProtectionSchema,
    draft: DraftView.nullable(),
    isSigned: z.boolean(),
    /** The meeting whose workers write it together; null: its author's alone. */
    meetingId: Id.nullable().default(null),
    /** The signed note that is corrected or answered, with what stands beside it. */
    original: NoteView.nullable(),
  }),
})

export type DraftAnswer = z.output<typeof readDraft.reply>

const givenFacts = {
  kind: facts.kind.optional(),
  eventOn: facts.eventOn.optional(),
  place: facts.place.optional(),
  childAlone: facts.childAlone.optional(),
  participants: facts.participants.optional(),
}

const givenTexts = {
  happened: texts.happened.optional(),
  childWords: texts.childWords.optional(),
  assessment: texts.assessment.optional(),
  agreed: draft().optional(),
  correctionReason: texts.correctionReason,
}

/**
 * Keeps what is typed. The answer holds no words: it is stored for repeated commands. What is left out stays as it is
 * stored; a first save has all of the event. The words of a meeting's note are left out: they are written together.
 */
export const saveDraft = route({
  name: 'saveDraft',
  method: 'PUT',
  path: '/api/journal/drafts/:draftId',
  may: 'write note',
  input: z.strictObject({
    draftId: Id,
    ...about,
    ...givenFacts,
    ...givenTexts,
    own: OwnAnswers.optional(),
    ...saveStamp,
  }),
  reply: z.object({ revision: z.number().int(), savedAt: InstantSchema }),
})

const seen = {
  ...facts,
  happened: draft(),
  childWords: draft(),
  agreed: draft(),
  assessment: draft(),
  /** Left out by a device that packed the note before its own fields were asked for too. */
  own: OwnAnswers.optional(),
}

/**
 * Locks the draft as it is stored; `revision` is what the author saw. A note that several write moves on by itself: its
 * signer tells what was `seen`, word for word, and the revision is not asked.
 */
export const signDraft = route({
  name: 'signDraft',
  method: 'POST',
  path: '/api/journal/drafts/:draftId/sign',
  may: 'write note',
  input: z.strictObject({
    draftId: Id,
    revision: saveStamp.revision,
    seen: z.strictObject(seen).optional(),
  }),
  reply: z.object({ noteId: Id, signedAt: InstantSchema }),
})

/** Throws an own draft away, for good. One with a colleague's words in it is not thrown away. */
export const throwDraft = route({
  name: 'throwDraft',
  method: 'DELETE',
  path: '/api/journal/drafts/:draftId',
  may: 'write note',
  input: z.strictObject({ draftId: Id, revision: saveStamp.revision }),
  reply: z.object({ thrown: z.boolean() }),
})
