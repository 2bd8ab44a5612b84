import type { z } from 'zod'
import * as Y from 'yjs'
import {
  type Kept,
  type OfflineCommand,
  offlineCommand,
  type OfflineReading,
  offlineReading,
  type Packing,
} from '#kernel/offline.ts'
import type { Route } from '#kernel/route.ts'
import { toBytes, toText } from '../bytes.ts'
import type { FollowReply, OpenReply, PullReply, PushReply } from '../contract.ts'

type Ids = Readonly<Record<string, string>>
type InDocument = { readonly documentId: string }

/** The routes of a room by which its text is reached, and what is needed to find the text again. */
type Routes<
  Open extends z.ZodType<{ readonly tabId: string }>,
  Pull extends z.ZodType<InDocument>,
  Push extends z.ZodType<InDocument & { readonly clientId: number; readonly update: string }>,
  Follow extends z.ZodType<InDocument>,
  Here extends z.ZodType<InDocument>,
> = {
  readonly open: Route<string, Open, typeof OpenReply>
  readonly pull: Route<string, Pull, typeof PullReply>
  readonly push: Route<string, Push, typeof PushReply>
  readonly follow: Route<string, Follow, typeof FollowReply>
  readonly tellPlace: Route<string, Here, z.ZodType<Record<string, never>>>
  /** The ids of the inputs that say which text it is: `['investigationId']`. */
  readonly ids: readonly string[]
  /** Whom the text is about, as it is known on the device. */
  readonly childId: (ids: Ids, kept: Kept) => string | null
}

/** How a room's text works without a network. */
export type OfflineText = {
  readonly commands: readonly OfflineCommand[]
  readonly readings: readonly OfflineReading[]
  /** What is packed of one text: a number of this device's own, and all words. */
  readonly packing: (ids: Ids, deviceId: string) => Packing
  /** What commands about the text are kept under: give the same to those of its rows, so that a row comes before its words. */
  readonly subject: (input: object) => string
  /** A newer copy of a packed text, for the bag. */
  readonly copyOf: (
    at: Ids & InDocument,
    reply: z.output<typeof PullReply>,
  ) => { readonly route: string; readonly input: unknown; readonly reply: unknown }
}

/** Words that are not sent yet are one update up to this size: they are sealed anew with each that comes. */
const mostMergedBytes = 16 * 1024

/** How far somebody is who has nothing: all of the text is asked for. */
const nothingYet = toText(Y.encodeStateVector(new Y.Doc()))

const mergedUpdate = (earlier: string, later: string): string | undefined => {
  const [one, other] = [toBytes(earlier), toBytes(later)]
  if (!one || !other || one.length + other.length > mostMergedBytes) return undefined
  return toText(Y.mergeUpdates([one, other]))
}

/**
 * Makes a room's text work without a network. The bag holds the text as it was packed, or last seen with a network; what is
 * written goes into the outbox, and is laid on top by being replayed. Updates may come twice and in any order, so nothing
 * needs to be put right when they are sent.
 *
 * The number that was packed is for this device without a network, one window at a time: everything under it goes by the
 * outbox, so that the device knows each letter that was ever written under it. With a network each window has a number of its
 * own.
 */
export const offlineText = <
  Open extends z.ZodType<{ readonly tabId: string }>,
  Pull extends z.ZodType<InDocument>,
  Push extends z.ZodType<InDocument & { readonly clientId: number; readonly update: string }>,
  Follow extends z.ZodType<InDocument>,
  Here extends z.ZodType<InDocument>,
>(
  room: Routes<Open, Pull, Push, Follow, Here>,
): OfflineText => {
  const { open, pull, push, follow, tellPlace, ids } = room

  const idsOf = (input: object): Ids =>
    Object.fromEntries(
      Object.entries(input).flatMap(([name, value]) =>
        ids.includes(name) && typeof value === 'string' ? [[name, value]] : [],
      ),
    )
  const subject = (input: object): string => [open.name, ...Object.values(idsOf(input)).toSorted()].join(' ')

  const opened = (kept: Kept, input: object) =>
    kept.all(open).find((one) => subject(Object(one.input)) === subject(input))?.reply

  const copy = (kept: Kept, { documentId }: InDocument) =>
    kept.all(pull).find(({ input }) => input.documentId === documentId)

  const pushes = offlineCommand(push, {
    version: 1,
    subject: (input) => subject(Object(input)),
    childId: (input, kept) => room.childId(idsOf(Object(input)), kept),
    staysHere: (input, kept) => {
      const mine = opened(kept, Object(input))
      return mine?.documentId === input.documentId && mine.clientId === input.clientId
    },
    merge: (earlier, later) => {
      if (earlier.documentId !== later.documentId || earlier.clientId !== later.clientId) return undefined
      const update = mergedUpdate(earlier.update, later.update)
      return update === undefined
        ? undefined
        : Object.fromEntries([...Object.entries(later), ['update', update]])
    },
    apply: (input, kept, { now }) => {
      const found = copy(kept, input)
      // Not "not found": the words are tried again when there is a network.
      if (!found) return { fault: { status: 0, code: 'not_packed' } }
      const reply = { ...found.reply, updates: [...found.reply.updates, input.update] }
      return {
        reply: { seq: found.reply.seq, taken: true, savedAt: now },
        changes: [{ route: pull.name, input: found.input, reply }],
      }
    },
  })

  const packedPull = (at: Ids & InDocument) => ({ ...at, since: 0, vector: nothingYet })

  return {
    commands: [pushes],
    readings: [
      offlineReading(open, (input, kept) => opened(kept, Object(input))),
      offlineReading(pull, (input, kept) => copy(kept, input)?.reply),
      offlineReading(follow, (input, kept) => {
        const found = copy(kept, input)
        return found && { documentId: input.documentId, seq: found.reply.seq, signedAt: null, mayWrite: true }
      }),
      offlineReading(tellPlace, () => ({})),
    ],
    packing: (at, deviceId) => ({
      route: open,
      input: { ...at, tabId: deviceId },
      must: false,
      tellsPlaces: false,
      narrow: (reply) => reply,
      next: (reply) => {
        const read = open.reply.safeParse(reply)
        if (!read.success) return []
        const words: Packing = {
          route: pull,
          input: packedPull({ ...at, documentId: read.data.documentId }),
          must: false,
          tellsPlaces: false,
          narrow: (whole) => whole,
          next: () => [],
        }
        return [words]
      },
    }),
    subject,
    copyOf: (at, reply) => ({ route: pull.name, input: packedPull(at), reply }),
  }
}
