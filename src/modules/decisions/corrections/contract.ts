import { z } from 'zod'
import { Id } from '#kernel/id.ts'
import { prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import type { may } from './policy.ts'

const route = routesUnder<typeof may>()

/** FL 36: what it should say, and what went wrong. The signed text stays. */
export const correctDecision = route({
  name: 'correctDecision',
  method: 'POST',
  path: '/api/decisions/:decisionId/corrections',
  may: 'correct decision',
  input: z.strictObject({ decisionId: Id, id: Id, correction: prose(2000), reason: prose(2000) }),
  reply: z.object({ id: Id }),
})
