import { z } from 'zod'
import { InstantSchema } from '#kernel/day-schema.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'

const route = routesUnder<typeof may>()

/** Whether the caller has a calendar address, and since when. The address itself is known to nobody but who made it. */
export const readOwnCalendar = route({
  name: 'readOwnCalendar',
  method: 'GET',
  path: '/api/own-calendar',
  may: 'have own calendar',
  input: z.strictObject({}),
  reply: z.object({ madeAt: InstantSchema.nullable() }),
})

/**
 * A new address; the one before ends. The browser makes the secret, so that no answer holds it: answers are kept for commands
 * that are sent again. `origin` is where the browser knows the house: the links in the calendar lead there.
 */
export const makeOwnCalendar = route({
  name: 'makeOwnCalendar',
  method: 'POST',
  path: '/api/own-calendar',
  may: 'have own calendar',
  input: z.strictObject({
    /** 32 random bytes in base64url. */
    token: z.string().regex(/^[A-Za-z0-9_-]{43}$/, { message: 'wrong_type' }),
    origin: z
      .string()
      .max(200, { message: 'too_long:200' })
      .regex(/^https?:\/\/[A-Za-z0-9.\-[\]:]+$/, { message: 'wrong_type' }),
  }),
  /** What the secret is put behind. */
  reply: z.object({ path: z.string() }),
})

export const endOwnCalendar = route({
  name: 'endOwnCalendar',
  method: 'DELETE',
  path: '/api/own-calendar',
  may: 'have own calendar',
  input: z.strictObject({}),
  reply: z.object({ ended: z.boolean() }),
})

/** The calendar itself, as calendar programs fetch it: nobody signs in, the address is the secret. */
export const readCalendarFeed = route({
  name: 'readCalendarFeed',
  method: 'GET',
  path: '/kalender/:municipality/:token',
  may: {
    public:
      'a calendar program cannot sign in; the address is the secret, and no name, place or purpose is in it',
  },
  input: z.looseObject({ municipality: z.string(), token: z.string() }),
  reply: z.string(),
  produces: 'text/calendar',
  leaves: { to: ['calendar of the worker'], names: 'nobody' },
})
