import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createThread, type Source } from './thread.ts'

const textOf = (id: string, words: string): Source => {
  const doc = new Y.Doc()
  doc.getText('s:health').insert(0, words)
  const state = Y.encodeStateAsUpdate(doc)
  return { id, mark: '1', size: state.length, read: async () => ({ from: 'start', updates: [state] }) }
}

test('a text that nobody writes in is let go after a while, and read again when somebody does', async () => {
  const thread = createThread({ idle: 40 })
  const source = textOf('a', 'Lo sover dåligt.')
  await thread.tell(source, 'writers')
  expect(thread.held()).toBe(1)
  await expect.poll(() => thread.held(), { timeout: 2_000 }).toBe(0)
  const { update } = Object(await thread.tell(source, 'whole'))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  expect(doc.getText('s:health').toJSON()).toBe('Lo sover dåligt.')
  await thread.end()
})
