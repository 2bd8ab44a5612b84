import { z } from 'zod'
import { saveStamp } from '#kernel/autosave.ts'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { draft } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import {
  MissingSchema,
  PartKindSchema,
  PartView,
  QuoteView,
  SectionSchema,
  SentIn,
} from './parts/contract.ts'
import type { may } from './policy.ts'
import { sectionGroups } from './rules/skeleton.ts'

const route = routesUnder<typeof may>()

const Both = z.object({ sv: z.string(), en: z.string() })

export const SectionView = z.object({
  section: SectionSchema,
  body: z.string(),
  revision: z.number().int(),
  /** null: nobody has written here yet. */
  savedAt: InstantSchema.nullable(),
  savedBy: z.string(),
})
export type SectionView = z.output<typeof SectionView>

/** An area with all that stands in it. */
export const AreaView = SectionView.extend({
  sentIn: SentIn,
  parts: z.array(PartView),
  quotes: z.array(QuoteView),
})
export type AreaView = z.output<typeof AreaView>

/** The whole text of an investigation: every area, also the empty ones, in the order of the document. */
export const readAssessment = route({
  name: 'readAssessment',
  method: 'GET',
  path: '/api/investigations/:investigationId/text',
  may: 'read assessment',
  input: z.strictObject({ investigationId: Id }),
  reply: z.object({
    investigationId: Id,
    caseId: Id,
    caseNumber: z.string(),
    childId: Id,
    childName: z.string(),
    protection: ProtectionSchema,
    /** `name`: the municipality's own package, '' for our own headings. */
    structure: z.object({
      builtIn: z.number().int(),
      name: z.string(),
      version: z.number().int().nullable(),
    }),
    groups: z.array(z.object({ group: z.enum(sectionGroups), heading: Both })),
    sections: z.array(
      AreaView.extend({
        group: z.enum(sectionGroups),
        asked: z.boolean(),
        heading: Both,
        guidance: Both,
        /** What may be added here besides the worker's own text. */
        kinds: z.array(PartKindSchema),
      }),
    ),
    /** What has been sent to the parties (FL 25), oldest first. */
    letters: z.array(
      z.object({
        id: Id,
        person: z.string(),
        protection: ProtectionSchema,
        sentOn: DaySchema,
        material: z.string(),
      }),
    ),
    missing: z.array(MissingSchema),
    /** Talks with the child in the journal, so that "the child was not heard" is seen against them (SoL 3:2). */
    talks: z.object({ talks: z.number().int(), alone: z.number().int() }),
    /** Who signed the text last, and who wrote it. `writers` is empty for what was signed before that was kept. */
    signed: z.object({ at: InstantSchema, by: z.string(), writers: z.array(z.string()) }).nullable(),
    can: z.object({ write: z.boolean() }),
  }),
})

export type AssessmentView = z.output<typeof readAssessment.reply>

/** One area, as it stands now. */
export const readSection = route({
  name: 'readSection',
  method: 'GET',
  path: '/api/investigations/:investigationId/text/:section',
  may: 'read assessment',
  input: z.strictObject({ investigationId: Id, section: SectionSchema }),
  reply: AreaView,
})

/** Keeps one area. The answer holds no words: it is stored for repeated commands. */
export const saveSection = route({
  name: 'saveSection',
  method: 'PUT',
  path: '/api/investigations/:investigationId/text/:section',
  may: 'write assessment',
  input: z.strictObject({ investigationId: Id, section: SectionSchema, body: draft(), ...saveStamp }),
  reply: z.object({
    revision: z.number().int(),
    savedAt: InstantSchema,
    missing: z.array(MissingSchema),
  }),
})
