import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'
import { clockCodes, extensionGrounds, ruleVersionIds, subjects } from './rules/model.ts'

export { clockRule } from './rules.ts'

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
  /** The moment itself, for the clocks that the law counts in hours. */
  dueAt: InstantSchema.nullable(),
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
  matterKind: z.enum(['report', 'case', 'duty', 'transfer']),
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

const LengthView = z.union([
  z.object({ kind: z.enum(['sameDay', 'nextMeeting']) }),
  z.object({ kind: z.enum(['hours', 'days', 'weeks', 'months']), amount: z.number().int() }),
  z.object({
    kind: z.literal('chosen'),
    unit: z.enum(['days', 'months']),
    least: z.number().int(),
    most: z.number().int(),
    usual: z.number().int().nullable(),
  }),
])
export type LengthView = z.output<typeof LengthView>

/** A local rule: another length than the usual one, where the law leaves it to the service. */
const LocalLength = z.object({
  amount: z.number().int(),
  unit: z.enum(['days', 'months']),
  reason: z.string(),
  setBy: z.string(),
  setOn: DaySchema,
  version: z.number().int(),
})

/** Every rule with its wordings, and the rules that are no running clocks: disposal and birthdays. For the page "Klockorna". */
export const listClockRules = route({
  name: 'listClockRules',
  method: 'GET',
  path: '/api/clock-rules',
  may: 'see clock rules',
  input: z.strictObject({}),
  reply: z.object({
    rules: z.array(
      z.object({
        code: ClockCodeSchema,
        subject: z.enum(subjects),
        versions: z.array(
          z.object({
            id: z.enum(ruleVersionIds),
            from: DaySchema,
            until: DaySchema.nullable(),
            paragraph: z.string(),
            law: z.string(),
            length: LengthView,
            unverified: z.string(),
            inForce: z.boolean(),
          }),
        ),
        calendar: z.enum(['protective', 'filing']),
        extension: z.enum(extensionGrounds).nullable(),
        repeats: z.boolean(),
        risk: z.number(),
        heldBy: z.string(),
        local: LocalLength.nullable(),
      }),
    ),
    retention: z.array(
      z.object({
        code: z.enum(['disposal5', 'disposal30', 'disposalProvider']),
        paragraph: z.string(),
        heldBy: z.string(),
        unverified: z.boolean(),
      }),
    ),
    gates: z.array(z.object({ age: z.number().int(), paragraph: z.string(), heldBy: z.string() })),
    can: z.object({ setLengths: z.boolean() }),
  }),
})

/** SoL 22:12 and others: the law gives no number, the service decides one and says why. */
export const setLocalLength = route({
  name: 'setLocalLength',
  method: 'POST',
  path: '/api/clock-rules/:code/length',
  may: 'set local rules',
  input: z.strictObject({
    code: ClockCodeSchema,
    amount: z.number().int().min(1).max(366),
    reason: prose(2_000),
    version: z.number().int().min(0),
  }),
  reply: LocalLength,
})
