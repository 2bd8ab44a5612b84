import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findHidden, maskSign } from './hidden-words.ts'

const word = (field: string, value: string) => ({ personId: 'p', field, value })
const isIn = (text: string, field: string, value: string): boolean =>
  findHidden(text, [word(field, value)]).length > 0

describe('an address that is hidden is found however it is written', () => {
  const address = 'Påhittade gatan 17, 123 45 Påhittby'
  test.each([
    'Hon bor på Påhittade gatan 17.',
    'påhittadegatan 17',
    'PÅHITTADE  GATAN\n17',
    'Påhit\u00adtade gatan 17',
    'Påhit-\ntade ga-\ntan 17',
    'Pa\u030ahittade gatan 17',
    'Pahittade gatan 17 b',
    'postnummer 12345 Påhittby',
    'Påhittade-gatan-17.pdf',
  ])('%s', (text) => expect(isIn(text, 'address', address)).toBe(true))

  test.each(['Påhittade gatan 171', 'Påhittade gatan', 'Påhittby', `Påhittade ${maskSign} 17`, ''])(
    'but not in: %s',
    (text) => expect(isIn(text, 'address', address)).toBe(false),
  )
})

describe('a phone number is the same with and without country code', () => {
  test.each(['070-174 06 05', '0701740605', '+46 70 174 06 05', '0046 (0)70-1740605', '46701740605'])(
    '%s',
    (text) => {
      expect(isIn(`Ring ${text} i kväll.`, 'phone', '070-174 06 05')).toBe(true)
      expect(isIn('Ring 070-174 06 05 i kväll.', 'phone', text)).toBe(true)
    },
  )
  test('and all of it is taken out', () => {
    const left = ['070-174 06 05', '+46 70 174 06 05', '0046 (0)70-1740605'].map((number) => {
      const text = `Ring ${number} i kväll.`
      const [place] = findHidden(text, [word('phone', '070-174 06 05')])
      return text.slice(0, place?.from) + maskSign + text.slice(place?.until)
    })
    expect(new Set(left)).toEqual(new Set([`Ring ${maskSign} i kväll.`]))
  })
  test('another number is another', () => expect(isIn('070-174 06 06', 'phone', '070-174 06 05')).toBe(false))
})

test('a short name counts only by itself, a long one also inside a longer word', () => {
  expect(isIn('Ada ringde.', 'new_name', 'Ada')).toBe(true)
  expect(isIn('Adam ringde.', 'new_name', 'Ada')).toBe(false)
  expect(isIn('Påhittskolans rektor', 'school', 'Påhittskolan')).toBe(true)
})

test('the place that is found holds the whole of the word, and nothing of it is left when it is taken away', () => {
  const letters = fc.constantFrom('a', 'b', 'å', 'Ö', '7', '1', ' ', '-', 'é')
  const value = fc
    .string({ unit: letters, minLength: 6, maxLength: 20 })
    .filter((one) => /\p{L}{3}/u.test(one))
  const around = fc.string({ unit: fc.constantFrom('x', 'y', ' ', '\n', '.'), maxLength: 30 })
  fc.assert(
    fc.property(value, around, around, (secret, before, after) => {
      const text = `${before} ${secret} ${after}`
      const places = findHidden(text, [word('school', secret)])
      expect(places.length).toBeGreaterThan(0)
      const left = places.reduceRight(
        (rest, { from, until }) => rest.slice(0, from) + maskSign + rest.slice(until),
        text,
      )
      expect(isIn(left, 'school', secret)).toBe(false)
    }),
    { numRuns: 500 },
  )
})
