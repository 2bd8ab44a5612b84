import { z } from 'zod'
import { Id } from '#kernel/id.ts'
import { line } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'
import { hrFields } from './fields.ts'

const route = routesUnder<typeof may>()

export const mostRows = 2000
/** Of the file as base64: half a megabyte, ten times what two thousand rows need. */
const mostCharacters = 700_000

const Field = z.enum(hrFields)
const Chosen = z.partialRecord(Field, line(200))

const RowView = z.object({
  /** The row of the file as a person counts, the header being the first. */
  row: z.number().int(),
  state: z.enum(['new', 'changed', 'same', 'wrong']),
  values: z.partialRecord(Field, z.string()),
  faults: z.array(z.object({ field: Field, message: z.string() })),
})
export type RowView = z.output<typeof RowView>

const sent = {
  fileName: line(200),
  /** The bytes as base64: which letters they mean is read out of them. */
  file: z
    .base64({ error: 'hr_unreadable' })
    .min(1, { message: 'required' })
    .max(mostCharacters, { message: 'hr_too_big' }),
  /** Which heading holds what, where the person has chosen. */
  chosen: Chosen,
}

const Reply = z.object({
  headings: z.array(z.string()),
  mapping: Chosen,
  /** Headings that no field was found for: said, so that nothing is left out unseen. */
  unknown: z.array(z.string()),
  /** Fields without which nothing can be read. */
  missing: z.array(Field),
  rows: z.array(RowView),
  counts: z.object({
    new: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    wrong: z.number().int(),
  }),
  /** The wrong rows as CSV with a column that says why; '' when all are right. */
  wrongFile: z.string(),
})

/** Row by row what a file of the HR system would do; nothing is stored. */
export const checkPosts = route({
  name: 'checkPosts',
  method: 'POST',
  path: '/api/posts/import/check',
  may: 'take in posts',
  reads: true,
  input: z.strictObject(sent),
  reply: Reply,
})

/** All rows or none: while one row is wrong nothing is stored. Keeps which column holds what for the next file. */
export const importPosts = route({
  name: 'importPosts',
  method: 'POST',
  path: '/api/posts/import',
  may: 'take in posts',
  unkept: true,
  input: z.strictObject({ id: Id, ...sent }),
  reply: Reply.extend({ stored: z.number().int() }),
})
