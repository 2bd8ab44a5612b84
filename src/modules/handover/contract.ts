import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import { absenceKinds } from '#modules/organisation/contract.ts'
import type { may } from './policy.ts'
import {
  AbsenceView,
  LeaverView,
  MatterView,
  ProposalView,
  ReturnView,
  StaffView,
  TakenOverView,
} from './views.ts'

export type {
  AbsenceView,
  LeaverView,
  MatterView,
  ProposalView,
  ReturnView,
  StaffView,
  TakenOverView,
} from './views.ts'

const route = routesUnder<typeof may>()

const version = z.number().int().min(0)
const UnitName = z.object({ id: Id, name: z.string() })

/** Who is away or leaves in the units that one leads, what is still theirs, and who comes back. */
export const readStaffing = route({
  name: 'readStaffing',
  method: 'GET',
  path: '/api/staffing',
  may: 'see staffing',
  input: z.strictObject({}),
  reply: z.object({
    units: z.array(UnitName),
    otherUnits: z.array(UnitName),
    workers: z.array(z.object({ id: Id, name: z.string(), title: z.string(), unitId: Id, unit: z.string() })),
    absences: z.array(AbsenceView),
    /** Does not work here any more and still has something: nobody may be left so. */
    left: z.array(
      z.object({
        workerId: Id,
        name: z.string(),
        unit: z.string(),
        endedOn: DaySchema,
        matters: z.number().int(),
      }),
    ),
    returns: z.array(ReturnView),
  }),
})

/** Never why. A day on which somebody leaves or moves has no end; `untilOn` is the last day away, null if nobody knows. */
export const enterAbsence = route({
  name: 'enterAbsence',
  method: 'POST',
  path: '/api/absences',
  may: 'plan absence',
  input: z.strictObject({
    id: Id,
    workerId: Id,
    kind: z.enum(absenceKinds),
    fromOn: DaySchema,
    untilOn: DaySchema.nullable().default(null),
    toUnitId: Id.nullable().default(null),
  }),
  /** `isDone`: nothing was open, so the employment ends on its day, or the worker has moved. */
  reply: z.object({ id: Id, isDone: z.boolean(), matters: z.number().int() }),
})

/** A whole unit goes into another: one move for each who works there. */
export const moveUnit = route({
  name: 'moveUnit',
  method: 'POST',
  path: '/api/units/:unitId/move',
  may: 'plan absence',
  input: z.strictObject({ unitId: Id, toUnitId: Id, fromOn: DaySchema }),
  reply: z.object({ absenceIds: z.array(Id) }),
})

/** Comes back sooner or later than was thought. */
export const changeAbsence = route({
  name: 'changeAbsence',
  method: 'PUT',
  path: '/api/absences/:absenceId',
  may: 'plan absence',
  input: z.strictObject({ absenceId: Id, untilOn: DaySchema.nullable(), version }),
  reply: z.object({ id: Id, version: z.number().int() }),
})

export const cancelAbsence = route({
  name: 'cancelAbsence',
  method: 'POST',
  path: '/api/absences/:absenceId/cancel',
  may: 'plan absence',
  input: z.strictObject({ absenceId: Id, version }),
  reply: z.object({ id: Id, version: z.number().int() }),
})

const what = {
  absenceIds: z.array(Id).max(80).default([]),
  /** Instead: what was handed over for a time, back to the one who had it. */
  returnOf: Id.optional(),
  /** Of those who change unit: do their matters go with them, or stay in the unit? Left out: what fits. */
  matters: z.enum(['follow', 'stay']).optional(),
}

/** Everything that must move, with a proposal for each. A reading by POST. */
export const planHandover = route({
  name: 'planHandover',
  method: 'POST',
  reads: true,
  path: '/api/handovers/plan',
  may: 'hand over',
  input: z.strictObject(what),
  reply: z.object({
    leavers: z.array(LeaverView),
    /** Undefined when nobody of them changes unit. */
    mattersOfMovers: z.enum(['follow', 'stay']).optional(),
    matters: z.array(MatterView),
    proposals: z.array(ProposalView),
    staff: z.array(StaffView),
  }),
})

/** All of it in one transaction, or nothing. A matter that was changed meanwhile stops it: 409 says which. */
export const carryOutHandover = route({
  name: 'carryOutHandover',
  method: 'POST',
  path: '/api/handovers',
  may: 'hand over',
  input: z.strictObject({
    ...what,
    moves: z
      .array(z.strictObject({ matterId: Id, ownerId: Id, coworkerId: Id.nullable(), version }))
      .max(2000),
    passOn: z
      .array(z.strictObject({ proposalId: Id, toId: Id, version }))
      .max(500)
      .default([]),
  }),
  reply: z.object({ handoverIds: z.array(Id), moved: z.number().int() }),
})

/** The one who came back does not get it back: whoever has it keeps it. */
export const keepHandedOver = route({
  name: 'keepHandedOver',
  method: 'POST',
  path: '/api/handovers/:handoverId/keep',
  may: 'hand over',
  input: z.strictObject({ handoverId: Id }),
  reply: z.object({ handoverId: Id }),
})

/** What the reader has taken over and still has, what is most urgent first. Read is what has been opened since. */
export const readTakenOver = route({
  name: 'readTakenOver',
  method: 'GET',
  path: '/api/taken-over',
  may: 'see what was taken over',
  input: z.strictObject({}),
  reply: z.object({
    rows: z.array(TakenOverView),
    unread: z.number().int(),
    latestAt: InstantSchema.nullable(),
  }),
})

/** The same as a number, for Idag. */
export const countTakenOver = route({
  name: 'countTakenOver',
  method: 'GET',
  path: '/api/taken-over/count',
  may: 'see what was taken over',
  input: z.strictObject({}),
  reply: z.object({ matters: z.number().int(), unread: z.number().int() }),
})
