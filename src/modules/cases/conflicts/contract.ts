import { z } from 'zod'
import { Id } from '#kernel/id.ts'
import { optionalProse, prose } from '#kernel/input.ts'
import { routesUnder } from '#kernel/route.ts'
import { CaseView } from '../views.ts'
import type { may } from './policy.ts'
import { conflictAnswers, conflictGrounds } from './rules.ts'

const route = routesUnder<typeof may>()

const version = z.number().int().min(0)

/** FL 18 § 1 st: told at once, by oneself or by the one who leads. */
export const tellOfConflict = route({
  name: 'tellOfConflict',
  method: 'POST',
  path: '/api/cases/:caseId/conflicts',
  may: 'tell of conflict',
  input: z.strictObject({
    caseId: Id,
    id: Id,
    workerId: Id,
    ground: z.enum(conflictGrounds),
    words: optionalProse(5000),
  }),
  reply: CaseView,
})

/** FL 18 § 2 st: examined promptly, by somebody else. */
export const answerConflict = route({
  name: 'answerConflict',
  method: 'POST',
  path: '/api/cases/:caseId/conflicts/:caseConflictId/answer',
  may: 'answer conflict',
  input: z.strictObject({
    caseId: Id,
    caseConflictId: Id,
    answer: z.enum(conflictAnswers),
    reasons: prose(5000),
    version,
  }),
  reply: CaseView,
})

/** FL 17: what nobody else can do without a considerable delay, and why. */
export const allowInConflict = route({
  name: 'allowInConflict',
  method: 'POST',
  path: '/api/cases/:caseId/conflicts/:caseConflictId/exception',
  may: 'answer conflict',
  input: z.strictObject({ caseId: Id, caseConflictId: Id, reason: prose(5000), version }),
  reply: CaseView,
})
