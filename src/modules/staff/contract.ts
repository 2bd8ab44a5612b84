import { z } from 'zod'
import { roles } from '#kernel/actor.ts'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'
import { changeKinds, comparedFields, outcomes, qualifications } from './rules.ts'

const route = routesUnder<typeof may>()

const rights = {
  /** What the municipality's provider names her by; never shown to her colleagues. */
  login: line(80),
  name: line(),
  title: line(),
  role: z.enum(roles),
  employmentPercent: z.number().int().min(1).max(100),
  qualification: z.enum(qualifications),
  mayActAlone: z.boolean(),
}

export const StaffMember = z.object({
  id: Id,
  unitId: Id,
  unit: z.string(),
  startedOn: DaySchema,
  ...rights,
  /** One change at a time: there is a proposal about her that nobody has answered. */
  isProposed: z.boolean(),
  passkeys: z.number().int(),
  can: z.object({ change: z.boolean(), suspend: z.boolean(), removePasskeys: z.boolean() }),
})
export type StaffMember = z.output<typeof StaffMember>

export const StaffChangeView = z.object({
  id: Id,
  kind: z.enum(changeKinds),
  name: z.string(),
  unit: z.string(),
  startedOn: DaySchema,
  /** What is changed, from what to what; for a new worker all of it, from nothing. */
  changes: z.array(z.object({ field: z.enum(comparedFields), from: z.string(), to: z.string() })),
  /** From which day to which, of one who is to review the log. */
  reviews: z.object({ fromOn: DaySchema, untilOn: DaySchema }).nullable(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: InstantSchema,
  outcome: z.enum(outcomes).nullable(),
  outcomeReason: z.string(),
  decidedBy: z.string(),
  decidedAt: InstantSchema.nullable(),
  can: z.object({ confirm: z.boolean(), withdraw: z.boolean() }),
})
export type StaffChangeView = z.output<typeof StaffChangeView>

export const SuspensionView = z.object({
  id: Id,
  name: z.string(),
  unit: z.string(),
  reason: z.string(),
  suspendedBy: z.string(),
  suspendedAt: InstantSchema,
  liftAskedBy: z.string(),
  liftReason: z.string(),
  can: z.object({ lift: z.boolean() }),
})
export type SuspensionView = z.output<typeof SuspensionView>

/** Those whom one administers or leads, what waits for a second person, and who may not sign in. */
export const readStaff = route({
  name: 'readStaff',
  method: 'GET',
  path: '/api/staff',
  may: 'see staff',
  input: z.strictObject({}),
  reply: z.object({
    units: z.array(z.object({ id: Id, name: z.string() })),
    staff: z.array(StaffMember),
    waiting: z.array(StaffChangeView),
    suspended: z.array(SuspensionView),
    /** The last fifty. */
    decided: z.array(StaffChangeView),
  }),
})

export const proposeNewWorker = route({
  name: 'proposeNewWorker',
  method: 'POST',
  path: '/api/staff',
  may: 'propose staff change',
  stepUp: true,
  input: z.strictObject({ id: Id, unitId: Id, startedOn: DaySchema, ...rights, reason: prose(2000) }),
  reply: z.object({ id: Id }),
})

/** Another unit or a last day goes by the handover, where nobody's children are left behind. */
export const proposeWorkerChange = route({
  name: 'proposeWorkerChange',
  method: 'POST',
  path: '/api/staff/:workerId/changes',
  may: 'propose staff change',
  stepUp: true,
  input: z.strictObject({ id: Id, workerId: Id, ...rights, reason: prose(2000) }),
  reply: z.object({ id: Id }),
})

/** In force from this minute when the answer is yes. */
export const answerStaffChange = route({
  name: 'answerStaffChange',
  method: 'POST',
  path: '/api/staff-changes/:staffChangeId/answer',
  may: 'confirm staff change',
  stepUp: true,
  input: z.strictObject({
    staffChangeId: Id,
    outcome: z.enum(['confirmed', 'refused']),
    reason: prose(2000),
  }),
  reply: z.object({ outcome: z.enum(outcomes) }),
})

export const withdrawStaffChange = route({
  name: 'withdrawStaffChange',
  method: 'POST',
  path: '/api/staff-changes/:staffChangeId/withdraw',
  may: 'withdraw staff change',
  input: z.strictObject({ staffChangeId: Id }),
  reply: z.object({ outcome: z.enum(outcomes) }),
})

/** At once, by one: every session is ended, the devices are taken back, and nobody signs in as her. */
export const suspendWorker = route({
  name: 'suspendWorker',
  method: 'POST',
  path: '/api/staff/:workerId/suspend',
  may: 'suspend staff',
  input: z.strictObject({ id: Id, workerId: Id, reason: prose(2000) }),
  reply: z.object({ id: Id, sessions: z.number().int() }),
})

/** A lost device, or a doubt: all her passkeys at once, by one. Nobody adds one for another. */
export const removePasskeys = route({
  name: 'removePasskeys',
  method: 'POST',
  path: '/api/staff/:workerId/passkeys/remove',
  may: 'remove passkeys',
  input: z.strictObject({ workerId: Id }),
  reply: z.object({ removed: z.number().int() }),
})

/** Giving it back takes two: the first asks, another says yes. */
export const liftSuspension = route({
  name: 'liftSuspension',
  method: 'POST',
  path: '/api/worker-suspensions/:workerSuspensionId/lift',
  may: 'propose staff change',
  stepUp: true,
  input: z.strictObject({ workerSuspensionId: Id, reason: prose(2000) }),
  reply: z.object({ standing: z.enum(['asked', 'lifted']) }),
})
