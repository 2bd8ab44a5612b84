import { hash } from 'node:crypto'

/** The Merkle tree of RFC 6962 2.1: what is said of a log of any length in one hash, and proved with a few. */

const leafMark = Buffer.from([0])
const hashLength = 32

const sha256 = (...parts: readonly Buffer[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer')

/** The hash of a leaf; the mark keeps a leaf from being shown as a node. */
export const leafHash = (data: Buffer): Buffer => sha256(leafMark, data)

// Filled anew for each node and read before anything else can run.
const nodeBytes = Buffer.alloc(1 + 2 * hashLength, 1)

const nodeHash = (left: Buffer, right: Buffer): Buffer => {
  if (left.length !== hashLength || right.length !== hashLength) throw new RangeError('not hashes')
  left.copy(nodeBytes, 1)
  right.copy(nodeBytes, 1 + hashLength)
  return hash('sha256', nodeBytes, 'buffer')
}

/** The whole halves of a tree, the largest first: all that is needed to go on with it. */
export type Frontier = { readonly size: number; readonly nodes: readonly Buffer[] }

export const emptyFrontier: Frontier = { size: 0, nodes: [] }

const isOdd = (n: number): boolean => n % 2 === 1
const half = (n: number): number => Math.floor(n / 2)

/** The root over a frontier. */
export const rootOf = ({ nodes }: Frontier): Buffer => {
  const last = nodes.at(-1)
  if (!last) return sha256()
  return nodes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

/** A tree that grows from a frontier, leaf by leaf. */
export const growFrom = (start: Frontier): { add: (leaf: Buffer) => void; frontier: () => Frontier } => {
  const nodes = [...start.nodes]
  let { size } = start
  return {
    add: (leaf) => {
      let right = leaf
      for (let rest = size; isOdd(rest); rest = half(rest)) {
        const left = nodes.pop()
        if (!left) throw new Error('a frontier that does not fit its size')
        right = nodeHash(left, right)
      }
      nodes.push(right)
      size += 1
    },
    frontier: () => ({ size, nodes: [...nodes] }),
  }
}

/** How many whole halves a tree of that size has: as many as its number has ones. */
export const halvesOf = (size: number): number => {
  let count = 0
  for (let rest = size; rest > 0; rest = half(rest)) count += rest % 2
  return count
}

/** The largest power of two that is smaller than n (n > 1). */
const split = (n: number): number => {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

type RangeHash = (from: number, until: number) => Buffer

/** The hash over any part of a tree that was grown from `known` by `leaves`. Under `known` only its halves can be asked. */
export const ranges = (known: Frontier, leaves: readonly Buffer[]): RangeHash => {
  const halves = new Map<string, Buffer>()
  let [from, width] = [0, 2 ** 52]
  for (const node of known.nodes) {
    while (width > known.size - from) width /= 2
    halves.set(`${from} ${from + width}`, node)
    from += width
  }
  const of: RangeHash = (start, until) => {
    if (start < known.size) {
      const found = halves.get(`${start} ${until}`)
      if (!found) throw new Error('only the halves of the known part can be asked')
      return found
    }
    const leaf = leaves[start - known.size]
    if (until - start === 1 && leaf) return leaf
    if (until - start <= 1) throw new Error('the tree is not that long')
    const middle = start + split(until - start)
    return nodeHash(of(start, middle), of(middle, until))
  }
  return of
}

/** RFC 6962 2.1.1: the hashes beside the way from a leaf to the root. */
export const inclusionProof = (index: number, size: number, hashOf: RangeHash): Buffer[] => {
  const way = (from: number, until: number): Buffer[] => {
    if (until - from <= 1) return []
    const middle = from + split(until - from)
    return index < middle
      ? [...way(from, middle), hashOf(middle, until)]
      : [...way(middle, until), hashOf(from, middle)]
  }
  return way(0, size)
}

/** RFC 6962 2.1.2: what shows that the tree of `oldSize` leaves is the beginning of the one of `size`. */
export const consistencyProof = (oldSize: number, size: number, hashOf: RangeHash): Buffer[] => {
  const way = (from: number, until: number, isWhole: boolean): Buffer[] => {
    if (oldSize === until) return isWhole ? [] : [hashOf(from, until)]
    const middle = from + split(until - from)
    return oldSize <= middle
      ? [...way(from, middle, isWhole), hashOf(middle, until)]
      : [...way(middle, until, false), hashOf(from, middle)]
  }
  return oldSize === 0 ? [] : way(0, size, true)
}

type Place = { index: number; last: number }

const up = (place: Place): void => {
  place.index = half(place.index)
  place.last = half(place.last)
}

/** Up to where the node has something on its left, or is the first of all. */
const upToLeft = (place: Place): void => {
  while (!isOdd(place.index) && place.index !== 0) up(place)
}

/** Whether a proof of inclusion leads from the leaf to the root (RFC 9162 2.1.3.2). */
export const includes = (
  { index, size, root }: { readonly index: number; readonly size: number; readonly root: Buffer },
  leaf: Buffer,
  proof: readonly Buffer[],
): boolean => {
  if (index < 0 || index >= size) return false
  const place = { index, last: size - 1 }
  let reached = leaf
  for (const beside of proof) {
    if (place.last === 0) return false
    if (isOdd(place.index) || place.index === place.last) {
      reached = nodeHash(beside, reached)
      upToLeft(place)
    } else reached = nodeHash(reached, beside)
    up(place)
  }
  return place.last === 0 && reached.equals(root)
}

export type Tree = { readonly size: number; readonly root: Buffer }

/** Whether the longer tree goes on from the shorter one and changes nothing of it (RFC 9162 2.1.4.2). */
export const goesOn = (older: Tree, newer: Tree, proof: readonly Buffer[]): boolean => {
  if (older.size > newer.size) return false
  if (older.size === 0) return proof.length === 0
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root)
  const place = { index: older.size - 1, last: newer.size - 1 }
  while (isOdd(place.index)) up(place)
  const [first, ...rest] = place.index === 0 ? [older.root, ...proof] : proof
  if (!first) return false
  let [old, whole] = [first, first]
  for (const beside of rest) {
    if (place.last === 0) return false
    if (isOdd(place.index) || place.index === place.last) {
      old = nodeHash(beside, old)
      whole = nodeHash(beside, whole)
      upToLeft(place)
    } else whole = nodeHash(whole, beside)
    up(place)
  }
  return place.last === 0 && old.equals(older.root) && whole.equals(newer.root)
}
