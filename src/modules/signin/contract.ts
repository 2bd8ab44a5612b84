import { z } from 'zod'
import { InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'

const route = routesUnder<object>()
const own = { signedIn: 'it is about the caller' } as const

/** Where one is signed in now, the last used first. */
export const listOwnSessions = route({
  name: 'listOwnSessions',
  method: 'GET',
  path: '/api/sessions',
  may: own,
  input: z.strictObject({}),
  reply: z.object({
    sessions: z.array(
      z.object({
        id: Id,
        /** "Chrome, Windows", or '' where the browser did not say. */
        device: z.string(),
        startedAt: InstantSchema,
        /** To the minute. */
        seenAt: InstantSchema,
        isThis: z.boolean(),
        /** Begun, or made fresh last, with a passkey. */
        isByPasskey: z.boolean(),
      }),
    ),
  }),
})

/** Ends one of one's own, this one too. By who has just shown who they are: at an open desk nobody shuts its owner out elsewhere. */
export const endSessionOfOwn = route({
  name: 'endSessionOfOwn',
  method: 'DELETE',
  path: '/api/sessions/:sessionId',
  may: own,
  stepUp: true,
  input: z.strictObject({ sessionId: Id }),
  reply: z.object({ ended: z.boolean() }),
})

/** Ends all but this one. */
export const endOtherSessions = route({
  name: 'endOtherSessions',
  method: 'POST',
  path: '/api/sessions/end-others',
  may: own,
  stepUp: true,
  input: z.strictObject({}),
  reply: z.object({ ended: z.number().int() }),
})
