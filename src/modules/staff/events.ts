import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { eventType } from '#kernel/event.ts'
import { Id } from '#kernel/id.ts'

/** A worker may not sign in from this minute: what she has out of the house is taken back. */
export const workerSuspended = eventType('staff.suspended', z.object({ workerId: Id }))

/** Two people let a worker review the log: who asked for it; who says yes is the one who acts. */
export const logReviewerAgreed = eventType(
  'staff.log-reviewer-agreed',
  z.object({ staffChangeId: Id, workerId: Id, fromOn: DaySchema, untilOn: DaySchema, proposedBy: Id }),
)
