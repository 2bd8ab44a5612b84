import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line, optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { ProtectionSchema } from '#modules/people/contract.ts'
import { PublicKeySchema } from './core/box.ts'
import type { may } from './policy.ts'
import { limits, refusals } from './rules.ts'

export { limits, type WipeReason } from './rules.ts'

const route = routesUnder<typeof may>()

const Checkout = z.object({
  caseId: Id,
  childId: Id,
  number: z.string(),
  childName: z.string(),
  protection: ProtectionSchema,
  /** Also of a child whose family is protected. */
  isProtected: z.boolean(),
  fromAt: InstantSchema,
  untilAt: InstantSchema,
})

export const DeviceView = z.object({
  id: Id,
  name: z.string(),
  worker: z.string(),
  registeredAt: InstantSchema,
  seenAt: InstantSchema,
  unsent: z.number().int(),
  standing: z.enum(['in_use', 'ended', 'wiped']),
  checkouts: z.array(Checkout),
})
export type DeviceView = z.output<typeof DeviceView>

/** The own devices that have been chosen for packing, newest first. */
export const listOwnDevices = route({
  name: 'listOwnDevices',
  method: 'GET',
  path: '/api/bag/devices',
  may: 'carry a bag',
  input: z.strictObject({}),
  reply: z.array(DeviceView),
})

/** Chooses this browser for packing. `secret` is bound into what is kept there; the keys are the municipality's. */
export const registerDevice = route({
  name: 'registerDevice',
  method: 'POST',
  path: '/api/bag/devices',
  may: 'carry a bag',
  input: z.strictObject({ id: Id, name: line(80) }),
  reply: z.object({
    deviceId: Id,
    tenantId: Id,
    workerId: Id,
    secret: z.string(),
    leaseKey: PublicKeySchema,
    boxKey: PublicKeySchema,
    boxKeyVersion: z.number().int(),
  }),
})

/** Nothing may be kept on it any more: it forgets at its next contact. */
export const endDevice = route({
  name: 'endDevice',
  method: 'POST',
  path: '/api/bag/devices/:deviceId/end',
  may: 'end device',
  input: z.strictObject({ deviceId: Id }),
  reply: z.object({ standing: z.enum(['ended', 'wiped']) }),
})

/** The device says that it is there, and hears what it may keep. Cases that the worker no longer has are taken back. */
export const greetDevice = route({
  name: 'greetDevice',
  method: 'POST',
  path: '/api/bag/devices/:deviceId/contact',
  may: 'use device',
  input: z.strictObject({ deviceId: Id, unsent: z.number().int().min(0).max(100_000) }),
  reply: z.object({
    isEnded: z.boolean(),
    /** Cases that may stay, until when their lease says. */
    keeps: z.array(Id),
    now: InstantSchema,
  }),
})

/** A case that could be packed. `permit`: for a protected identity, what the one who leads the unit has said. */
export const PackableCase = z.object({
  caseId: Id,
  childId: Id,
  number: z.string(),
  childName: z.string(),
  protection: ProtectionSchema,
  nextOn: DaySchema.nullable(),
  part: z.enum(['own', 'unit']),
  permit: z.enum(['not_needed', 'not_asked', 'asked', 'yes', 'no']),
  permitText: z.string(),
})
export type PackableCase = z.output<typeof PackableCase>

/** What the worker could take along: own cases first, the soonest first. */
export const listPackable = route({
  name: 'listPackable',
  method: 'GET',
  path: '/api/bag/packable',
  may: 'carry a bag',
  input: z.strictObject({}),
  reply: z.array(PackableCase),
})

/** Takes cases along, or renews: all that the device has from now on. The lease is signed by the municipality. */
export const checkOut = route({
  name: 'checkOut',
  method: 'POST',
  path: '/api/bag/devices/:deviceId/checkouts',
  may: 'pack case',
  input: z.strictObject({
    deviceId: Id,
    caseIds: z.array(Id).min(1, { message: 'choose_one' }).max(50),
    hours: z.number().int().min(1).max(limits.longestLeaseHours).default(limits.leaseHours),
  }),
  reply: z.object({
    lease: z.string(),
    untilAt: InstantSchema,
    now: InstantSchema,
    cases: z.array(Checkout),
  }),
})

/** The device is empty, or these cases are gone from it. */
export const returnBag = route({
  name: 'returnBag',
  method: 'POST',
  path: '/api/bag/devices/:deviceId/return',
  may: 'use device',
  input: z.strictObject({ deviceId: Id, how: z.enum(['returned', 'wiped']) }),
  reply: z.object({ returned: z.number().int() }),
})

export const PermitView = z.object({
  id: Id,
  worker: z.string(),
  caseId: Id,
  childName: z.string(),
  protection: ProtectionSchema,
  number: z.string(),
  reason: z.string(),
  askedAt: InstantSchema,
})

/** Devices of those who work in the units that one leads, and protected children that somebody asks to take along. */
export const readUnitBags = route({
  name: 'readUnitBags',
  method: 'GET',
  path: '/api/bag/unit',
  may: 'see bags of the unit',
  input: z.strictObject({}),
  reply: z.object({ devices: z.array(DeviceView), permits: z.array(PermitView) }),
})

export const askForPermit = route({
  name: 'askForPermit',
  method: 'POST',
  path: '/api/bag/permits',
  may: 'pack case',
  input: z.strictObject({ id: Id, caseId: Id, reason: prose(2_000) }),
  reply: z.object({ permitId: Id }),
})

export const answerPermit = route({
  name: 'answerPermit',
  method: 'POST',
  path: '/api/bag/permits/:permitId/answer',
  may: 'let a protected child be packed',
  input: z.strictObject({ permitId: Id, answer: z.enum(['yes', 'no']), text: optionalProse(2_000) }),
  reply: z.object({ answer: z.enum(['yes', 'no']), validUntil: InstantSchema.nullable() }),
})

/** Bytes of a sealed command as text. A note of 200 000 letters fits. */
const Sealed = z.base64url().min(80).max(3_000_000)
const keyVersion = z.number().int().min(1).max(1_000)

/**
 * Opens what the caller's own device sealed and could not send: after a forgotten passphrase, or a bag that was wiped. The
 * device then sends each command the ordinary way.
 */
export const openSealed = route({
  name: 'openSealed',
  method: 'POST',
  path: '/api/bag/sealed',
  may: 'hand in own words',
  reads: true,
  input: z.strictObject({ id: Id, keyVersion, sealed: Sealed }),
  /** `command` is JSON; null when it is not the caller's, or was spoilt. */
  reply: z.object({ command: z.string().nullable() }),
})

/** Words that the ordinary route refused: kept for the one who leads the unit. Never dropped. */
export const quarantineWords = route({
  name: 'quarantineWords',
  method: 'POST',
  path: '/api/bag/quarantine',
  may: 'hand in own words',
  input: z.strictObject({ id: Id, keyVersion, sealed: Sealed, reason: z.enum(refusals) }),
  reply: z.object({ id: Id, receivedAt: InstantSchema }),
})

const quarantined = {
  id: Id,
  worker: z.string(),
  route: z.string(),
  reason: z.enum(refusals),
  claimedAt: InstantSchema,
  receivedAt: InstantSchema,
  childId: Id.nullable(),
  childName: z.string(),
  protection: ProtectionSchema,
}

/** Who threw it away, why, and until when it can be taken back; null where nobody has, or it is gone. */
const Thrown = z.object({ by: z.string(), reason: z.string(), keptUntil: InstantSchema }).nullable()

/** What waits for the one who leads the unit, and what was thrown away and can still be taken back. Without the words. */
export const listQuarantine = route({
  name: 'listQuarantine',
  method: 'GET',
  path: '/api/bag/quarantine',
  may: 'see bags of the unit',
  input: z.strictObject({}),
  reply: z.array(z.object({ ...quarantined, thrown: Thrown })),
})

export const readQuarantined = route({
  name: 'readQuarantined',
  method: 'GET',
  path: '/api/bag/quarantine/:quarantinedId',
  may: 'read refused words',
  input: z.strictObject({ quarantinedId: Id }),
  reply: z.object({
    ...quarantined,
    words: z.array(z.object({ name: z.string(), text: z.string(), heading: z.string().optional() })),
    handled: z.enum(['filed', 'thrown']).nullable(),
    thrown: Thrown,
    can: z.object({ file: z.boolean() }),
  }),
})

/** FL 27: what was told is written down, as information received, in the journal of the child that it is about. */
export const fileQuarantined = route({
  name: 'fileQuarantined',
  method: 'POST',
  path: '/api/bag/quarantine/:quarantinedId/file',
  may: 'read refused words',
  input: z.strictObject({ quarantinedId: Id, comment: optionalProse(5_000) }),
  reply: z.object({ noteId: Id }),
})

export const throwQuarantined = route({
  name: 'throwQuarantined',
  method: 'POST',
  path: '/api/bag/quarantine/:quarantinedId/throw',
  may: 'read refused words',
  input: z.strictObject({ quarantinedId: Id, reason: prose(2_000) }),
  reply: z.object({ keptUntil: InstantSchema }),
})

/** Thrown away by mistake: the words wait again, as they did before. */
export const takeBackQuarantined = route({
  name: 'takeBackQuarantined',
  method: 'POST',
  path: '/api/bag/quarantine/:quarantinedId/take-back',
  may: 'read refused words',
  input: z.strictObject({ quarantinedId: Id }),
  reply: z.object({ id: Id }),
})
