import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinedReadings, matchOf, typedAs } from './match.ts'
import { nearSpellings, slipsOf } from './spelling.ts'

const match = (typed: string, name: string) => matchOf(typedAs(typed.split(' ')), name)

describe('a name that was heard or typed not quite right', () => {
  test.each([
    ['christopher', 'kristoffer'],
    ['karlsson', 'carlson'],
    ['mohamed', 'muhammed'],
    ['wikstrom', 'vickstrom'],
    ['tomas', 'thomas'],
    ['sofia', 'sophia'],
    ['andersson', 'anderson'],
    ['pahitsson', 'pahittsson'],
    ['nlis', 'nils'],
  ])('%s is near %s, and the other way round', (one, other) => {
    expect(nearSpellings(one).has(other)).toBe(true)
    expect(nearSpellings(other).has(one)).toBe(true)
  })

  test('every slip of one letter comes back by one slip', () => {
    const word = fc.array(fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz')), {
      minLength: 3,
      maxLength: 12,
    })
    fc.assert(
      fc.property(word, fc.nat(), (all, at) => {
        const typed = all.join('')
        const slips = slipsOf(typed)
        const slip = slips[at % slips.length] ?? typed
        expect(slipsOf(slip)).toContain(typed)
      }),
    )
  })

  test('a word is asked for in a bounded number of ways, however long it is', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('acehkostu')), maxLength: 30 }), (word) => {
        expect(nearSpellings(word).size).toBeLessThan(500 + 60 * 31)
      }),
    ))
})

describe('how well a name answers', () => {
  test('whole words, then beginnings, then nearly; the poorest part counts', () => {
    expect(match('anna lind', 'Anna Lind')).toBe('exact')
    expect(match('lind anna', 'Anna Lind')).toBe('exact')
    expect(match('ann lind', 'Anna Lind')).toBe('beginning')
    expect(match('anan lind', 'Anna Lind')).toBe('near')
    expect(match('anna berg', 'Anna Lind')).toBeUndefined()
  })

  test('a double name answers with hyphen, with space and as one word', () => {
    expect(match('anna karin', 'Anna-Karin Ek')).toBe('exact')
    expect(match('annakarin', 'Anna-Karin Ek')).toBe('exact')
    expect(match('anna karin', 'Annakarin')).toBe('beginning')
    expect(joinedReadings(['anna', 'karin', 'ek'])).toEqual([
      ['annakarin', 'ek'],
      ['anna', 'karinek'],
    ])
  })
})
