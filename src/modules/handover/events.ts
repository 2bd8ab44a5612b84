import { z } from 'zod'
import { eventType } from '#kernel/event.ts'
import { Id } from '#kernel/id.ts'

/** Things have another worker from this minute. */
export const handedOver = eventType(
  'handover.handed-over',
  z.object({
    handoverId: Id,
    things: z.array(
      z.object({
        thing: z.enum(['case', 'report', 'duty', 'transfer', 'proposal', 'placement', 'agenda_item']),
        thingId: Id,
        part: z.enum(['owner', 'coworker', 'decider', 'named_worker', 'presenter']),
        fromId: Id,
        toId: Id.nullable(),
      }),
    ),
  }),
)
