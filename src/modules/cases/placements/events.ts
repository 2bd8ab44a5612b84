import { z } from 'zod'
import { eventType } from '#kernel/event.ts'
import { Id } from '#kernel/id.ts'
import { reviewKinds } from './rules/reviews.ts'

/** What the board is to weigh was put into a proposal (SoL 22:13–14, LVU 13). `decisions` says whether that proposal can hold it. */
export const reviewProposed = eventType(
  'cases.review-proposed',
  z.object({ caseId: Id, proposalId: Id, kind: z.enum(reviewKinds) }),
)
