import * as Y from 'yjs'
import { cutAt } from './text-edit.ts'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
type Deletes = ReturnType<typeof Y.decodeUpdate>['ds']

/** A text in two items, cut at `at`: as Yjs itself cuts, but on an update that is not in a document. */
const cutItem = (item: Y.Item, at: number): readonly [Y.Item, Y.Item] => {
  const right = item.content.splice(at)
  const { client, clock } = item.id
  const left = item.length
  item.length = at
  const rest = new Y.Item(
    Y.createID(client, clock + at),
    null,
    Y.createID(client, clock + at - 1),
    null,
    item.rightOrigin,
    null,
    null,
    right,
  )
  rest.length = left - at
  return [item, rest]
}

const smallEnough = (struct: Struct, longest: number): Struct[] => {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString) || struct.length <= longest)
    return [struct]
  const [first, rest] = cutItem(struct, cutAt(struct.content.str, longest))
  return [first, ...smallEnough(rest, longest)]
}

const writeDeletes = (encoder: Y.UpdateEncoderV1, ds: Deletes | undefined): void => {
  const clients = ds?.clients ?? new Map<number, readonly { clock: number; len: number }[]>()
  writeNumber(encoder, clients.size)
  for (const [client, deletes] of clients) {
    writeNumber(encoder, client)
    writeNumber(encoder, deletes.length)
    for (const { clock, len } of deletes) {
      writeNumber(encoder, clock)
      writeNumber(encoder, len)
    }
  }
}

/** The format's own way to write a number: seven bits a byte, lowest first. `writeLen` of version 1 is just that. */
const writeNumber = (encoder: Y.UpdateEncoderV1, n: number): void => encoder.writeLen(n)

/** One update of these structs, all of one client, in the order of their clock. */
const encode = (structs: readonly Struct[], ds?: Deletes): Uint8Array => {
  const encoder = new Y.UpdateEncoderV1()
  const [first] = structs
  writeNumber(encoder, first ? 1 : 0)
  if (first) {
    writeNumber(encoder, structs.length)
    writeNumber(encoder, first.id.client)
    writeNumber(encoder, first.id.clock)
    for (const struct of structs) struct.write(encoder, 0)
  }
  writeDeletes(encoder, ds)
  return encoder.toUint8Array()
}

/**
 * An update of one client that is too big, as several that are not, to be sent in this order: what comes later leans on what
 * came before, and what was deleted is told last. Undoing the deletion of a long text makes such an update.
 */
export const splitUpdate = (update: Uint8Array, mostBytes: number): Uint8Array[] => {
  if (update.length <= mostBytes) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  // Three bytes a letter at most, and room for what stands around it.
  const pieces = structs.flatMap((struct) => smallEnough(struct, Math.floor(mostBytes / 4)))
  const groups: Struct[][] = []
  let weight = Number.POSITIVE_INFINITY
  for (const piece of pieces) {
    const own = encode([piece]).length
    if (weight + own > mostBytes) {
      groups.push([])
      weight = 0
    }
    groups.at(-1)?.push(piece)
    weight += own
  }
  return [...groups.map((group) => encode(group)), encode([], ds)]
}
