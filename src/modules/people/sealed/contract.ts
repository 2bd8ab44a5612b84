import { z } from 'zod'
import { InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { OpeningPurposeSchema, SealedFieldSchema } from '#modules/sealed/contract.ts'
import type { may } from '../policy.ts'

const route = routesUnder<typeof may>()

/** Left out: stays as it is. '': is taken away. */
const value = (max: number) => optionalLine(max).removeDefault().optional()

export const SealedInput = z.strictObject({
  address: value(500),
  phone: value(100),
  email: z.union([z.literal(''), z.email().max(200)]).optional(),
  school: value(500),
  workplace: value(500),
  lives_at: value(500),
  new_name: value(200),
})

/**
 * Opens what is sealed about a person, for sixty seconds on one screen. Asked by POST: a purpose never stands in an address, and
 * no answer of it is kept anywhere.
 */
export const openSealed = route({
  name: 'openSealedStore',
  method: 'POST',
  path: '/api/people/:personId/sealed/open',
  may: 'open sealed',
  reads: true,
  stepUp: true,
  input: z.strictObject({
    personId: Id,
    purpose: OpeningPurposeSchema,
    words: line(500).min(15),
  }),
  reply: z.object({
    /** The latest first; a person who was entered twice may have two of one field. */
    values: z.array(
      z.object({
        field: SealedFieldSchema,
        value: z.string(),
        writtenBy: z.string(),
        writtenAt: InstantSchema,
      }),
    ),
    seconds: z.number().int(),
  }),
})

/** Seals values over those of before. What is written never comes back in the answer. */
export const writeSealed = route({
  name: 'writeSealed',
  method: 'PUT',
  path: '/api/people/:personId/sealed',
  may: 'write sealed',
  input: z.strictObject({ personId: Id, values: SealedInput }),
  reply: z.object({ fields: z.array(SealedFieldSchema) }),
})

/** Who has opened, when and why; the latest first. */
export const readOpenings = route({
  name: 'readOpenings',
  method: 'GET',
  path: '/api/people/:personId/sealed/openings',
  may: 'see sealed openings',
  input: z.strictObject({ personId: Id, most: z.coerce.number().int().min(1).max(500).default(10) }),
  reply: z.object({
    openings: z.array(
      z.object({
        id: Id,
        worker: z.string(),
        openedAt: InstantSchema,
        purpose: OpeningPurposeSchema,
        words: z.string(),
        fields: z.array(SealedFieldSchema),
      }),
    ),
    total: z.number().int(),
  }),
})
