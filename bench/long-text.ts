import * as Y from 'yjs'
import { chance } from '#test/support/shared-text.ts'

export const [words, edits] = [40_000, 20_000]
const random = chance(1)

const sorted = (times: readonly number[]): number[] => times.toSorted((a, b) => a - b)
/** So much of the times is below it; in milliseconds. */
export const at = (times: readonly number[], share: number): string =>
  (sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)

const vocabulary = [
  'barnet',
  'skolan',
  'mamma',
  'kvällarna',
  'berättar',
  'trygg',
  'lugnt',
  'behöver',
  'och',
  'att',
  'när',
]

/** Two hands, an edit at a time, wherever in whichever field. */
export const longText = (fields: readonly string[]): Y.Doc => {
  const doc = new Y.Doc()
  for (let n = 0; n < edits; n++) {
    doc.clientID = 1 + (Math.floor(n / 250) % 2)
    const text = doc.getText(fields[Math.floor(random() * fields.length)] ?? '')
    const some = Array.from(
      { length: words / edits },
      () => vocabulary[Math.floor(random() * vocabulary.length)],
    )
    text.insert(Math.floor(random() * (text.length + 1)), `${some.join(' ')}${random() < 0.05 ? '\n' : ' '}`)
    if (random() < 0.1 && text.length > 20) text.delete(Math.floor(random() * (text.length - 10)), 5)
  }
  return doc
}
