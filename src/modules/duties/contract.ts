import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalProse } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { ClockView, WatchView } from '#modules/clocks/contract.ts'
import { ProcessView, stepFields } from '#modules/clocks/processes/contract.ts'
import type { may } from './policy.ts'
import { dutyKinds, openedByHand } from './rules.ts'

const route = routesUnder<typeof may>()

export const DutyKindSchema = z.enum(dutyKinds)

const DutyRow = z.object({
  dutyId: Id,
  kind: DutyKindSchema,
  title: z.string(),
  year: z.number().int().nullable(),
  state: z.string(),
  openedOn: DaySchema,
  closedOn: DaySchema.nullable(),
  owner: z.string(),
  /** The clock that is due first; null when the duty is closed. */
  clock: ClockView.nullable(),
})
export type DutyRow = z.output<typeof DutyRow>

export const DutyView = z.object({
  dutyId: Id,
  kind: DutyKindSchema,
  title: z.string(),
  account: z.string(),
  year: z.number().int().nullable(),
  openedOn: DaySchema,
  openedBy: z.string(),
  closedOn: DaySchema.nullable(),
  version: z.number().int(),
  process: ProcessView,
  watch: WatchView.nullable(),
  can: z.object({ work: z.boolean(), assign: z.boolean() }),
})
export type DutyView = z.output<typeof DutyView>

/** The municipality's own duties that the reader may see: running ones, late first, and the last that were closed. */
export const listDuties = route({
  name: 'listDuties',
  method: 'GET',
  path: '/api/duties',
  may: 'see duties',
  input: z.strictObject({}),
  reply: z.object({
    running: z.array(DutyRow),
    closed: z.array(DutyRow),
    can: z.object({ open: z.array(z.enum(openedByHand)) }),
  }),
})

export const readDuty = route({
  name: 'readDuty',
  method: 'GET',
  path: '/api/duties/:dutyId',
  may: 'read duty',
  input: z.strictObject({ dutyId: Id }),
  reply: DutyView,
})

/** The first step comes with it. No last day is typed: it is counted from what happened. */
export const openDuty = route({
  name: 'openDuty',
  method: 'POST',
  path: '/api/duties',
  may: 'open duty',
  input: z.strictObject({
    id: Id,
    kind: z.enum(openedByHand),
    title: line(160),
    account: optionalProse(20_000),
    on: DaySchema,
    time: stepFields.time,
    days: stepFields.days,
  }),
  reply: DutyView,
})

export const takeDutyStep = route({
  name: 'takeDutyStep',
  method: 'POST',
  path: '/api/duties/:dutyId/steps',
  may: 'work on duty',
  input: z.strictObject({ dutyId: Id, version: z.number().int(), ...stepFields }),
  reply: DutyView,
})

export const assignDuty = route({
  name: 'assignDuty',
  method: 'POST',
  path: '/api/duties/:dutyId/owner',
  may: 'assign duty',
  input: z.strictObject({
    dutyId: Id,
    ownerId: Id,
    coworkerId: Id.optional(),
    version: z.number().int(),
  }),
  reply: DutyView,
})
