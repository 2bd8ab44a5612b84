import { z } from 'zod'
import { eventType } from '#kernel/event.ts'
import { Id } from '#kernel/id.ts'

/** A worker may not sign in from this minute: what she has out of the house is taken back. */
export const workerSuspended = eventType('staff.suspended', z.object({ workerId: Id }))
