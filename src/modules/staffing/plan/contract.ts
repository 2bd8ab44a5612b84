import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'

const route = routesUnder<typeof may>()

export const halves = ['stay', 'recruit'] as const
export const standings = ['proposed', 'planned', 'done', 'dropped'] as const
const year = z.coerce.number().int().min(2000).max(2200)

const ItemView = z.object({
  id: Id,
  half: z.enum(halves),
  proposal: z.string(),
  writtenBy: z.string(),
  standing: z.enum(standings),
  answer: z.string(),
  owner: z.string(),
  ownerId: Id.nullable(),
  dueOn: DaySchema.nullable(),
  version: z.number().int(),
})
export type ItemView = z.output<typeof ItemView>

/** The year’s plan in its two halves, keep and find people, with those who have written it. */
export const readStayPlan = route({
  name: 'readStayPlan',
  method: 'GET',
  path: '/api/posts/plan',
  may: 'see the plan to stay',
  input: z.strictObject({ year }),
  reply: z.object({
    items: z.array(ItemView),
    authors: z.array(z.string()),
    workers: z.array(z.object({ id: Id, name: z.string(), title: z.string() })),
    can: z.object({ answer: z.boolean() }),
  }),
})

/** Anybody who works here writes the plan with those who lead. */
export const addStayPlanItem = route({
  name: 'addStayPlanItem',
  method: 'POST',
  path: '/api/posts/plan',
  may: 'add to the plan to stay',
  input: z.strictObject({ id: Id, year, half: z.enum(halves), proposal: prose(1000) }),
  reply: z.object({ id: Id }),
})

/** Planned needs somebody who does it and a day; dropped needs a word to whoever proposed it. */
export const answerStayPlanItem = route({
  name: 'answerStayPlanItem',
  method: 'PUT',
  path: '/api/posts/plan/:stayPlanItemId',
  may: 'answer for the plan to stay',
  input: z.strictObject({
    stayPlanItemId: Id,
    standing: z.enum(['planned', 'done', 'dropped']),
    answer: optionalProse(1000),
    ownerId: Id.nullable().default(null),
    dueOn: DaySchema.nullable().default(null),
    version: z.number().int().min(1),
  }),
  reply: z.object({ version: z.number().int() }),
})
