import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'
import { sectionCodes, sectionGroups } from '../rules/skeleton.ts'

const route = routesUnder<typeof may>()

const mostCharacters = 200_000

const file = z
  .string()
  .min(1, { message: 'required' })
  .max(mostCharacters, { message: `too_long:${mostCharacters}` })
  .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { message: 'unstorable' })

const Both = z.object({ sv: z.string(), en: z.string() })

const PackageView = z.object({
  id: Id,
  version: z.number().int(),
  /** '' for the way back to our own headings. */
  name: z.string(),
  validFrom: DaySchema,
  loadedAt: InstantSchema,
  loadedBy: z.string(),
  isInForce: z.boolean(),
})

/** The headings of the investigation: those in force today, and every package that was loaded. */
export const readStructures = route({
  name: 'readAssessmentStructures',
  method: 'GET',
  path: '/api/assessment-structures',
  may: 'see structures',
  input: z.strictObject({}),
  reply: z.object({
    inForce: z.object({
      builtIn: z.number().int(),
      name: z.string(),
      groups: z.array(
        z.object({
          group: z.enum(sectionGroups),
          isSide: z.boolean(),
          heading: Both,
          areas: z.array(
            z.object({ section: z.enum(sectionCodes), heading: Both, guidance: Both, asked: z.boolean() }),
          ),
        }),
      ),
    }),
    packages: z.array(PackageView),
    /** The number of the newest package, for who loads the next; 0 when there is none. */
    newest: z.number().int(),
    /** The words in force as a file to begin from. */
    template: z.string(),
    can: z.object({ configure: z.boolean() }),
  }),
})
export type StructuresView = z.output<typeof readStructures.reply>

export const FaultView = z.object({ path: z.string(), line: z.number().int(), message: z.string() })
export type FaultView = z.output<typeof FaultView>

export const ChangeView = z.object({
  what: z.enum(['group', 'heading', 'guidance']),
  code: z.string(),
  before: z.string(),
  after: z.string(),
})
export type ChangeView = z.output<typeof ChangeView>

/** What is wrong with a package, line by line, or what it would change. Nothing is stored. */
export const checkStructure = route({
  name: 'checkAssessmentStructure',
  method: 'POST',
  path: '/api/assessment-structures/check',
  may: 'configure structures',
  reads: true,
  input: z.strictObject({ file }),
  reply: z.object({ name: z.string(), faults: z.array(FaultView), changes: z.array(ChangeView) }),
})
export type CheckedStructure = z.output<typeof checkStructure.reply>

const next = {
  id: Id,
  /** From this day new investigations begin with it; those that are begun keep theirs. */
  validFrom: DaySchema,
  /** `newest` as the screen saw it. */
  version: z.int().min(0).max(1_000_000),
}

export const loadStructure = route({
  name: 'loadAssessmentStructure',
  method: 'POST',
  path: '/api/assessment-structures',
  may: 'configure structures',
  input: z.strictObject({ ...next, file }),
  reply: z.object({ version: z.number().int() }),
})

/** Back to our own headings, from a day. */
export const useOwnStructure = route({
  name: 'useOwnAssessmentStructure',
  method: 'POST',
  path: '/api/assessment-structures/own',
  may: 'configure structures',
  input: z.strictObject(next),
  reply: z.object({ version: z.number().int() }),
})
