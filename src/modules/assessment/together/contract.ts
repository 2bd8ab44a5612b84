import { z } from 'zod'
import { DaySchema, InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { routesUnder } from '#kernel/route.ts'
import {
  FollowReply,
  followInput,
  hereInput,
  openInput,
  OpenReply,
  pullInput,
  PullReply,
  pushInput,
  PushReply,
} from '#modules/together/contract.ts'
import type { may } from '../policy.ts'

const route = routesUnder<typeof may>()

const inInvestigation = { investigationId: Id }

/** Opens the text for writing together, for one screen or device. The answer holds no words: they are pulled. */
export const openText = route({
  name: 'openAssessmentText',
  method: 'POST',
  path: '/api/investigations/:investigationId/together',
  may: 'write assessment',
  input: z.strictObject({ ...inInvestigation, ...openInput }),
  reply: OpenReply,
})

/** What colleagues have written since. By POST: how far the text here is does not fit an address. */
export const pullText = route({
  name: 'pullAssessmentText',
  method: 'POST',
  path: '/api/investigations/:investigationId/together/:documentId/pull',
  may: 'read assessment',
  reads: true,
  input: z.strictObject({ ...inInvestigation, ...pullInput }),
  reply: PullReply,
})

/** What was written here. Sent again it changes nothing. */
export const pushText = route({
  name: 'pushAssessmentText',
  method: 'POST',
  path: '/api/investigations/:investigationId/together/:documentId/updates',
  may: 'write assessment',
  input: z.strictObject({ ...inInvestigation, ...pushInput }),
  reply: PushReply,
})

/** How far the text is. Asked with `accept: text/event-stream` the line stays open and tells when there is more. */
export const followText = route({
  name: 'followAssessmentText',
  method: 'GET',
  path: '/api/investigations/:investigationId/together/:documentId',
  may: 'read assessment',
  input: z.strictObject({ ...inInvestigation, ...followInput }),
  reply: FollowReply,
})

/** Where one’s own caret is. It is told to those who have the text open, and kept nowhere. */
export const tellPlace = route({
  name: 'tellPlaceInAssessmentText',
  method: 'PUT',
  path: '/api/investigations/:investigationId/together/:documentId/here',
  may: { signedIn: 'tells where the own caret is and reads nothing; the policy of the text is asked' },
  input: z.strictObject({ ...inInvestigation, ...hereInput }),
  reply: z.strictObject({}),
})

/** The day on which something was said: the last one that is set holds. Its words are written together. */
export const datePart = route({
  name: 'dateAssessmentPart',
  method: 'PUT',
  path: '/api/investigations/:investigationId/parts/:partId/day',
  may: 'write assessment',
  input: z.strictObject({ ...inInvestigation, partId: Id, saidOn: DaySchema.nullable() }),
  reply: z.object({ savedAt: InstantSchema }),
})
