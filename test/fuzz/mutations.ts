import * as Y from 'yjs'
import { mostFieldLength } from '../../src/modules/together/limits.ts'

export type Random = () => number

const pick = <T>(random: Random, all: readonly T[]): T => {
  const one = all[Math.floor(random() * all.length)]
  if (one === undefined) throw new RangeError('nothing to choose from')
  return one
}

const below = (random: Random, most: number): number => Math.floor(random() * most)

/** What an attacker has: the text as it stands, the own number, and the numbers of others. */
export type Attack = {
  readonly random: Random
  readonly doc: Y.Doc
  readonly own: number
  readonly others: readonly number[]
}

const copyOf = (doc: Y.Doc, clientID: number): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientID
  return copy
}

/** An update that an honest device could send. */
export const honest = ({ random, doc, own }: Attack): Uint8Array => {
  const copy = copyOf(doc, own)
  const before = Y.encodeStateVector(copy)
  // A field may be full: that is told, and is no fault.
  const withRoom = ['a', 'b'].filter((field) => copy.getText(field).length < mostFieldLength - 100)
  const text = copy.getText(pick(random, withRoom))
  if (text.length > 3 && random() < 0.4) text.delete(below(random, text.length - 2), 1 + below(random, 2))
  text.insert(below(random, text.length + 1), pick(random, ['ord ', 'å', 'en mening till. ', '\n', '😀']))
  return Y.encodeStateAsUpdate(copy, before)
}

const bitFlips = (attack: Attack): Uint8Array => {
  const bytes = Uint8Array.from(honest(attack))
  for (let n = 1 + below(attack.random, 4); n > 0; n--) {
    const at = below(attack.random, bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(attack.random, 8))
  }
  return bytes
}

const truncated = (attack: Attack): Uint8Array => {
  const bytes = honest(attack)
  return bytes.slice(0, below(attack.random, bytes.length))
}

const spliced = (attack: Attack): Uint8Array => {
  const [a, b] = [honest(attack), Y.encodeStateAsUpdate(attack.doc)]
  const [at, from] = [below(attack.random, a.length), below(attack.random, b.length)]
  return Uint8Array.from([...a.slice(0, at), ...b.slice(from)])
}

const hugeNumbers = [
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
]

/** Counts and lengths that promise more than there is. */
const hugeLengths = (attack: Attack): Uint8Array => {
  const bytes = honest(attack)
  const at = below(attack.random, bytes.length)
  const huge = pick(attack.random, hugeNumbers)
  return Uint8Array.from([...bytes.slice(0, at), ...huge, ...bytes.slice(at + 1)])
}

const noise = ({ random }: Attack): Uint8Array =>
  Uint8Array.from({ length: 1 + below(random, 300) }, () => below(random, 256))

/** A colleague's number over one's own words: where the colleague is, or far ahead of it. */
const foreign = (attack: Attack): Uint8Array => honest({ ...attack, own: pick(attack.random, attack.others) })

const foreignAndOwn = (attack: Attack): Uint8Array => {
  const copy = copyOf(attack.doc, attack.own)
  const before = Y.encodeStateVector(copy)
  copy.getText('a').insert(0, 'mitt')
  copy.clientID = pick(attack.random, attack.others)
  copy.getText('a').insert(0, 'ditt')
  return Y.encodeStateAsUpdate(copy, before)
}

const deep = (attack: Attack): Uint8Array => {
  const copy = copyOf(attack.doc, attack.own)
  const before = Y.encodeStateVector(copy)
  const depth = 1 + below(attack.random, 300)
  if (attack.random() < 0.5) {
    let list: Y.Array<unknown> = copy.getArray('list')
    for (let n = 0; n < depth; n++) {
      const inner = new Y.Array<unknown>()
      list.insert(0, [inner])
      list = inner
    }
  } else {
    let nested: object = {}
    for (let n = 0; n < depth * 10; n++) nested = { a: nested }
    copy.getText('a').insertEmbed(0, nested)
  }
  return Y.encodeStateAsUpdate(copy, before)
}

const notText = (attack: Attack): Uint8Array => {
  const copy = copyOf(attack.doc, attack.own)
  const before = Y.encodeStateVector(copy)
  const text = copy.getText('a')
  pick(attack.random, [
    () => text.insert(0, 'fet', { bold: true }),
    () => text.insertEmbed(0, { image: 'x' }),
    () => text.insertEmbed(0, new Y.Text('inne')),
    () => text.setAttribute('lang', 'sv'),
    () => copy.getText('okänt fält').insert(0, 'a'),
    () => text.insert(0, 'a\u0000b'),
    () => copy.getText('a').insertEmbed(0, new Y.Doc()),
    () => copy.getMap('map').set('x', 1),
  ])()
  return Y.encodeStateAsUpdate(copy, before)
}

const writeNumber = (bytes: number[], n: number): void => {
  for (let rest = n; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) {
      bytes.push(rest)
      return
    }
    bytes.push((rest % 128) + 128)
  }
}

const idOf = (attack: Attack): readonly [number, number] => {
  const client = pick(attack.random, [...attack.others, attack.own])
  return [client, below(attack.random, Math.max(1, Y.getState(attack.doc.store, client) + 1))]
}

/** Made by hand: any neighbours, any parent, any kind, holes and graves, and deletions of what there is not. */
const handMade = (attack: Attack): Uint8Array => {
  const { random, doc, own } = attack
  const bytes: number[] = []
  const count = 1 + below(random, 3)
  writeNumber(bytes, 1)
  writeNumber(bytes, count)
  writeNumber(bytes, random() < 0.9 ? own : pick(random, attack.others))
  writeNumber(bytes, Y.getState(doc.store, own) + (random() < 0.1 ? below(random, 10_000_000) : 0))
  for (let n = 0; n < count; n++) {
    const kind = pick(random, [4, 4, 4, 4, 4, 1, 0, 10, 5, 7, 9])
    const [hasLeft, hasRight] = [random() < 0.7, random() < 0.7]
    if (kind === 0 || kind === 10) {
      bytes.push(kind)
      writeNumber(bytes, below(random, 1_000_000_000))
      continue
    }
    bytes.push(kind | (hasLeft ? 0x80 : 0) | (hasRight ? 0x40 : 0))
    for (const isThere of [hasLeft, hasRight])
      if (isThere) for (const part of idOf(attack)) writeNumber(bytes, part)
    if (!hasLeft && !hasRight) bytes.push(1, 1, 'ab'.charCodeAt(below(random, 2)))
    if (kind === 1) writeNumber(bytes, random() < 0.5 ? 3 : 2 ** 40)
    else bytes.push(3, 0x78, 0x79, 0x7a)
  }
  const deletes = below(random, 3)
  writeNumber(bytes, deletes)
  for (let n = 0; n < deletes; n++) {
    const [client, clock] = idOf(attack)
    for (const part of [client, 1, clock, 1 + below(random, 5)]) writeNumber(bytes, part)
  }
  return Uint8Array.from(bytes)
}

const bigText = (attack: Attack): Uint8Array => {
  const copy = copyOf(attack.doc, attack.own)
  const before = Y.encodeStateVector(copy)
  copy.getText('a').insert(0, 'å'.repeat(below(attack.random, 30_000)))
  return Y.encodeStateAsUpdate(copy, before)
}

const secondVersion = (attack: Attack): Uint8Array => Y.convertUpdateFormatV1ToV2(honest(attack))

export const mutations = [
  bitFlips,
  truncated,
  spliced,
  hugeLengths,
  noise,
  foreign,
  foreignAndOwn,
  deep,
  notText,
  handMade,
  handMade,
  secondVersion,
  bigText,
  honest,
] as const
