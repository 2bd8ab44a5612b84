import * as Y from 'yjs'
import { type Allowed, checkAfter, checkBefore } from './check.ts'
import { BadUpdate } from './faults.ts'
import { inPieces, minimalEdit, storable } from './text-edit.ts'

/** The fields that changed, whole, and the change as the server writes it. `update` undefined: all of it was there already. */
export type Taken = {
  readonly update: Uint8Array | undefined
  readonly changed: ReadonlyMap<string, string>
}

const longestPiece = 8_000

export const docOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** Does something to a text and tells what came of it. */
const watched = (doc: Y.Doc, act: () => void): Taken => {
  let update: Uint8Array | undefined
  const touched = new Set<string>()
  const hear = (bytes: Uint8Array): void => {
    update = bytes
  }
  const look = (transaction: Y.Transaction): void => {
    for (const type of transaction.changed.keys()) touched.add(Y.findRootTypeKey(type))
  }
  doc.on('update', hear)
  doc.on('afterTransaction', look)
  try {
    doc.transact(act)
  } finally {
    doc.off('update', hear)
    doc.off('afterTransaction', look)
  }
  return { update, changed: new Map([...touched].map((field) => [field, doc.getText(field).toJSON()])) }
}

/**
 * Takes an update of somebody into the copy. Throws BadUpdate, and the copy is not to be used again: it may hold half of it.
 * Nothing that Yjs throws gets out as anything else.
 */
export const take = (doc: Y.Doc, update: Uint8Array, allowed: Allowed): Taken => {
  checkBefore(doc, update, allowed)
  const before = Y.decodeStateVector(Y.encodeStateVector(doc))
  for (const field of allowed.fields) doc.getText(field)
  try {
    const taken = watched(doc, () => Y.applyUpdate(doc, update))
    checkAfter(doc, before, taken.changed)
    for (const field of doc.share.keys())
      if (!allowed.fields.has(field)) throw new BadUpdate('update_of_unknown_field')
    return taken
  } catch (error) {
    throw error instanceof BadUpdate ? error : new BadUpdate('update_unreadable')
  }
}

/** Writes texts as they shall read, by the smallest change, under one number. */
export const rewrite = (doc: Y.Doc, client: number, texts: ReadonlyMap<string, string>): Taken => {
  doc.clientID = client
  return watched(doc, () => {
    for (const [field, text] of texts) setText(doc.getText(field), storable(text))
  })
}

const setText = (text: Y.Text, next: string): void => {
  const edit = minimalEdit(text.toJSON(), next)
  if (edit === undefined) return
  if (edit.remove > 0) text.delete(edit.at, edit.remove)
  let at = edit.at
  for (const piece of inPieces(edit.insert, longestPiece)) {
    text.insert(at, piece)
    at += piece.length
  }
}

/** What lacks in a text that is as far as `vector` says. Throws BadUpdate when that cannot be read. */
export const lacking = (doc: Y.Doc, vector: Uint8Array): Uint8Array => {
  try {
    return Y.encodeStateAsUpdate(doc, vector)
  } catch {
    throw new BadUpdate('update_unreadable')
  }
}

const stands = (struct: unknown): boolean =>
  struct instanceof Y.Item &&
  !struct.deleted &&
  struct.content instanceof Y.ContentString &&
  struct.content.str.trim() !== ''

/** The numbers under which words were written that still stand. */
export const writersOf = (doc: Y.Doc): number[] =>
  [...doc.store.clients].filter(([, structs]) => structs.some(stands)).map(([client]) => client)

/** The field in which a letter stands; undefined when it is not in the text. */
export const fieldAt = (doc: Y.Doc, id: Y.ID): string | undefined => {
  if (id.clock >= Y.getState(doc.store, id.client)) return undefined
  const item = Y.getItem(doc.store, id)
  return item instanceof Y.Item && item.parent instanceof Y.AbstractType
    ? Y.findRootTypeKey(item.parent)
    : undefined
}
