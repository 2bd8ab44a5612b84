import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { eventType } from '#kernel/event.ts'
import { Id } from '#kernel/id.ts'
import { noteKinds } from './rules.ts'

/** A note was locked. Carries its hash, so that the outbox, too, would tell if the text were ever changed. */
export const noteSigned = eventType(
  'journal.note-signed',
  z.object({
    noteId: Id,
    childId: Id,
    caseId: Id.nullable(),
    kind: z.enum(noteKinds),
    eventOn: DaySchema,
    childAlone: z.boolean().nullable(),
    originalId: Id.nullable(),
    signedAt: InstantSchema,
    signedBy: Id,
    hash: z.string(),
  }),
)
