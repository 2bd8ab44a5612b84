import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import type { may } from './policy.ts'
import { denialKinds } from './rules.ts'

const route = routesUnder<typeof may>()

const version = z.number().int().min(0)
const Worker = z.object({ id: Id, name: z.string(), title: z.string(), unit: z.string() })

export const DenialView = z.object({
  id: Id,
  worker: z.string(),
  /** '' where the one who looks may not know of the person. */
  person: z.string(),
  protection: ProtectionSchema,
  kind: z.enum(denialKinds),
  reason: z.string(),
  fromOn: DaySchema,
  untilOn: DaySchema.nullable(),
  enteredBy: z.string(),
  standing: z.enum(['live', 'asked', 'ended']),
  endReason: z.string(),
  endAskedBy: z.string(),
  endedBy: z.string(),
  endedAt: InstantSchema.nullable(),
  /** Open matters about the family that the worker still owns or shares: somebody else must have them now. */
  matters: z.number().int(),
  can: z.object({ end: z.boolean() }),
  version,
})
export type DenialView = z.output<typeof DenialView>

/** Of the workers that one leads: what stands, and what has ended. */
export const readDenials = route({
  name: 'readDenials',
  method: 'GET',
  path: '/api/denials',
  may: 'see denials',
  input: z.strictObject({}),
  reply: z.object({
    workers: z.array(Worker),
    live: z.array(DenialView),
    ended: z.array(DenialView),
  }),
})

/** In force from this minute: the person and the family are not there for the worker. */
export const enterDenial = route({
  name: 'enterDenial',
  method: 'POST',
  path: '/api/denials',
  may: 'change denials',
  input: z.strictObject({
    id: Id,
    workerId: Id,
    personId: Id,
    kind: z.enum(denialKinds),
    reason: prose(5000),
    untilOn: DaySchema.nullable().default(null),
  }),
  reply: z.object({ id: Id, matters: z.number().int() }),
})

/** Takes two people: the first asks, another says yes. */
export const endDenial = route({
  name: 'endDenial',
  method: 'POST',
  path: '/api/denials/:denialId/end',
  may: 'change denials',
  input: z.strictObject({ denialId: Id, reason: prose(5000), version }),
  reply: z.object({ standing: z.enum(['asked', 'ended']) }),
})

/** Which workers' own numbers are known, so that the own family is out of reach. The numbers themselves are never shown. */
export const readWorkerPersons = route({
  name: 'readWorkerPersons',
  method: 'GET',
  path: '/api/worker-persons',
  may: 'see worker persons',
  input: z.strictObject({}),
  reply: z.object({
    known: z.array(
      Worker.extend({
        workerPersonId: Id,
        enteredAt: InstantSchema,
        /** Who has asked that it is taken away; '' when nobody has. Another says yes. */
        endAskedBy: z.string(),
        canEnd: z.boolean(),
      }),
    ),
    missing: z.array(Worker),
  }),
})

/** Who a worker is. Whether the register has such a person is not told. */
export const enterWorkerPerson = route({
  name: 'enterWorkerPerson',
  method: 'POST',
  path: '/api/worker-persons',
  may: 'change worker persons',
  input: z.strictObject({ id: Id, workerId: Id, number: line(20) }),
  reply: z.object({ id: Id }),
})

/** Without it the own family is within reach: the first asks, another says yes. */
export const endWorkerPerson = route({
  name: 'endWorkerPerson',
  method: 'POST',
  path: '/api/worker-persons/:workerPersonId/end',
  may: 'change worker persons',
  input: z.strictObject({ workerPersonId: Id }),
  reply: z.object({ standing: z.enum(['asked', 'ended']) }),
})

/** FL 18: whoever knows the family says so at once, and is out of it from this minute. */
export const tellIKnowTheFamily = route({
  name: 'tellIKnowTheFamily',
  method: 'POST',
  path: '/api/own-denials',
  may: 'tell of oneself',
  input: z.strictObject({ id: Id, personId: Id, reason: prose(5000) }),
  reply: z.object({ id: Id }),
})
