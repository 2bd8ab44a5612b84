import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'
import { longestUseSeconds } from './rules.ts'

export { csvOf } from './rules.ts'

const route = routesUnder<typeof may>()

const seconds = z.int().min(0).max(longestUseSeconds)
const presses = z.int().min(0).max(100_000)

/** The name of a field in its contract, without numbers of rows, or an own field by its id. Nothing that anybody typed. */
export const fieldName =
  /^([a-z][A-Za-z_]*(\.[a-z][A-Za-z_]*)*|own\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/**
 * What one use of a form cost. No person, no matter, no moment: the server adds it to the counters of the week and the unit,
 * and keeps no row of its own. Forms and fields that the contracts do not know are left out.
 */
export const UseReport = z.strictObject({
  form: z.string().regex(/^[a-z][A-Za-z]{0,59}$/),
  version: z
    .string()
    .length(8)
    .regex(/^[0-9a-f]+$/),
  outcome: z.enum(['sent', 'left']),
  seconds,
  clicks: presses,
  presses,
  fields: z
    .array(z.strictObject({ name: z.string().max(120).regex(fieldName), seconds, filled: z.boolean() }))
    .max(150),
})
export type UseReport = z.output<typeof UseReport>

export const mostUsesAtOnce = 20

/** Sent by the browser beside its own work (sendBeacon), a few uses at a time. */
export const countUses = route({
  name: 'countUses',
  method: 'POST',
  path: '/api/burden/uses',
  may: { signedIn: 'it counts forms; a log row would tell who filled in what, and when' },
  input: z.strictObject({ uses: z.array(UseReport).min(1).max(mostUsesAtOnce) }),
  reply: z.object({ counted: z.number().int() }),
})

export const FieldView = z.object({
  name: z.string(),
  /** What it is called, when it is the municipality's own. */
  label: z.string(),
})

export const FormView = z.object({
  form: z.string(),
  room: z.string(),
  /** Sent, in the period. */
  uses: z.number().int(),
  abandoned: z.number().int(),
  medianSeconds: z.number(),
  ninetySeconds: z.number(),
  clicks: z.number(),
  presses: z.number(),
  fields: z.number(),
  hoursPerMonth: z.number(),
  filledShare: z.number(),
  /** The first week of the newest version, when it changed within the period. */
  changedOn: DaySchema.nullable(),
  neverFilled: z.array(FieldView),
  neverRead: z.array(FieldView),
})
export type FormView = z.output<typeof FormView>

export const TaskView = z.object({
  task: z.string(),
  presses: z.number().int(),
  fields: z.number().int(),
})

/** What forms cost, the costliest first. Whole weeks only, and nothing under five uses. */
export const readBurden = route({
  name: 'readBurden',
  method: 'GET',
  path: '/api/burden',
  may: 'see burden',
  input: z.strictObject({ unitId: Id.optional() }),
  reply: z.object({
    /** The first week that was measured at all; null when nothing is yet. */
    since: DaySchema.nullable(),
    from: DaySchema,
    until: DaySchema,
    weeks: z.number().int(),
    units: z.array(z.object({ id: Id, name: z.string(), isBigEnough: z.boolean() })),
    unitId: Id.nullable(),
    forms: z.array(FormView),
    hours: z.number(),
    /** Forms that were used, but too seldom to be shown. */
    hidden: z.number().int(),
    tasks: z.array(TaskView),
    can: z.object({ configure: z.boolean() }),
  }),
})
export type BurdenView = z.output<typeof readBurden.reply>
