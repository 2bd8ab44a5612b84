import { z } from 'zod'
import { InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'

const route = routesUnder<typeof may>()

export const stopOutcomes = ['explained', 'talk', 'reported', 'unclear'] as const
export type StopOutcome = (typeof stopOutcomes)[number]

/** Somebody opened very many different people in an hour, and was stopped. */
export const StopView = z.object({
  openingStopId: Id,
  worker: z.string(),
  unit: z.string(),
  stoppedAt: InstantSchema,
  /** Different people, opened that whole day. */
  peopleThatDay: z.number().int(),
  /** '' when nobody went on. */
  reason: z.string(),
  wentOnAt: InstantSchema.nullable(),
  outcome: z
    .object({ outcome: z.enum(stopOutcomes), reason: z.string(), by: z.string(), at: InstantSchema })
    .nullable(),
})
export type StopView = z.output<typeof StopView>

/** Says why, and goes on for an hour. Whoever reviews the log reads the words. */
export const goOnOpening = route({
  name: 'goOnOpening',
  method: 'POST',
  path: '/api/opening-stops/:openingStopId/go-on',
  may: 'go on opening',
  input: z.strictObject({ openingStopId: Id, reason: line(300) }),
  reply: z.object({ untilAt: InstantSchema }),
})

/** The latest stops, those that nobody has answered first. */
export const readOpeningStops = route({
  name: 'readOpeningStops',
  method: 'GET',
  path: '/api/log-review/stops',
  may: 'see log review',
  input: z.strictObject({}),
  reply: z.object({ stops: z.array(StopView), all: z.number().int() }),
})

export const answerOpeningStop = route({
  name: 'answerOpeningStop',
  method: 'POST',
  path: '/api/log-review/stops/:openingStopId/outcome',
  may: 'judge log review',
  input: z.strictObject({ openingStopId: Id, outcome: z.enum(stopOutcomes), reason: line(1_000) }),
  reply: z.object({ openingStopId: Id }),
})
