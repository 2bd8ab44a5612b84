import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'
import { ActionView, DutyView, FlexSchema, LoadView, MonthView, SignalSchema } from '../views.ts'

const route = routesUnder<typeof may>()

/** What the two have before them: facts first, last month's actions first of all. */
export const readTalk = route({
  name: 'readWorkloadTalk',
  method: 'GET',
  path: '/api/workload-talks/:workerId',
  may: 'hold talk',
  input: z.strictObject({ workerId: Id }),
  reply: z.object({
    worker: z.object({ id: Id, name: z.string(), title: z.string(), unit: z.string() }),
    today: DaySchema,
    month: DaySchema,
    heldOn: DaySchema.nullable(),
    load: LoadView,
    rating: z.number().int().nullable(),
    flex: FlexSchema.nullable(),
    signals: z.array(SignalSchema),
    facts: z.object({
      late: z.number().int(),
      nights: z.number().int(),
      daysAway: z.number().int(),
      isAway: z.boolean(),
    }),
    months: z.array(MonthView),
    /** What was agreed before and is not settled, and what was settled since the last talk. */
    actions: z.array(ActionView),
    lastHeldOn: DaySchema.nullable(),
    duties: z.array(DutyView),
    /** The day of the next talk, proposed as the last day of an action. */
    nextOn: DaySchema,
  }),
})
export type TalkView = z.output<typeof readTalk.reply>

export const mostAgreed = 5

/** The talk is held: by both, at one screen, on this day. */
export const holdTalk = route({
  name: 'holdWorkloadTalk',
  method: 'POST',
  path: '/api/workload-talks/:workerId',
  may: 'hold talk',
  input: z.strictObject({
    workerId: Id,
    id: Id,
    /** What was agreed before, one by one; what goes on stays open. */
    settled: z
      .array(z.strictObject({ workloadActionId: Id, outcome: z.enum(['done', 'not_done', 'open']) }))
      .max(50)
      .default([]),
    drops: z
      .array(z.strictObject({ id: Id, words: line(200) }))
      .max(mostAgreed)
      .default([]),
    actions: z
      .array(
        z.strictObject({ id: Id, words: line(200), by: z.enum(['worker', 'manager']), dueOn: DaySchema }),
      )
      .max(mostAgreed)
      .default([]),
  }),
  reply: z.object({ id: Id, heldOn: DaySchema }),
})

const amount = z.int().min(0).max(20)

/** What somebody does besides the cases, as it is from today. 0: nothing of it. */
export const setDuties = route({
  name: 'setWorkloadDuties',
  method: 'PUT',
  path: '/api/workload-talks/:workerId/duties',
  may: 'hold talk',
  input: z.strictObject({
    workerId: Id,
    mentee: amount,
    student: amount,
    trainer: amount,
    agreedTime: z.int().min(0, { message: 'share_range' }).max(100, { message: 'share_range' }),
  }),
  reply: z.object({ duties: z.array(DutyView) }),
})
