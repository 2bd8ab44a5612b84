import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Edit, editsOf, mirrored, withEdit } from './mirror.ts'

const applied = (text: string, edit: Edit | undefined): string => (edit ? withEdit(text, edit) : text)

describe('what is written about siblings is written once, and stands in the note of each', () => {
  test('a change goes to the same place in a text that reads the same', () => {
    const edit = { at: 5, remove: 3, insert: 'lekte' }
    expect(applied('Barn åt. ', mirrored(edit, 'Barn åt. ', 'Barn åt. '))).toBe(withEdit('Barn åt. ', edit))
  })

  test('words that the colleague has written in one of them, and that are not in the other yet, stay', () => {
    const from = 'Vi kom. Vi gick.'
    const to = 'Vi kom. Bo skriver. Vi gick.'
    expect(applied(to, mirrored({ at: 16, remove: 0, insert: ' Klart.' }, from, to))).toBe(
      'Vi kom. Bo skriver. Vi gick. Klart.',
    )
    expect(applied(to, mirrored({ at: 0, remove: 16, insert: 'Nytt.' }, from, to))).toContain('Bo skriver.')
  })

  test('two texts that read the same read the same after any change', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(),
        fc.nat(),
        fc.string({ unit: 'grapheme' }),
        (text, a, b, insert) => {
          const letters = Array.from(text)
          const first = Math.min(a, letters.length)
          const last = Math.min(first + (b % 5), letters.length)
          const at = letters.slice(0, first).join('').length
          const edit = { at, remove: letters.slice(first, last).join('').length, insert }
          expect(applied(text, mirrored(edit, text, text))).toBe(withEdit(text, edit))
        },
      ),
    )
  })

  test('no letter is taken away from the other text but the same letters, and every new letter comes', () => {
    const some = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ö') })
    fc.assert(
      fc.property(some, some, fc.nat(), fc.nat(), some, (from, to, a, b, insert) => {
        const at = Math.min(a, from.length)
        const edit = { at, remove: Math.min(b, from.length - at), insert }
        const after = applied(to, mirrored(edit, from, to))
        const gone = to.length + insert.length - after.length
        expect(gone).toBeGreaterThanOrEqual(0)
        expect(gone).toBeLessThanOrEqual(edit.remove)
      }),
    )
  })

  test('the steps that Yjs tells are changes one after the other', () => {
    const steps = [{ retain: 2 }, { insert: 'xy' }, { delete: 1 }, { retain: 1 }, { delete: 1 }]
    expect(editsOf(steps).reduce(withEdit, 'abcde')).toBe('abxyd')
  })
})
