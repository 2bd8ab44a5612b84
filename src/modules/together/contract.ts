import { z } from 'zod'
import { InstantSchema } from '#kernel/day-schema.ts'
import { Id } from '#kernel/id.ts'
import { mostDocumentBytes, mostUpdateBytes } from './limits.ts'

/** Bytes in JSON: base64. Four letters for three bytes. */
const bytes = (most: number) => {
  const letters = Math.ceil(most / 3) * 4
  return z
    .string()
    .min(1, { message: 'required' })
    .max(letters, { message: `too_long:${letters}` })
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, { message: 'wrong_type' })
}

/** The number that the server gave this screen or device for this text. Words are taken under it from nobody else. */
export const ClientId = z.int().min(1).max(2_000_000_000)

/** `tabId` names the open screen or the device. */
export const openInput = { tabId: Id }
export const OpenReply = z.object({ documentId: Id, clientId: ClientId, seq: z.number().int() })

export const pullInput = {
  documentId: Id,
  /** The last number that was pulled; 0: nothing yet. */
  since: z.int().min(0).max(2_000_000_000),
  /** How far the text here is, as Yjs writes it. */
  vector: bytes(64 * 1024),
}
export const PullReply = z.object({
  seq: z.number().int(),
  updates: z.array(z.string().max(Math.ceil((mostDocumentBytes * 2) / 3) * 4)),
  /** Who writes under which number. */
  writers: z.array(z.object({ clientId: ClientId, name: z.string(), isMe: z.boolean() })),
})

export const pushInput = { documentId: Id, clientId: ClientId, update: bytes(mostUpdateBytes) }
/** The answer holds no words: it is kept for repeated commands. */
export const PushReply = z.object({
  seq: z.number().int(),
  /** False: all of it was there already, and the number is not this update's. */
  taken: z.boolean(),
  savedAt: InstantSchema,
})

export const followInput = { documentId: Id }
/** Asked again every second while somebody follows a text, so that rights are as they are now. */
export const FollowReply = z.object({
  documentId: Id,
  seq: z.number().int(),
  signedAt: InstantSchema.nullable(),
  mayWrite: z.boolean(),
})

const Field = z
  .string()
  .max(120, { message: 'too_long:120' })
  .regex(/^[\w:-]*$/, { message: 'wrong_type' })

/** Where a caret stands, as Yjs names places: it moves with the text. Never words. */
const Caret = z
  .string()
  .max(400, { message: 'too_long:400' })
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, { message: 'wrong_type' })

export const hereInput = { documentId: Id, clientId: ClientId, field: Field, caret: Caret }

/** Somebody who has the text open. The name is the server's. */
export const Here = z.object({ clientId: ClientId, name: z.string(), field: Field, caret: Caret })
export type Here = z.output<typeof Here>

/** What the live line tells. Never a word of the text: whoever hears that there is more asks for it by an ordinary call. */
export const Told = z.discriminatedUnion('told', [
  z.object({ told: z.literal('seq'), seq: z.number().int() }),
  z.object({ told: z.literal('here'), people: z.array(Here) }),
  /** Something beside the running text has changed: the room's own word for what. */
  z.object({ told: z.literal('rows'), what: z.string() }),
  z.object({ told: z.literal('closed'), why: z.enum(['signed', 'no_access']) }),
])
export type Told = z.output<typeof Told>
