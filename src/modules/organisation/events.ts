import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'
import { eventType } from '#kernel/event.ts'
import { Id } from '#kernel/id.ts'
import { DecisionKindSchema } from './contract.ts'

/** A decision made under the delegation order, wherever it was made: the room `decisions` keeps them all (KL 6:40). */
export const delegatedDecisionMade = eventType(
  'organisation.delegated-decision-made',
  z.object({
    id: Id,
    matterId: Id,
    caseId: Id.nullable(),
    investigationId: Id.nullable(),
    childId: Id,
    kind: DecisionKindSchema,
    content: z.string(),
    reasons: z.string(),
    paragraph: z.string(),
    delegationRuleId: Id.nullable(),
    presentedBy: Id.nullable(),
    decidedOn: DaySchema,
  }),
)
