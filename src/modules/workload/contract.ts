import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'
import {
  ActionView,
  BandSchema,
  DutyView,
  FactorSchema,
  FlexSchema,
  LoadView,
  MatterTypeSchema,
  MonthView,
} from './views.ts'

export { type ActionView, flexSteps, type LineView, type LoadView, type MonthView } from './views.ts'

const route = routesUnder<typeof may>()

/** The own load with its reasons. Nothing is filled in for it. */
export const readOwnWorkload = route({
  name: 'readOwnWorkload',
  method: 'GET',
  path: '/api/own-workload',
  may: 'see own workload',
  input: z.strictObject({}),
  reply: z.object({
    today: DaySchema,
    month: DaySchema,
    load: LoadView,
    /** The own matters, each with what it gives: by number, never by name. */
    matters: z.array(
      z.object({
        matterId: Id,
        kind: z.enum(['report', 'case', 'duty', 'transfer']),
        number: z.string(),
        href: z.string(),
        type: MatterTypeSchema,
        part: z.enum(['owner', 'coworker']),
        isSibling: z.boolean(),
        factors: z.array(FactorSchema),
        points: z.number(),
      }),
    ),
    duties: z.array(DutyView),
    rating: z.number().int().nullable(),
    flex: FlexSchema.nullable(),
    months: z.array(MonthView),
    actions: z.array(ActionView),
    talkHeldOn: DaySchema.nullable(),
  }),
})

/** One press each: how heavy it feels this month, and about how the flex balance stands. What is left out stays as it is. */
export const rateOwnMonth = route({
  name: 'rateOwnMonth',
  method: 'POST',
  path: '/api/own-workload/rating',
  may: 'see own workload',
  input: z.strictObject({ rating: z.int().min(1).max(5).optional(), flex: FlexSchema.optional() }),
  reply: z.object({ month: DaySchema, rating: z.number().int().nullable(), flex: FlexSchema.nullable() }),
})

/** What was agreed in a talk is done, or will not be. */
export const settleAction = route({
  name: 'settleAction',
  method: 'POST',
  path: '/api/workload-actions/:workloadActionId',
  may: 'settle own action',
  input: z.strictObject({ workloadActionId: Id, outcome: z.enum(['done', 'not_done']) }),
  reply: z.object({ id: Id }),
})

/** The unit's board: what is free and what waits. People stand by name, without a figure about any of them. */
export const readWorkloadBoard = route({
  name: 'readWorkloadBoard',
  method: 'GET',
  path: '/api/workload-board',
  may: 'see board',
  input: z.strictObject({ unitId: Id.optional() }),
  reply: z.object({
    unitId: Id,
    unit: z.string(),
    units: z.array(z.object({ id: Id, name: z.string() })),
    month: DaySchema,
    isSample: z.boolean(),
    /** So many new investigations have room in the whole unit; null under five people. */
    freeInvestigations: z.number().int().nullable(),
    /** So many of the unit are over 100 %, in words that name nobody: null under five people. */
    isStretched: z.boolean().nullable(),
    talks: z.object({ held: z.number().int(), of: z.number().int() }),
    workers: z.array(
      z.object({
        id: Id,
        name: z.string(),
        title: z.string(),
        isAway: z.boolean(),
        mayOwnAlone: z.boolean(),
        hasTalked: z.boolean(),
      }),
    ),
    /** Whose owner is away without a co-worker at work, or is the manager, who hands out. */
    waiting: z.array(
      z.object({
        matterId: Id,
        kind: z.enum(['report', 'case', 'duty', 'transfer']),
        number: z.string(),
        href: z.string(),
        since: DaySchema,
        owner: z.string(),
        why: z.enum(['away', 'manager']),
      }),
    ),
    can: z.object({ talk: z.boolean() }),
  }),
})
export type BoardView = z.output<typeof readWorkloadBoard.reply>

/** "What if": what a matter would do to somebody's load, before it is handed out. Figures for the nearest manager alone. */
export const tryAssignment = route({
  name: 'tryAssignment',
  method: 'GET',
  path: '/api/workload-if',
  may: 'see board',
  input: z.strictObject({ matterId: Id, workerId: Id, part: z.enum(['owner', 'coworker']) }),
  reply: z.object({
    name: z.string(),
    before: BandSchema,
    after: BandSchema,
    percents: z.object({ before: z.number().int(), after: z.number().int() }).nullable(),
    isSample: z.boolean(),
    /** SoL 25:1: may this worker have it without an experienced colleague beside? */
    mayOwnAlone: z.boolean(),
    isAway: z.boolean(),
  }),
})
export type WhatIf = z.output<typeof tryAssignment.reply>
