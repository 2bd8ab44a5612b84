import { z } from 'zod'
import { InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { line } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'

const route = routesUnder<object>()
const own = { signedIn: 'it is about the caller' } as const

/** Bytes as an authenticator's answer carries them. */
const Bytes = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]+$/)

/** One's own passkeys, and what has happened to them that one has not been told. */
export const listOwnPasskeys = route({
  name: 'listOwnPasskeys',
  method: 'GET',
  path: '/api/passkeys',
  may: own,
  input: z.strictObject({}),
  reply: z.object({
    mode: z.enum(['never', 'when_away', 'always']),
    /** The name of the address at which they work. */
    rpId: z.string(),
    lastsDays: z.number().int(),
    /** This session began with a passkey: it adds none, and says of no change that it is known. */
    isByPasskey: z.boolean(),
    mayAddMore: z.boolean(),
    passkeys: z.array(
      z.object({
        id: Id,
        name: z.string(),
        device: z.string(),
        addedAt: InstantSchema,
        lastUsedAt: InstantSchema.nullable(),
        /** Made for another address of Barntid, or not used with the provider for long: it opens nothing now. */
        stands: z.enum(['works', 'other_address', 'lapsed']),
      }),
    ),
    news: z.array(
      z.object({
        passkeyId: Id,
        kind: z.enum(['added', 'removed']),
        name: z.string(),
        device: z.string(),
        at: InstantSchema,
        /** Who removed it, where it was somebody else; '' otherwise. */
        by: z.string(),
      }),
    ),
  }),
})

/** What the browser is to ask its authenticator for. Not kept: it is good once, for five minutes, in this session. */
export const startPasskey = route({
  name: 'startPasskey',
  method: 'POST',
  path: '/api/passkeys/challenge',
  may: own,
  stepUp: true,
  unkept: true,
  input: z.strictObject({}),
  reply: z.object({
    challenge: z.string(),
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    algorithms: z.array(z.number().int()),
    /** The authenticators that hold one already. */
    exclude: z.array(z.string()),
    attestation: z.enum(['none', 'direct']),
    timeout: z.number().int(),
  }),
})

export const addPasskey = route({
  name: 'addPasskey',
  method: 'POST',
  path: '/api/passkeys',
  may: own,
  stepUp: true,
  input: z.strictObject({
    id: Id,
    name: line(60),
    credential: Bytes(1400),
    clientData: Bytes(4000),
    attestation: Bytes(40_000),
  }),
  reply: z.object({ id: Id }),
})

export const removePasskey = route({
  name: 'removePasskey',
  method: 'DELETE',
  path: '/api/passkeys/:passkeyId',
  may: own,
  stepUp: true,
  input: z.strictObject({ passkeyId: Id }),
  reply: z.object({ removed: z.boolean() }),
})

/** "I know of it": by whoever came through the provider, in another session than the one that did it. */
export const seePasskeyNews = route({
  name: 'seePasskeyNews',
  method: 'POST',
  path: '/api/passkeys/seen',
  may: own,
  input: z.strictObject({}),
  reply: z.object({ seen: z.number().int() }),
})

/** What a browser sends of an authenticator's answer at the door. */
export const Assertion = z.strictObject({
  credential: Bytes(1400),
  clientData: Bytes(4000),
  authenticatorData: Bytes(4000),
  signature: Bytes(2000),
  userHandle: Bytes(200),
})
export type Assertion = z.output<typeof Assertion>

/** What the doors tell the page. */
export const Ways = z.object({ passkey: z.boolean(), rpId: z.string() })
export const Question = z.object({
  challenge: z.string(),
  rpId: z.string(),
  /** Empty: the person chooses among those that the device holds. */
  allow: z.array(z.string()),
  timeout: z.number().int(),
})
