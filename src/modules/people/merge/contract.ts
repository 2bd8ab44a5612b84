import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalLine } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { PersonBrief } from '../contract.ts'
import type { may } from '../policy.ts'

const route = routesUnder<typeof may>()

/** What is chosen when two entries become one. The stronger protection is always kept and not chosen. */
export const mergeFields = ['name', 'number', 'birthOn', 'deadOn', 'contact', 'language'] as const
export type MergeField = (typeof mergeFields)[number]

const Side = z.enum(['kept', 'merged'])
export type Side = z.output<typeof Side>

export const MergeChoices = z.strictObject({
  name: Side.default('kept'),
  number: Side.default('kept'),
  birthOn: Side.default('kept'),
  deadOn: Side.default('kept'),
  contact: Side.default('kept'),
  language: Side.default('kept'),
})
export type MergeChoices = z.output<typeof MergeChoices>

export const doubleReasons = ['same_number', 'same_name', 'near_name', 'same_address'] as const
export type DoubleReason = (typeof doubleReasons)[number]

/** One side of the comparison. `contact` null: withheld. */
const Entry = z.object({
  person: PersonBrief,
  contact: z.string().nullable(),
  language: z.string(),
  /** How many relations the entry has, and whether a case of it is open. */
  relations: z.number().int(),
  hasOpenCase: z.boolean(),
})
export type Entry = z.output<typeof Entry>

export const mergeStatuses = ['proposed', 'confirmed', 'declined', 'undone'] as const

const MergeBrief = z.object({
  id: Id,
  kept: PersonBrief,
  merged: PersonBrief,
  status: z.enum(mergeStatuses),
  proposedBy: z.string(),
  proposedOn: DaySchema,
})

/** Suspected doubles among the actor's own or the unit's families, and merges that wait or may be undone. */
export const listDoubles = route({
  name: 'listDoubles',
  method: 'GET',
  path: '/api/people/doubles',
  may: 'find doubles',
  input: z.strictObject({}),
  reply: z.object({
    suspected: z.array(z.object({ one: PersonBrief, other: PersonBrief, why: z.enum(doubleReasons) })),
    merges: z.array(MergeBrief),
  }),
})

/** Two entries side by side, before anything is proposed. */
export const comparePeople = route({
  name: 'comparePeople',
  method: 'GET',
  path: '/api/people/:keptId/compare/:mergedId',
  may: 'merge people',
  input: z.strictObject({ keptId: Id, mergedId: Id }),
  reply: z.object({ kept: Entry, merged: Entry }),
})

export const proposeMerge = route({
  name: 'proposeMerge',
  method: 'POST',
  path: '/api/people/merges',
  may: 'merge people',
  input: z.strictObject({ id: Id, keptId: Id, mergedId: Id, choices: MergeChoices, reason: line(500) }),
  reply: z.object({ id: Id }),
})

export const readMerge = route({
  name: 'readMerge',
  method: 'GET',
  path: '/api/people/merges/:mergeId',
  may: 'merge people',
  input: z.strictObject({ mergeId: Id }),
  reply: MergeBrief.extend({
    /** As the two entries are told today; before the merge each its own. */
    entries: z.object({ kept: Entry, merged: Entry }).nullable(),
    choices: MergeChoices,
    reason: z.string(),
    answeredBy: z.string(),
    undoneBy: z.string(),
    undoReason: z.string(),
    can: z.object({ confirm: z.boolean(), decline: z.boolean(), undo: z.boolean() }),
  }),
})

const Answered = z.object({ status: z.enum(mergeStatuses) })

export const confirmMerge = route({
  name: 'confirmMerge',
  method: 'POST',
  path: '/api/people/merges/:mergeId/confirm',
  may: 'merge people',
  stepUp: true,
  input: z.strictObject({ mergeId: Id }),
  reply: Answered,
})

export const declineMerge = route({
  name: 'declineMerge',
  method: 'POST',
  path: '/api/people/merges/:mergeId/decline',
  may: 'merge people',
  input: z.strictObject({ mergeId: Id, reason: optionalLine(500) }),
  reply: Answered,
})

/** Everything as it was before the merge; what was written about either since then stays. */
export const undoMerge = route({
  name: 'undoMerge',
  method: 'POST',
  path: '/api/people/merges/:mergeId/undo',
  may: 'merge people',
  input: z.strictObject({ mergeId: Id, reason: line(500) }),
  reply: Answered,
})
