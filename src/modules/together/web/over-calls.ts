import { CallError, isFromDevice } from '#web/call.ts'
import { toBytes, toText } from '../bytes.ts'
import { WireFault } from '../replica-parts.ts'
import type { InBag } from './bag-side.ts'
import { openSession, type Session } from './session.ts'

/** The calls of a room by which its text is reached. Bytes are text in them, as in its contracts. */
export type TextCalls = {
  readonly documentId: string
  readonly clientId: number
  readonly lineAddress: string
  /** `clientId`: the number that is written under; another than the first once a window has got its own. */
  readonly push: (
    update: string,
    when: 'now' | 'leaving',
    clientId: number,
  ) => Promise<{ seq: number; taken: boolean }>
  readonly pull: (given: { readonly since: number; readonly vector: string }) => Promise<{
    readonly seq: number
    readonly updates: readonly string[]
    readonly writers: readonly { readonly clientId: number; readonly name: string; readonly isMe: boolean }[]
  }>
  readonly follow: () => Promise<{ readonly mayWrite: boolean }>
  readonly tellPlace: (
    place: { readonly field: string; readonly caret: string },
    clientId: number,
  ) => Promise<unknown>
  /** Where the text works without a network (./offline.ts). */
  readonly bag?: InBag
}

const comesLater = ({ status }: CallError): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500

/** What a call threw, as the shared text knows it: try again, or a no for good. */
const asWireFault = (fault: unknown): WireFault => {
  if (!(fault instanceof CallError)) throw fault
  const { status, code, message, issues } = fault
  if (comesLater(fault)) return new WireFault('later', code, message)
  if (status === 403 || status === 404) return new WireFault('refused', 'no_access', message)
  return new WireFault('refused', code, issues[0]?.message ?? message)
}

const reached = async <T>(asked: Promise<T>): Promise<T> => {
  try {
    return await asked
  } catch (fault) {
    throw asWireFault(fault)
  }
}

/** Opens a text over a room's calls, and has all of it when it is opened. */
export const openOverCalls = async (calls: TextCalls): Promise<Session> => {
  const { documentId, clientId, lineAddress } = calls
  const session = openSession({
    documentId,
    clientId,
    lineAddress,
    wire: {
      push: async ({ update, clientId: pen }) => {
        const answer = await reached(calls.push(toText(update), 'now', pen))
        return { seq: answer.seq, taken: answer.taken, isKept: isFromDevice(answer) }
      },
      pull: async ({ since, vector }) => {
        const answer = await reached(calls.pull({ since, vector: toText(vector) }))
        const updates = answer.updates.flatMap((one) => toBytes(one) ?? [])
        return { ...answer, updates, isKept: isFromDevice(answer) }
      },
    },
    mayWrite: async () => (await reached(calls.follow())).mayWrite,
    tellPlace: async (place) => {
      await calls.tellPlace(place, session.replica.clientId)
    },
    leave: (update) =>
      void calls.push(toText(update), 'leaving', session.replica.clientId).catch(() => undefined),
    ...(calls.bag ? { bag: calls.bag } : {}),
  })
  await session.replica.refresh()
  const { kind } = session.replica.state()
  // A text that did not come must not look like one that is empty.
  if (kind === 'away' || kind === 'refused') {
    await session.end()
    throw new CallError({ status: 0, code: 'no_answer' })
  }
  await session.begin()
  return session
}
