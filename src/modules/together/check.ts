import * as Y from 'yjs'
import { BadUpdate } from './faults.ts'
import { mostFieldLength } from './limits.ts'

/** What somebody may write: under these numbers, in these fields. */
export type Allowed = { readonly clients: ReadonlySet<number>; readonly fields: ReadonlySet<string> }

type Update = ReturnType<typeof Y.decodeUpdate>

/** An item of text says at most so many letters; a hole of deleted text too. */
const longestItem = 1_000_000

const stateOf = (doc: Y.Doc, client: number): number => Y.getState(doc.store, client)

const rootOf = (doc: Y.Doc, id: Y.ID): unknown => {
  const item = Y.getItem(doc.store, id)
  return item instanceof Y.Item ? item.parent : undefined
}

/** The words under this number and clock were taken before: they must be the same, or two devices hold one pen. */
const refuseReuse = (doc: Y.Doc, item: Y.Item): void => {
  const known = stateOf(doc, item.id.client)
  if (item.id.clock >= known || !(item.content instanceof Y.ContentString)) return
  const length = Math.min(item.length, known - item.id.clock)
  for (let at = 0; at < length;) {
    const stored = Y.getItem(doc.store, Y.createID(item.id.client, item.id.clock + at))
    const from = item.id.clock + at - stored.id.clock
    const size = Math.min(stored.length - from, length - at)
    if (stored instanceof Y.Item && stored.content instanceof Y.ContentString) {
      const before = stored.content.str.slice(from, from + size)
      if (before !== item.content.str.slice(at, at + size)) throw new BadUpdate('update_pen_reused')
    }
    at += size
  }
}

const checkItem = (struct: Update['structs'][number], { clients, fields }: Allowed): Y.Item => {
  if (!clients.has(struct.id.client)) throw new BadUpdate('update_of_another')
  if (!(struct instanceof Y.Item)) throw new BadUpdate('update_not_text')
  const { content, parentSub } = struct
  const isText = content instanceof Y.ContentString || content instanceof Y.ContentDeleted
  if (!isText || parentSub !== null || struct.length > longestItem || struct.length < 1)
    throw new BadUpdate('update_not_text')
  if (content instanceof Y.ContentString && (content.str.includes('\u0000') || !content.str.isWellFormed()))
    throw new BadUpdate('update_not_text')
  // By name for the first item of a field; the others say beside what they stand.
  const parent: unknown = struct.parent
  if (parent !== null && (typeof parent !== 'string' || !fields.has(parent)))
    throw new BadUpdate(typeof parent === 'string' ? 'update_of_unknown_field' : 'update_not_text')
  return struct
}

/** Everything that an item leans on is there, or comes before it in the same update; nothing waits for what is missing. */
const checkWhole = (doc: Y.Doc, { structs, ds }: Update, allowed: Allowed): void => {
  const next = new Map<number, number>()
  const reach = (client: number): number => next.get(client) ?? stateOf(doc, client)
  for (const struct of structs) {
    const item = checkItem(struct, allowed)
    const { client, clock } = item.id
    if (clock > reach(client)) throw new BadUpdate('update_has_gaps')
    refuseReuse(doc, item)
    for (const beside of [item.origin, item.rightOrigin])
      if (beside !== null && beside.clock >= reach(beside.client)) throw new BadUpdate('update_has_gaps')
    next.set(client, Math.max(reach(client), clock + item.length))
  }
  for (const [client, deletes] of ds.clients)
    for (const { clock, len } of deletes)
      if (len < 1 || clock + len > reach(client)) throw new BadUpdate('update_has_gaps')
}

/** Reads an update and says what is wrong with it before anything is done with it. */
export const checkBefore = (doc: Y.Doc, update: Uint8Array, allowed: Allowed): void => {
  let read: Update
  try {
    read = Y.decodeUpdate(update)
  } catch {
    throw new BadUpdate('update_unreadable')
  }
  checkWhole(doc, read, allowed)
  for (const { origin, rightOrigin } of read.structs.filter((one) => one instanceof Y.Item)) {
    const isKnown = (id: Y.ID | null): id is Y.ID => id !== null && id.clock < stateOf(doc, id.client)
    if (isKnown(origin) && isKnown(rightOrigin) && rootOf(doc, origin) !== rootOf(doc, rightOrigin))
      throw new BadUpdate('update_out_of_place')
  }
}

const holds = (item: Y.Item, id: Y.ID): boolean =>
  item.id.client === id.client && item.id.clock <= id.clock && id.clock < item.id.clock + item.length

const finds = (from: Y.Item | null, id: Y.ID, way: 'left' | 'right'): boolean => {
  for (let item = from; item !== null; item = item[way]) if (holds(item, id)) return true
  return false
}

/** An item stands between the two that its writer saw beside it, or another replica would put it elsewhere. */
const checkPlace = (item: Y.Item): void => {
  const isPlaced =
    item.parent instanceof Y.Text &&
    (item.origin === null || finds(item.left, item.origin, 'left')) &&
    (item.rightOrigin === null || finds(item.right, item.rightOrigin, 'right'))
  if (!isPlaced) throw new BadUpdate('update_out_of_place')
}

/** What an update has made of the text, in the order of its clocks. */
const newItems = (doc: Y.Doc, before: ReadonlyMap<number, number>): Y.Item[] => {
  const found: Y.Item[] = []
  for (const [client, structs] of doc.store.clients) {
    const from = before.get(client) ?? 0
    if (stateOf(doc, client) <= from) continue
    for (let at = structs.length - 1; at >= 0; at--) {
      const struct = structs[at]
      if (struct === undefined || struct.id.clock + struct.length <= from) break
      if (!(struct instanceof Y.Item)) throw new BadUpdate('update_not_text')
      if (struct.id.clock >= from) found.push(struct)
    }
  }
  return found
}

/** What must hold of the text after an update, whatever the update said of itself. */
export const checkAfter = (
  doc: Y.Doc,
  before: ReadonlyMap<number, number>,
  changed: ReadonlyMap<string, string>,
): void => {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new BadUpdate('update_has_gaps')
  for (const item of newItems(doc, before)) checkPlace(item)
  for (const text of changed.values()) {
    if (text.length > mostFieldLength) throw new BadUpdate('update_field_too_long')
    if (text.includes('\u0000') || !text.isWellFormed()) throw new BadUpdate('update_not_text')
  }
}
