import { z } from 'zod'
import { eventType } from '#kernel/event.ts'
import { Id } from '#kernel/id.ts'

const Pair = z.object({ ownerId: Id, coworkerId: Id.nullable() })

/** A case has another owner or co-worker from this minute: given to them alone, or in a handover. */
export const caseHandedOver = eventType(
  'cases.handed-over',
  z.object({ caseId: Id, before: Pair.nullable(), now: Pair }),
)
