import { nobody } from '#kernel/actor.ts'
import { BadInput, Conflict } from '#kernel/errors.ts'
import { type Ctx, newId } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { begin, givePen, type SeedText } from './beginning.ts'
import { toBytes, toText } from './bytes.ts'
import { found, live, milliseconds, mustBeOpen, sourceOf, tellAfter, thread } from './held.ts'
import { compactAfterBytes, compactAfterUpdates, mostDocumentBytes } from './limits.ts'
import type { Answer } from './orders.ts'
import { createPace } from './pace.ts'
import { docOf, fieldAt } from './shared-doc.ts'
import * as store from './store.ts'
import type { Owner, StoredDocument } from './store.ts'
import { type FieldWords, wordsOfUpdate } from './words-of.ts'

export type { SeedText } from './beginning.ts'
export { followShared, standing, tellHere, tellRows } from './following.ts'
export type { Owner } from './store.ts'

const pace = createPace()

/** Everybody who writes a text, by whatever way, first takes a turn: what was read before it is read again. */
export const takeTurn = (ctx: Ctx, owner: Owner): Promise<void> =>
  store.takeTurn(ctx.tx, ctx.actor.tenantId, owner)

/**
 * Opens the shared text of a thing for one screen or device, and makes it of `texts` when nobody has before. The caller has
 * asked its policy. Words are pulled by `pullShared`.
 */
export const openShared = async (
  ctx: Ctx,
  owner: Owner,
  { deviceId, texts }: { readonly deviceId: string; readonly texts: () => Promise<readonly SeedText[]> },
): Promise<{ documentId: string; clientId: number; seq: number }> => {
  if (deviceId === nobody) throw new BadInput([{ path: 'tabId', code: 'not_an_id' }])
  await takeTurn(ctx, owner)
  const document = (await store.openDocument(ctx.tx, owner)) ?? (await begin(ctx, owner, await texts()))
  const { clientId } = await givePen(ctx, document, deviceId)
  return { documentId: document.id, clientId, seq: document.seq }
}

const answered = (answer: Answer): Exclude<Answer, { fault: unknown }> => {
  if (!('fault' in answer)) return answer
  if (answer.fault === 'update_pen_reused') throw new Conflict('update_pen_reused')
  throw new BadInput([{ path: 'update', code: answer.fault }])
}

const bytesIn = (path: string, text: string): Uint8Array => {
  const bytes = toBytes(text)
  if (!bytes || bytes.length === 0) throw new BadInput([{ path, code: 'update_unreadable' }])
  return bytes
}

/** Whoever opens the text gets it as it is stored; only a copy of before the last compaction is compared with it. */
const newSince = async (
  tx: Tx,
  document: StoredDocument,
  { since, vector }: { readonly since: number; readonly vector: Uint8Array },
): Promise<Uint8Array[]> => {
  if (since > 0 && since < document.stateSeq)
    return [answered(await thread.lacking(sourceOf(tx, document), vector)).update ?? new Uint8Array()]
  const [state, updates] = await Promise.all([
    since === 0 ? store.stateOf(tx, document.id) : undefined,
    store.updatesAfter(tx, document.id, Math.max(since, document.stateSeq)),
  ])
  return [...(state ? [state] : []), ...updates.map(({ bytes }) => bytes)]
}

/** What is new since `since`, and who writes under which number. The caller has asked its policy. */
export const pullShared = async (
  ctx: Ctx,
  owner: Owner,
  given: { readonly documentId: string; readonly since: number; readonly vector: string },
) => {
  const { documentId, since } = given
  const vector = bytesIn('vector', given.vector)
  const document = await found(ctx.tx, owner, documentId)
  mustBeOpen(document)
  const pens = await store.pensOf(ctx.tx, documentId)
  const names = await workerNames(ctx.tx, [...new Set(pens.map(({ workerId }) => workerId))])
  const updates = await newSince(ctx.tx, document, { since, vector })
  return {
    seq: document.seq,
    updates: updates.map(toText),
    writers: pens.map(({ clientId, workerId }) => ({
      clientId,
      name: names.get(workerId) ?? '',
      isMe: workerId === ctx.actor.workerId,
    })),
  }
}

const keep = async (
  ctx: Ctx,
  document: StoredDocument,
  { bytes, mark, clientId }: { readonly bytes: Uint8Array; readonly mark: string; readonly clientId: number },
): Promise<number> => {
  const seq = document.seq + 1
  const size = document.size + bytes.length
  await store.insertUpdate(ctx.tx, document.id, {
    seq,
    mark,
    bytes,
    size,
    clientId,
    workerId: ctx.actor.workerId,
    at: ctx.now,
  })
  const loose = seq - document.stateSeq
  if (
    loose >= compactAfterUpdates ||
    size > mostDocumentBytes ||
    (loose > 20 && size > 2 * compactAfterBytes && loose % 50 === 0)
  )
    await makeOnePiece(ctx, { ...document, seq, mark, size })
  tellAfter(ctx, () => live.tell(document.id, { told: 'seq', seq }))
  return seq
}

/** By applying all of it to a document and writing that: merging a long log of updates takes seconds (ADR 0013). */
const makeOnePiece = async (ctx: Ctx, document: StoredDocument): Promise<void> => {
  const whole = answered(await thread.tell(sourceOf(ctx.tx, document), 'whole')).update ?? new Uint8Array()
  if (whole.length > mostDocumentBytes)
    throw new BadInput([{ path: 'update', code: 'update_document_too_big' }])
  await store.compact(ctx.tx, document.id, { state: whole, seq: document.seq, mark: document.mark })
}

export type Changed = ReadonlyMap<string, string>

/**
 * Takes an update of a device: only under a number that this worker was given, only in `fields`, only plain text. What has
 * changed comes back, for the room to write its own rows of in the same transaction. The same update twice changes nothing.
 */
export const pushShared = async (
  ctx: Ctx,
  owner: Owner,
  given: {
    readonly documentId: string
    readonly clientId: number
    readonly update: string
    readonly fields: () => Promise<readonly string[]>
  },
): Promise<{ seq: number; taken: boolean; changed: Changed }> => {
  const { documentId, clientId } = given
  const update = bytesIn('update', given.update)
  // By who writes, too: a number that somebody else names is not used up by it.
  if (!pace.take(`${documentId} ${clientId} ${ctx.actor.workerId}`, milliseconds(ctx)))
    throw Object.assign(new Error('too many updates'), { statusCode: 429 })
  await takeTurn(ctx, owner)
  const document = await found(ctx.tx, owner, documentId)
  mustBeOpen(document)
  const pens = await store.pensOf(ctx.tx, documentId)
  const own = pens.filter((pen) => pen.workerId === ctx.actor.workerId && pen.deviceId !== nobody)
  if (!own.some((pen) => pen.clientId === clientId))
    throw new BadInput([{ path: 'clientId', code: 'update_of_another' }])
  const mark = newId(ctx)
  const clients = own.map((pen) => pen.clientId)
  const fields = await given.fields()
  const taken = answered(await thread.take(sourceOf(ctx.tx, document), { update, clients, fields }, mark))
  if (taken.update === undefined) return { seq: document.seq, taken: false, changed: new Map() }
  const seq = await keep(ctx, document, { bytes: taken.update, mark, clientId })
  return { seq, taken: true, changed: taken.changed ?? new Map() }
}

/**
 * Texts that were written by another way than the shared text: turned into the smallest change of it, so that what a colleague
 * has not sent yet is merged with it. Does nothing when nobody has opened the text. Take a turn first.
 */
export const rewriteShared = async (
  ctx: Ctx,
  owner: Owner,
  texts: ReadonlyMap<string, string>,
): Promise<void> => {
  const document = await store.openDocument(ctx.tx, owner)
  if (!document) return
  const pens = await store.pensOf(ctx.tx, document.id)
  const pen =
    pens.find((one) => one.workerId === ctx.actor.workerId && one.deviceId === nobody) ??
    (await givePen(ctx, document, nobody))
  const mark = newId(ctx)
  const taken = answered(await thread.rewrite(sourceOf(ctx.tx, document), pen.clientId, texts, mark))
  if (taken.update !== undefined)
    await keep(ctx, document, { bytes: taken.update, mark, clientId: pen.clientId })
}

/**
 * Ends a shared text whose words are signed: gives those who wrote what stands in it, and drops the text, its history and its
 * numbers. undefined when nobody had opened it. Take a turn first.
 */
export const freezeShared = async (
  ctx: Ctx,
  owner: Owner,
): Promise<{ readonly writers: readonly string[] } | undefined> => {
  const document = await store.openDocument(ctx.tx, owner)
  if (!document) return undefined
  const clients = answered(await thread.tell(sourceOf(ctx.tx, document), 'writers')).writers ?? []
  const pens = await store.pensOf(ctx.tx, document.id)
  const writers = new Set(
    pens.filter(({ clientId }) => clients.includes(clientId)).map(({ workerId }) => workerId),
  )
  await store.dropWords(ctx.tx, document.id, { at: ctx.now, by: ctx.actor.workerId })
  tellAfter(ctx, () => {
    live.tell(document.id, { told: 'closed', why: 'signed' })
    void thread.forget(document.id)
  })
  return { writers: [...writers] }
}

/**
 * The words of an update that a device could not send, field by field, for the person who decides what becomes of them. In
 * which field words stand that go on from others is told by the text as it is; '' once that is signed and gone.
 */
export const readableWords = async (
  tx: Tx,
  owner: Owner,
  { documentId, update }: { readonly documentId: string; readonly update: string },
): Promise<readonly FieldWords[] | undefined> => {
  const bytes = toBytes(update)
  if (!bytes) return undefined
  const document = await store.documentById(tx, owner, documentId)
  const { updates } =
    document && document.frozenAt === null ? await sourceOf(tx, document).read(undefined) : { updates: [] }
  // Our own text, which was checked when it came: what the device sent is read beside it and never put into it.
  const doc = docOf(updates)
  return wordsOfUpdate(bytes, (id) => fieldAt(doc, id))
}
