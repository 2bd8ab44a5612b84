import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'
import { clockCodes, ruleVersionIds } from './rules/model.ts'

const route = routesUnder<typeof may>()

export const ClockCodeSchema = z.enum(clockCodes)

/** A clock as it is shown: what runs, since when, until when, by which paragraph. */
export const ClockView = z.object({
  id: Id,
  matterId: Id,
  aboutId: Id,
  code: ClockCodeSchema,
  ruleVersion: z.enum(ruleVersionIds),
  paragraph: z.string(),
  startedOn: DaySchema,
  warnOn: DaySchema,
  dueOn: DaySchema,
  endedOn: DaySchema.nullable(),
  endKind: z.enum(['satisfied', 'stopped']).nullable(),
  endReason: z.string(),
  standing: z.enum(['late', 'today', 'soon', 'calm', 'ended']),
  extensions: z.array(
    z.object({
      fromDueOn: DaySchema,
      toDueOn: DaySchema,
      ground: z.string(),
      reason: z.string(),
      decidedOn: DaySchema,
    }),
  ),
})
export type ClockView = z.output<typeof ClockView>

/** Who is responsible: two names, always shown. */
export const WatchView = z.object({
  matterId: Id,
  matterKind: z.enum(['report', 'case']),
  unitId: Id,
  ownerId: Id,
  owner: z.string(),
  coworkerId: Id.nullable(),
  coworker: z.string(),
  nextOn: DaySchema,
  sinceAt: InstantSchema,
  version: z.number().int(),
})
export type WatchView = z.output<typeof WatchView>

/** Every rule in force today, for the page "Klockorna". */
export const listClockRules = route({
  name: 'listClockRules',
  method: 'GET',
  path: '/api/clock-rules',
  may: 'see clock rules',
  input: z.strictObject({}),
  reply: z.array(
    z.object({
      code: ClockCodeSchema,
      versions: z.array(
        z.object({
          id: z.enum(ruleVersionIds),
          from: DaySchema,
          until: DaySchema.nullable(),
          paragraph: z.string(),
          law: z.string(),
          unverified: z.string(),
          inForce: z.boolean(),
        }),
      ),
      calendar: z.enum(['protective', 'filing']),
      risk: z.number(),
    }),
  ),
})
