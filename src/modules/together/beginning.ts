import * as Y from 'yjs'
import { nobody } from '#kernel/actor.ts'
import { type Ctx, newId } from '#platform/context.ts'
import { docOf, rewrite } from './shared-doc.ts'
import * as store from './store.ts'
import type { Owner, Pen, StoredDocument } from './store.ts'

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

/** Makes the shared text of the texts as they were, each under its writer. */
export const begin = async (ctx: Ctx, owner: Owner, texts: readonly SeedText[]): Promise<StoredDocument> => {
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

/** A new number for the actor: words are taken under it from nobody else. */
export const givePen = async (ctx: Ctx, document: StoredDocument, deviceId: string): Promise<Pen> => {
  const pen = { clientId: document.nextClient, workerId: ctx.actor.workerId, deviceId }
  await store.insertPens(ctx.tx, document.id, { pens: [pen], next: document.nextClient + 1, at: ctx.now })
  return pen
}
