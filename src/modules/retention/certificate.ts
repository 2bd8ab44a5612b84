import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'

const Count = z.number().int().min(0)

/**
 * Gallringsbevis: what went, by which rule and on whose decision. Never who it was about: no name, no number of a case.
 * `hash` is one hash over all rows that went, with a salt of its own: whoever has an old copy can show that it is the same file,
 * and nobody can guess a file from it, as all its texts must be guessed at once.
 */
export const Certificate = z.strictObject({
  format: z.literal('barntid disposal certificate 1'),
  number: z.string(),
  list: z.string(),
  version: z.string(),
  reasons: z.array(z.strictObject({ code: z.string(), paragraph: z.string() })),
  lastOn: DaySchema,
  earliestOn: DaySchema,
  doneBy: DaySchema,
  proposed: z.strictObject({ by: z.string(), at: InstantSchema }),
  approved: z.array(z.strictObject({ by: z.string(), at: InstantSchema })).min(2),
  disposedAt: InstantSchema,
  /** Rows that went, by table. */
  counts: z.record(z.string(), Count),
  /** People who left the register with the file: the person, and those who were known only through the file. */
  leaving: Count,
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The last signed state of the log before. */
  logBefore: z.strictObject({ size: Count, root: z.string() }),
})
export type Certificate = z.output<typeof Certificate>

/** The text that is hashed and signed. */
export const certificateText = (certificate: Certificate): string =>
  JSON.stringify(Certificate.parse(certificate))

/** The certificate that stands in a text. Throws when it is none. */
export const readCertificateText = (text: string): Certificate => Certificate.parse(JSON.parse(text))
