import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import type { may } from '../policy.ts'
import { ageGroups, lowConsents, lowThresholdKinds } from './rules.ts'

const route = routesUnder<typeof may>()

export const LowThresholdKindSchema = z.enum(lowThresholdKinds)

export const LowThresholdView = z.object({
  id: Id,
  kind: LowThresholdKindSchema,
  name: z.string(),
  /** Null when nobody is named (SoL 14:4–5), or when the reader may not know who it is. */
  person: z.object({ id: Id, name: z.string(), protection: ProtectionSchema }).nullable(),
  ageGroup: z.enum(ageGroups),
  consent: z.enum(lowConsents),
  startedOn: DaySchema,
  endedOn: DaySchema.nullable(),
  notedBy: z.string(),
  version: z.number().int(),
})
export type LowThresholdView = z.output<typeof LowThresholdView>

/** The register of the own unit: what runs, or what has ended. The latest 200. */
export const listLowThreshold = route({
  name: 'listLowThreshold',
  method: 'GET',
  path: '/api/low-threshold',
  may: 'use low threshold services',
  input: z.strictObject({ view: z.enum(['running', 'ended']).default('running') }),
  reply: z.object({ rows: z.array(LowThresholdView), hasMore: z.boolean() }),
})

/** SoL 11:5: help without individual needs assessment. No case, no decision, no clock. */
export const noteLowThreshold = route({
  name: 'noteLowThreshold',
  method: 'POST',
  path: '/api/low-threshold',
  may: 'use low threshold services',
  input: z.strictObject({
    id: Id,
    kind: LowThresholdKindSchema,
    name: line(200),
    personId: Id.nullable().default(null),
    /** Asked for only when nobody is named. */
    ageGroup: z.enum(ageGroups).default('not_asked'),
    consent: z.enum(lowConsents).default('not_needed'),
    consentOn: DaySchema.nullable().default(null),
    /** SoL 14:5: the board's decision not to document who it is. */
    identityDecidedOn: DaySchema.nullable().default(null),
    identityReference: optionalLine(200),
    /** SoL 11:6: told that one can also apply under 11:1. */
    toldOfApplication: z.boolean().default(false),
    startedOn: DaySchema,
  }),
  reply: LowThresholdView,
})

export const endLowThreshold = route({
  name: 'endLowThreshold',
  method: 'POST',
  path: '/api/low-threshold/:lowThresholdServiceId/end',
  may: 'use low threshold services',
  input: z.strictObject({ lowThresholdServiceId: Id, endedOn: DaySchema, version: z.number().int().min(0) }),
  reply: LowThresholdView,
})
