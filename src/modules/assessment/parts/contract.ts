import { z } from 'zod'
import { saveStamp } from '#kernel/autosave.ts'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { draft } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { NoteView } from '#modules/journal/contract.ts'
import type { may } from '../policy.ts'
import { missingParts } from '../rules.ts'
import { correctedStates, noteFields, shownKinds } from '../rules/parts.ts'
import { partKinds, sectionCodes } from '../rules/skeleton.ts'

const route = routesUnder<typeof may>()

export const SectionSchema = z.enum(sectionCodes)
export const PartKindSchema = z.enum(partKinds)
export const NoteFieldSchema = z.enum(noteFields)
export const MissingSchema = z.enum(missingParts)

/** What keeps the text from being signed after this act. */
const missing = z.array(MissingSchema)

/** The letters (FL 25) that a text was there for; `changed`: it reads otherwise today. */
export const SentIn = z.array(z.object({ letterId: Id, changed: z.boolean() }))

/** One fact, one thing that the child said, one strength or one risk. */
export const PartView = z.object({
  id: Id,
  kind: PartKindSchema,
  body: z.string(),
  /** Who said it; '' while nobody is named. */
  source: z.string(),
  saidOn: DaySchema.nullable(),
  revision: z.number().int(),
  savedAt: InstantSchema,
  savedBy: z.string(),
  isRemoved: z.boolean(),
  sentIn: SentIn,
})
export type PartView = z.output<typeof PartView>

/** Words of a signed note, exactly as they stand there. */
export const QuoteView = z.object({
  id: Id,
  kind: z.enum(shownKinds),
  body: z.string(),
  noteKind: NoteView.shape.kind,
  eventOn: DaySchema,
  signedName: z.string(),
  signedAt: InstantSchema,
  pulledAt: InstantSchema,
  pulledBy: z.string(),
  corrected: z.enum(correctedStates),
  /** False when the words are no longer those of the note: somebody has changed rows behind the program's back. */
  isIntact: z.boolean(),
  sentIn: SentIn,
})
export type QuoteView = z.output<typeof QuoteView>

const inInvestigation = { investigationId: Id }

/** Keeps one part. The answer holds no words: it is stored for repeated commands. */
export const savePart = route({
  name: 'saveAssessmentPart',
  method: 'PUT',
  path: '/api/investigations/:investigationId/parts/:partId',
  may: 'write assessment',
  input: z.strictObject({
    ...inInvestigation,
    partId: Id,
    /** Where it stands and what it is: said when it is begun, and never changed after. */
    section: SectionSchema,
    kind: PartKindSchema,
    body: draft(50_000),
    source: draft(2_000),
    saidOn: DaySchema.nullable(),
    ...saveStamp,
  }),
  reply: z.object({ revision: z.number().int(), savedAt: InstantSchema, missing }),
})

/** Takes a part or a quote away, or puts it back. */
export const removePart = route({
  name: 'removeAssessmentPart',
  method: 'PUT',
  path: '/api/investigations/:investigationId/parts/:partId/removed',
  may: 'write assessment',
  input: z.strictObject({ ...inInvestigation, partId: Id, removed: z.boolean() }),
  reply: z.object({ removed: z.boolean(), missing }),
})

/** Pulls words of a signed note into an area: they must stand in the note exactly so. */
export const pullQuote = route({
  name: 'pullQuote',
  method: 'POST',
  path: '/api/investigations/:investigationId/quotes',
  may: 'write assessment',
  input: z.strictObject({
    ...inInvestigation,
    quoteId: Id,
    section: SectionSchema,
    noteId: Id,
    field: NoteFieldSchema,
    text: draft(50_000),
  }),
  reply: z.object({ pulledAt: InstantSchema, missing }),
})

/** The note that a quote is from, whole, with its corrections. */
export const readSource = route({
  name: 'readQuoteSource',
  method: 'GET',
  path: '/api/investigations/:investigationId/quotes/:quoteId/source',
  may: 'read assessment',
  input: z.strictObject({ ...inInvestigation, quoteId: Id }),
  reply: z.object({ note: NoteView, quote: z.object({ body: z.string(), field: NoteFieldSchema }) }),
})
