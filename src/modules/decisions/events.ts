import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { eventType } from '#kernel/event.ts'
import { Id } from '#kernel/id.ts'

/** A decision about a child was signed. */
export const decisionSigned = eventType(
  'decisions.decision-signed',
  z.object({
    id: Id,
    caseId: Id,
    childId: Id,
    kind: z.string(),
    decidedOn: DaySchema,
    /** What it rests on: 'sol', 'lvu_2' …; for care without consent it decides until which age (LVU 21). */
    legalBasis: z.string().optional(),
  }),
)

/** Somebody was asked before a hard decision: what "nobody alone" counts (C8). */
export const consultHeld = eventType(
  'decisions.consult-held',
  z.object({ id: Id, caseId: Id, childId: Id, askedId: Id, heldAt: InstantSchema }),
)
