import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SaveStamp, turnOf } from './autosave.ts'

const [here, there] = ['0190b1f0-0000-7000-8000-000000000001', '0190b1f0-0000-7000-8000-000000000002']

test('a save on top of what is stored is written', () => {
  expect(turnOf({ revision: 4, tabId: there, tabSeq: 9 }, { revision: 4, tabId: here, tabSeq: 1 })).toBe(
    'write',
  )
})

test('a save from a screen that has not read what another screen saved is a conflict', () => {
  expect(turnOf({ revision: 5, tabId: there, tabSeq: 1 }, { revision: 4, tabId: here, tabSeq: 7 })).toBe(
    'conflict',
  )
})

test('the last words of a screen are written although the answer to its save before has not come', () => {
  expect(turnOf({ revision: 5, tabId: here, tabSeq: 7 }, { revision: 4, tabId: here, tabSeq: 8 })).toBe(
    'write',
  )
})

test('older words of the same screen that arrive late change nothing', () => {
  expect(turnOf({ revision: 5, tabId: here, tabSeq: 8 }, { revision: 4, tabId: here, tabSeq: 7 })).toBe(
    'late',
  )
})

test('in whatever order the saves of one screen arrive, the last words are what is kept', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6, maxLength: 6 }), (order) => {
      const first: SaveStamp & { words: number } = { revision: 0, tabId: there, tabSeq: 1, words: 0 }
      const kept = order.reduce((stored, tabSeq) => {
        const given = { revision: 0, tabId: here, tabSeq }
        return turnOf(stored, given) === 'write'
          ? { ...given, revision: stored.revision + 1, words: tabSeq }
          : stored
      }, first)
      expect(kept.words).toBe(6)
    }),
  )
})
