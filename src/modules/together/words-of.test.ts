import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fieldAt } from './shared-doc.ts'
import { wordsOfUpdate } from './words-of.ts'

const nowhere = (): undefined => undefined

const letters = (some: string): string[] => some.replaceAll('\n', '').split('').toSorted()

test('words that were written from nothing are read as they stand, without those that were taken away again', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(40), fc.string({ maxLength: 8 }), fc.nat(4)), { maxLength: 20 }),
      (steps) => {
        const doc = new Y.Doc()
        const updates: Uint8Array[] = []
        doc.on('update', (update: Uint8Array) => updates.push(update))
        const text = doc.getText('s:health')
        for (const [at, words, gone] of steps) {
          text.insert(Math.min(at, text.length), words.replaceAll('\u0000', '').toWellFormed())
          text.delete(0, Math.min(gone, text.length))
        }
        const read = wordsOfUpdate(Y.mergeUpdates([Y.encodeStateAsUpdate(new Y.Doc()), ...updates]), nowhere)
        expect(letters((read ?? []).map((one) => one.text).join(''))).toEqual(
          text.toJSON().trim() === '' ? letters('') : letters(text.toJSON()),
        )
      },
    ),
  ))

test('words that go on from others stand under the field of those, each place by itself', () => {
  const known = new Y.Doc()
  known.getText('s:health').insert(0, 'Lo sover dåligt.')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(known))
  const before = Y.encodeStateVector(doc)
  doc.getText('s:health').insert(2, ' Påhittad')
  doc.getText('s:health').insert(doc.getText('s:health').length, ' Kvällarna är svåra.')
  doc.getText('s:analysis').insert(0, 'Det brådskar.')
  const update = Y.encodeStateAsUpdate(doc, before)
  expect(wordsOfUpdate(update, (id) => fieldAt(known, id))).toEqual([
    { field: 's:health', text: ' Påhittad\n Kvällarna är svåra.' },
    { field: 's:analysis', text: 'Det brådskar.' },
  ])
  // The text is signed and its words are dropped: what was written is read all the same.
  expect(wordsOfUpdate(update, nowhere)?.[0]?.field).toBe('')
  expect(wordsOfUpdate(new Uint8Array([9, 9, 9]), nowhere)).toBeUndefined()
})
