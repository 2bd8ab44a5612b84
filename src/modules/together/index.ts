import { BadInput, Conflict, NotFound } from '#kernel/errors.ts'
import type { Instant } from '#kernel/day.ts'
import { type Ctx, newId } from '#platform/context.ts'
import type { Following, Line } from '#platform/module.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { nobody } from '#kernel/actor.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { toBytes, toText } from './bytes.ts'
import { FollowReply, type Told } from './contract.ts'
import type { Answer } from './orders.ts'
import { compactAfterBytes, compactAfterUpdates, mostDocumentBytes } from './limits.ts'
import { createLive } from './live.ts'
import { createPace } from './pace.ts'
import { docOf, rewrite } from './shared-doc.ts'
import * as store from './store.ts'
import type { Owner, Pen, StoredDocument } from './store.ts'
import { createThread, type Lineage, type Source } from './thread.ts'
import * as Y from 'yjs'

export type { Owner } from './store.ts'

const thread = createThread()
const live = createLive()
const pace = createPace()

const millisecondsOf = (now: Instant): number => Temporal.Instant.from(now).epochMilliseconds
const milliseconds = ({ now }: Pick<Ctx, 'now'>): number => millisecondsOf(now)

/** Tells those who follow, once it is committed. */
const tellAfter = (ctx: Ctx, act: () => void): void => {
  ctx.after.told = [...(ctx.after.told ?? []), act]
}

/** Everybody who writes a text, by whatever way, first takes a turn: what was read before it is read again. */
export const takeTurn = (ctx: Ctx, owner: Owner): Promise<void> =>
  store.takeTurn(ctx.tx, ctx.actor.tenantId, owner)

const readSource = async (
  tx: Tx,
  { id, stateSeq, stateMark }: StoredDocument,
  since: string | undefined,
): Promise<Lineage> => {
  const updates = await store.updatesAfter(tx, id, stateSeq)
  const at = since === stateMark ? -1 : updates.findIndex(({ mark }) => mark === since)
  if (since !== undefined && (at >= 0 || since === stateMark))
    return { from: 'since', updates: updates.slice(at + 1).map(({ bytes }) => bytes) }
  return { from: 'start', updates: [await store.stateOf(tx, id), ...updates.map(({ bytes }) => bytes)] }
}

const sourceOf = (tx: Tx, document: StoredDocument): Source => ({
  id: document.id,
  mark: document.mark,
  size: document.size,
  read: (since) => readSource(tx, document, since),
})

/** A text as somebody wrote it before it was shared. */
export type SeedText = { readonly field: string; readonly text: string; readonly workerId: string }

/**
 * The document as it begins: every text in its field, under the number of the one who wrote it, in the order given. The
 * same texts give the same document.
 */
const seed = (texts: readonly SeedText[]): { state: Uint8Array; pens: Pen[] } => {
  const doc = docOf([])
  const workers = [...new Set(texts.map(({ workerId }) => workerId))]
  const pens = workers.map((workerId, at) => ({ clientId: at + 1, workerId, deviceId: nobody }))
  for (const { clientId, workerId } of pens) {
    const own = texts.filter((one) => one.workerId === workerId)
    rewrite(doc, clientId, new Map(own.map(({ field, text }) => [field, text])))
  }
  return { state: Y.encodeStateAsUpdate(doc), pens }
}

const begin = async (ctx: Ctx, owner: Owner, texts: readonly SeedText[]): Promise<StoredDocument> => {
  const { state, pens } = seed(texts)
  const id = newId(ctx)
  const mark = newId(ctx)
  const one = {
    id,
    seq: 1,
    mark,
    stateSeq: 1,
    stateMark: mark,
    size: state.length,
    nextClient: pens.length + 1,
  }
  await store.insertDocument(ctx.tx, owner, { ...one, state, at: ctx.now, by: ctx.actor.workerId })
  await store.insertPens(ctx.tx, id, { pens, next: one.nextClient, at: ctx.now })
  return { ...one, frozenAt: null }
}

const givePen = async (ctx: Ctx, document: StoredDocument, deviceId: string): Promise<Pen> => {
  const pen = { clientId: document.nextClient, workerId: ctx.actor.workerId, deviceId }
  await store.insertPens(ctx.tx, document.id, { pens: [pen], next: document.nextClient + 1, at: ctx.now })
  return pen
}

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

const found = async (tx: Tx, owner: Owner, documentId: string): Promise<StoredDocument> => {
  const document = await store.documentById(tx, owner, documentId)
  if (!document) throw new NotFound()
  return document
}

const mustBeOpen = (document: StoredDocument): void => {
  if (document.frozenAt !== null) throw new Conflict('text_signed_meanwhile')
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
  if (!pace.take(`${documentId} ${clientId}`, milliseconds(ctx)))
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

/** Tells those who have the text open that something beside it has changed: the room's own word for what, never a name. */
export const tellRows = async (ctx: Ctx, owner: Owner, what: string): Promise<void> => {
  const document = await store.openDocument(ctx.tx, owner)
  if (document) tellAfter(ctx, () => live.tell(document.id, { told: 'rows', what }))
}

/** How a text stands, for somebody who follows it. */
export const standing = async (tx: Tx, owner: Owner, documentId: string) => {
  const { seq, frozenAt } = await found(tx, owner, documentId)
  return { documentId, seq, signedAt: frozenAt }
}

/** Where somebody is in a text. The number must be his own. */
export const tellHere = async (
  ctx: Ctx,
  owner: Owner,
  given: {
    readonly documentId: string
    readonly clientId: number
    readonly field: string
    readonly caret: string
  },
): Promise<void> => {
  const { documentId, ...where } = given
  const { actor } = ctx
  mustBeOpen(await found(ctx.tx, owner, documentId))
  const pens = await store.pensOf(ctx.tx, documentId)
  if (!pens.some((pen) => pen.clientId === where.clientId && pen.workerId === actor.workerId))
    throw new BadInput([{ path: 'clientId', code: 'update_of_another' }])
  tellAfter(ctx, () =>
    live.here(documentId, {
      ...where,
      name: actor.name,
      workerId: actor.workerId,
      seenAt: milliseconds(ctx),
    }),
  )
}

/** The line of somebody who has a text open: what is new, who is there, and that it has been signed. */
export const followShared = (reply: unknown, line: Line): Following => {
  const { documentId, seq, signedAt, mayWrite } = FollowReply.parse(reply)
  let known = seq
  const tell = (told: Told): void => {
    if (told.told === 'seq') known = Math.max(known, told.seq)
    line.tell(told)
    if (told.told === 'closed') line.close()
  }
  const end = live.follow(documentId, { workerId: line.workerId, tell }, millisecondsOf(line.now()))
  tell(signedAt === null ? { told: 'seq', seq } : { told: 'closed', why: 'signed' })
  return {
    end,
    refused: () => tell({ told: 'closed', why: 'no_access' }),
    again: (anew) => {
      const now = FollowReply.parse(anew)
      if (now.signedAt !== null) tell({ told: 'closed', why: 'signed' })
      else if (mayWrite && !now.mayWrite) tell({ told: 'closed', why: 'no_access' })
      else if (now.seq > known) tell({ told: 'seq', seq: now.seq })
    },
  }
}
