import { z } from 'zod'
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

/** The note about one child, of the meeting that it is about. */
const inNote = { visitId: Id, draftId: Id }

/** Opens the note’s words for one screen or device, also before the meeting has begun. The words are pulled. */
export const openNoteText = route({
  name: 'openNoteText',
  method: 'POST',
  path: '/api/visits/:visitId/notes/:draftId/together',
  may: 'hold visit',
  input: z.strictObject({ ...inNote, ...openInput }),
  reply: OpenReply,
})

/** What colleagues have written since. By POST: how far the text here is does not fit an address. */
export const pullNoteText = route({
  name: 'pullNoteText',
  method: 'POST',
  path: '/api/visits/:visitId/notes/:draftId/together/:documentId/pull',
  may: 'hold visit',
  reads: true,
  input: z.strictObject({ ...inNote, ...pullInput }),
  reply: PullReply,
})

/** What was written here. Sent again it changes nothing. */
export const pushNoteText = route({
  name: 'pushNoteText',
  method: 'POST',
  path: '/api/visits/:visitId/notes/:draftId/together/:documentId/updates',
  may: 'hold visit',
  input: z.strictObject({ ...inNote, ...pushInput }),
  reply: PushReply,
})

/** How far the text is. Asked with `accept: text/event-stream` the line stays open and tells when there is more. */
export const followNoteText = route({
  name: 'followNoteText',
  method: 'GET',
  path: '/api/visits/:visitId/notes/:draftId/together/:documentId',
  may: 'hold visit',
  input: z.strictObject({ ...inNote, ...followInput }),
  reply: FollowReply,
})

/** Where one’s own caret is. It is told to those who have the text open, and kept nowhere. */
export const tellPlaceInNote = route({
  name: 'tellPlaceInNoteText',
  method: 'PUT',
  path: '/api/visits/:visitId/notes/:draftId/together/:documentId/here',
  may: { signedIn: 'tells where the own caret is and reads nothing; the policy of the meeting is asked' },
  input: z.strictObject({ ...inNote, ...hereInput }),
  reply: z.strictObject({}),
})
