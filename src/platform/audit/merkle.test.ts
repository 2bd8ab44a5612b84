import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyProof,
  emptyFrontier,
  type Frontier,
  goesOn,
  growFrom,
  halvesOf,
  includes,
  inclusionProof,
  leafHash,
  ranges,
  rootOf,
} from './merkle.ts'

const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()

/** The definition of RFC 6962 2.1, word by word. */
const naive = (data: readonly Buffer[]): Buffer => {
  const [first] = data
  if (!first) return sha()
  if (data.length === 1) return sha(Buffer.from([0]), first)
  let k = 1
  while (k * 2 < data.length) k *= 2
  return sha(Buffer.from([1]), naive(data.slice(0, k)), naive(data.slice(k)))
}

const grown = (data: readonly Buffer[], from: Frontier = emptyFrontier): Frontier => {
  const tree = growFrom(from)
  for (const one of data) tree.add(leafHash(one))
  return tree.frontier()
}

const rows = (count: number): Buffer[] => Array.from({ length: count }, (_, i) => Buffer.from(`row ${i}`))
const treeOf = (data: readonly Buffer[]) => ({ size: data.length, root: naive(data) })
const size = fc.integer({ min: 1, max: 300 })

const spoil = (hash: Buffer, at: number): Buffer => {
  const changed = Buffer.from(hash)
  const place = at % changed.length
  changed[place] = (changed[place] ?? 0) ^ (1 << (at % 8))
  return changed
}

describe('the tree of RFC 6962', () => {
  // The inputs and roots of the reference implementation of Certificate Transparency.
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  test.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('of the first %i known inputs has the known root', (count, root) => {
    const data = inputs.slice(0, count).map((hex) => Buffer.from(hex, 'hex'))
    expect(rootOf(grown(data)).toString('hex')).toBe(root)
  })

  test('grown row by row, from any point on, has the root of the definition and as many halves as its size has ones', () => {
    fc.assert(
      fc.property(size, fc.nat(), (count, n) => {
        const data = rows(count)
        const cut = n % (count + 1)
        const whole = grown(data.slice(cut), grown(data.slice(0, cut)))
        expect(rootOf(whole)).toEqual(naive(data))
        expect(whole.nodes).toHaveLength(halvesOf(count))
      }),
    )
  })
})

describe('a proof that a row is in the log', () => {
  test('holds for each row, and not for another row, another number, another size or a changed byte', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, n, m) => {
        const data = rows(count)
        const index = n % count
        const tree = treeOf(data)
        const leaf = leafHash(data[index] ?? Buffer.from(''))
        const hashOf = ranges(emptyFrontier, data.map(leafHash))
        const proof = inclusionProof(index, count, hashOf)
        expect(includes({ index, ...tree }, leaf, proof)).toBe(true)
        expect(includes({ index, ...tree }, spoil(leaf, m), proof)).toBe(false)
        expect(includes({ index, ...tree, root: spoil(tree.root, m) }, leaf, proof)).toBe(false)
        expect(includes({ index: count, ...tree }, leaf, proof)).toBe(false)
        expect(includes({ index, ...tree }, leaf, [...proof, leaf])).toBe(false)
        if (count > 1) {
          expect(includes({ ...tree, index: (index + 1) % count }, leaf, proof)).toBe(false)
          const at = m % proof.length
          const changed = proof.map((one, i) => (i === at ? spoil(one, m) : one))
          expect(includes({ index, ...tree }, leaf, changed)).toBe(false)
          expect(includes({ index, ...tree }, leaf, proof.slice(1))).toBe(false)
        }
      }),
    )
  })
})

describe('a proof that a longer log goes on from a shorter one', () => {
  test('is made from the shorter one’s halves and the rows since, and fails when a byte of anything is changed', () => {
    fc.assert(
      fc.property(size, size, fc.nat(), (a, b, m) => {
        const [oldSize, newSize] = [Math.min(a, b), Math.max(a, b)]
        const data = rows(newSize)
        const [older, newer] = [treeOf(data.slice(0, oldSize)), treeOf(data)]
        const known = grown(data.slice(0, oldSize))
        const proof = consistencyProof(oldSize, newSize, ranges(known, data.slice(oldSize).map(leafHash)))
        expect(proof).toEqual(consistencyProof(oldSize, newSize, ranges(emptyFrontier, data.map(leafHash))))
        expect(goesOn(older, newer, proof)).toBe(true)
        expect(goesOn({ ...older, root: spoil(older.root, m) }, newer, proof)).toBe(false)
        expect(goesOn(older, { ...newer, root: spoil(newer.root, m) }, proof)).toBe(false)
        expect(goesOn(older, newer, [...proof, older.root])).toBe(false)
        if (oldSize < newSize) {
          expect(goesOn(newer, older, proof)).toBe(false)
          const at = m % proof.length
          const changed = proof.map((one, i) => (i === at ? spoil(one, m) : one))
          expect(goesOn(older, newer, changed)).toBe(false)
          expect(goesOn(older, newer, proof.slice(0, -1))).toBe(false)
        }
      }),
    )
  })

  test('a log in which an old row was changed has no such proof', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), fc.nat(), fc.nat(), (count, n, m) => {
        const data = rows(count)
        const oldSize = 1 + (n % (count - 1))
        const other = data.map((row, i) => (i === m % oldSize ? Buffer.from('another') : row))
        const proof = consistencyProof(oldSize, count, ranges(emptyFrontier, other.map(leafHash)))
        expect(goesOn(treeOf(data.slice(0, oldSize)), treeOf(other), proof)).toBe(false)
      }),
    )
  })

  test('anything goes on from nothing', () => {
    expect(goesOn({ size: 0, root: sha() }, treeOf(rows(3)), [])).toBe(true)
    expect(consistencyProof(0, 3, ranges(emptyFrontier, rows(3).map(leafHash)))).toEqual([])
  })
})
