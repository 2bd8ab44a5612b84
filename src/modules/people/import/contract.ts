import { z } from 'zod'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'

const route = routesUnder<typeof may>()

/** What a column of the file may hold. The header is Swedish, any capitals and order. */
export const importFields = [
  'number',
  'givenName',
  'familyName',
  'birthOn',
  'protection',
  'address',
  'phone',
  'email',
  'language',
  'interpreter',
] as const
export type ImportField = (typeof importFields)[number]

export const mostRows = 2000
const mostCharacters = 700_000

const RowFault = z.object({ field: z.enum(importFields), message: z.string() })

/** new: will be registered. known: somebody here has the number. wrong: stands with its faults and is handed back. */
export const rowStates = ['new', 'known', 'wrong'] as const

const RowView = z.object({
  /** The row of the file as a person counts, the header being the first. */
  row: z.number().int(),
  state: z.enum(rowStates),
  values: z.partialRecord(z.enum(importFields), z.string()),
  faults: z.array(RowFault),
})
export type RowView = z.output<typeof RowView>

const file = z
  .string()
  .min(1, { message: 'required' })
  .max(mostCharacters, { message: 'csv_too_big' })
  .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { message: 'unstorable' })

const Reply = z.object({
  rows: z.array(RowView),
  unknownColumns: z.array(z.string()),
  counts: z.object({ new: z.number().int(), known: z.number().int(), wrong: z.number().int() }),
  /** The wrong rows as a file, with a column that says why; '' when all are right. */
  wrongFile: z.string(),
})

/** Row by row what is right and what is wrong; nothing is stored. */
export const checkImport = route({
  name: 'checkImport',
  method: 'POST',
  path: '/api/people/import/check',
  may: 'import people',
  reads: true,
  input: z.strictObject({ file }),
  reply: Reply,
})

/** Registers the right rows. The same file once more registers nobody: the same number is the same person. */
export const importPeople = route({
  name: 'importPeople',
  method: 'POST',
  path: '/api/people/import',
  may: 'import people',
  // The answer has the rows of the file in it, and with them the addresses of protected people.
  unkept: true,
  input: z.strictObject({ id: Id, file }),
  reply: Reply.extend({ registered: z.number().int() }),
})
