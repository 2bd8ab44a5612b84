import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { fileKindNames, mostFileBytes } from '#kernel/file-kinds.ts'
import { Id } from '#kernel/id.ts'
import { line } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'
import { fileStates } from './rules.ts'

const route = routesUnder<typeof may>()

/** What a file is with. */
export const aboutTypes = ['case', 'report', 'note'] as const
export type AboutType = (typeof aboutTypes)[number]

export const FileView = z.object({
  id: Id,
  number: z.string(),
  receivedOn: DaySchema,
  sender: z.string(),
  subject: z.string(),
  kind: z.enum(fileKindNames),
  bytes: z.number().int(),
  state: z.enum(fileStates),
  uploadedBy: z.string(),
  uploadedAt: InstantSchema,
})
export type FileView = z.output<typeof FileView>

/** The papers of a report, a case or a note, the newest first; those that were disposed of are not among them. */
export const readFiles = route({
  name: 'readFiles',
  method: 'GET',
  path: '/api/files/about/:aboutType/:aboutId',
  may: 'see files',
  input: z.strictObject({
    aboutType: z.enum(aboutTypes),
    aboutId: Id,
    /** How many; there are more when the reply says so. */
    limit: z.coerce.number().int().min(1).max(500).default(20),
  }),
  reply: z.object({
    files: z.array(FileView),
    more: z.number().int(),
    /** Somebody in it has protected personal data: what a paper shows may give them away. */
    isProtected: z.boolean(),
    can: z.object({ add: z.boolean() }),
  }),
})

/**
 * A file comes in and is registered at once (OSL 5:1–2). Sent as a form of two parts: `input`, this as JSON, then `file`.
 * Sent twice with one key it is there once.
 */
export const addFile = route({
  name: 'addFile',
  method: 'POST',
  path: '/api/files',
  may: 'add file',
  input: z.strictObject({
    id: Id,
    aboutType: z.enum(aboutTypes),
    aboutId: Id,
    receivedOn: DaySchema,
    sender: line(200),
    subject: line(200),
    /** How many bytes are on their way: what arrives must be all of them. */
    size: z
      .number()
      .int()
      .min(0)
      .max(mostFileBytes * 2),
  }),
  reply: FileView,
})

/** A link to the file on the second origin, for a minute and once. Each opening stands in the log. */
export const openFile = route({
  name: 'openFile',
  method: 'POST',
  path: '/api/files/:fileId/open',
  may: 'see files',
  reads: true,
  input: z.strictObject({
    fileId: Id,
    /** She has read that nobody has examined it, and opens it all the same. */
    unexamined: z.boolean().default(false),
  }),
  reply: z.object({
    /** The second origin: an address, or ':port' on the same host. */
    place: z.string(),
    path: z.string(),
  }),
})
