import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { parts } from '#modules/logreview/contract.ts'
import type { may } from './policy.ts'
import { categories, fewestLetters, outcomes } from './rules.ts'

const route = routesUnder<typeof may>()

/** A child is opened in an emergency, for reading, for four hours. `child`: identity number, case number, or an id at hand. */
export const breakTheGlass = route({
  name: 'breakTheGlass',
  method: 'POST',
  path: '/api/break-glass',
  may: 'break the glass',
  input: z.strictObject({
    id: Id,
    child: line(60),
    category: z.enum(categories),
    reason: prose(2000).min(fewestLetters),
  }),
  reply: z.object({
    childId: Id,
    /** null: the one who asks may read the child anyway, and no glass is broken. */
    breakGlassId: Id.nullable(),
    untilAt: InstantSchema.nullable(),
  }),
})

/** The own ones that run, for the line on every screen. It names nobody. */
export const readOwnBreakGlasses = route({
  name: 'readOwnBreakGlasses',
  method: 'GET',
  path: '/api/own-break-glass',
  may: { signedIn: 'it is about the caller, and names no child' },
  input: z.strictObject({}),
  reply: z.array(
    z.object({
      breakGlassId: Id,
      childId: Id,
      untilAt: InstantSchema,
      /** No moment to count from, since the clock of a device may be wrong. */
      secondsLeft: z.number().int(),
    }),
  ),
})

export const endBreakGlass = route({
  name: 'endBreakGlass',
  method: 'POST',
  path: '/api/break-glass/:breakGlassId/end',
  may: 'end break-glass',
  input: z.strictObject({ breakGlassId: Id }),
  reply: z.object({ breakGlassId: Id }),
})

export const BreakGlassView = z.object({
  id: Id,
  worker: z.string(),
  unit: z.string(),
  /** '' where the one who looks has no relation to the child: then the case number stands for it. */
  child: z.string(),
  caseNumber: z.string(),
  category: z.enum(categories),
  reason: z.string(),
  fromAt: InstantSchema,
  untilAt: InstantSchema,
  endedAt: InstantSchema.nullable(),
  isRunning: z.boolean(),
  /** What was opened by it, in kinds and not in content. */
  opened: z.array(z.object({ part: z.enum(parts), count: z.number().int() })),
  reviewBy: DaySchema,
  standing: z.enum(['reviewed', 'waiting', 'late']),
  review: z
    .object({ outcome: z.enum(outcomes), reason: z.string(), by: z.string(), at: InstantSchema })
    .nullable(),
  can: z.object({ review: z.boolean() }),
})
export type BreakGlassView = z.output<typeof BreakGlassView>

export const MonthView = z.object({
  monthOn: DaySchema,
  openings: z.number().int(),
  byBreakGlass: z.number().int(),
  /** Of all openings, in percent; the aim is at most 0.5. */
  percent: z.number(),
  standing: z.enum(['good', 'over', 'rules_wrong']),
  breakGlasses: z.number().int(),
  reviewedInTime: z.number().int(),
  waiting: z.number().int(),
  late: z.number().int(),
})
export type MonthView = z.output<typeof MonthView>

/** Those that one is to look after, the newest first, and how often it happens. `after`: the last one of the former page. */
export const readBreakGlasses = route({
  name: 'readBreakGlasses',
  method: 'GET',
  path: '/api/break-glass',
  may: 'see break-glasses',
  input: z.strictObject({ after: Id.optional() }),
  reply: z.object({
    rows: z.array(BreakGlassView),
    all: z.number().int(),
    next: Id.nullable(),
    /** The latest months of the whole municipality, for whoever sees all of it. */
    months: z.array(MonthView),
  }),
})

export const reviewBreakGlass = route({
  name: 'reviewBreakGlass',
  method: 'POST',
  path: '/api/break-glass/:breakGlassId/review',
  may: 'review break-glass',
  input: z.strictObject({ breakGlassId: Id, outcome: z.enum(outcomes), reason: line(1_000) }),
  reply: z.object({ breakGlassId: Id }),
})
