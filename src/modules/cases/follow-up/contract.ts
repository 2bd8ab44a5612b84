import { z } from 'zod'
import { Id } from '#kernel/id.ts'
import { prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'
import { CaseView } from '../views.ts'
import { chosenOutcomes } from './rules.ts'

const route = routesUnder<typeof may>()

/** SoL 23:5: it ends today. What was seen, what the child says, and whether the family takes help now. */
export const endChildFollowUp = route({
  name: 'endChildFollowUp',
  method: 'POST',
  path: '/api/cases/:caseId/follow-up-after/end',
  may: 'work on case',
  input: z.strictObject({
    caseId: Id,
    outcome: z.enum(chosenOutcomes),
    summary: prose(10_000),
    childView: prose(10_000),
    version: z.number().int().min(0),
  }),
  reply: CaseView,
})
