import { array, assert, constantFrom, property } from 'fast-check'
import { expect, test } from 'vitest'
import { bothTexts, wordDiff } from './word-diff.ts'

const words = array(constantFrom('Alva', 'vill', 'träffa', 'farmor', 'ofta', '.'), { maxLength: 30 }).map(
  (all) => all.join(' '),
)

test('each side can be read whole from the differences: no word of anybody is lost', () => {
  assert(
    property(words, words, (theirs, yours) => {
      const pieces = wordDiff(theirs, yours)
      const side = (left: string) =>
        pieces
          .filter(({ kind }) => kind !== left)
          .map(({ text }) => text)
          .join('')
      expect(side('yours')).toBe(theirs)
      expect(side('theirs')).toBe(yours)
    }),
  )
})

test('only the word that differs is marked', () => {
  expect(wordDiff('Alva vill varje vecka.', 'Alva vill varannan vecka.')).toEqual([
    { kind: 'same', text: 'Alva vill ' },
    { kind: 'theirs', text: 'varje' },
    { kind: 'yours', text: 'varannan' },
    { kind: 'same', text: ' vecka.' },
  ])
})

test('a common text holds what both wrote, with a space between', () => {
  expect(bothTexts(wordDiff('varje vecka', 'varannan vecka'))).toBe('varje varannan vecka')
})
