import { z } from 'zod'
import { InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { visitKinds } from '../kinds.ts'
import type { may } from '../policy.ts'

const route = routesUnder<typeof may>()

/** One checklist for every meeting, and one of its own for any kind that needs it. */
export const listNames = ['every', ...visitKinds] as const
export type ListName = (typeof listNames)[number]
const ListNameSchema = z.enum(listNames)

const PointView = z.object({ id: Id, text: z.string() })

const ChecklistView = z.object({
  forKind: ListNameSchema,
  /** 0: never made. */
  version: z.number().int(),
  points: z.array(PointView),
  madeAt: InstantSchema.nullable(),
  madeBy: z.string(),
})
export type ChecklistView = z.output<typeof ChecklistView>

export const readChecklists = route({
  name: 'readVisitChecklists',
  method: 'GET',
  path: '/api/visit-checklists',
  may: 'see checklists',
  input: z.strictObject({}),
  reply: z.object({ lists: z.array(ChecklistView), can: z.object({ configure: z.boolean() }) }),
})

/** More than nine are taken in so that the answer can ask which one to remove. */
const mostSent = 40

/** The whole list as it is to be: the next version. Held meetings keep theirs. */
export const saveChecklist = route({
  name: 'saveVisitChecklist',
  method: 'POST',
  path: '/api/visit-checklists',
  may: 'configure checklists',
  input: z.strictObject({
    id: Id,
    forKind: ListNameSchema,
    points: z.array(z.strictObject({ id: Id, text: line(140) })).max(mostSent),
    version: z.number().int().min(0).max(1_000_000),
  }),
  reply: ChecklistView,
})
