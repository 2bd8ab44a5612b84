import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName, isNearName, isSameName, partsOf, wordsFoundBy } from './names.ts'

describe('how names are found', () => {
  test('who hears a name does not know its spelling: Åsa is found as Asa, Sørensen as Sorensen, é as e', () => {
    expect(foldName('Åsa Öberg-Ärlig')).toBe('asa oberg-arlig')
    expect(foldName('A\u030asa')).toBe('asa')
    expect(foldName('Renée Müller Sørensen')).toBe('renee muller sorensen')
  })

  test('a double name is found by each part and as one word', () => {
    expect(wordsFoundBy('Anna-Karin Ek')).toEqual(['anna', 'karin', 'ek', 'annakarin'])
    expect(wordsFoundBy('Anna Karin')).toEqual(['anna', 'karin'])
  })

  test('each part of a name is found, also behind a hyphen; an apostrophe does not part', () => {
    expect(partsOf('Anna-Karin O’Hara af Ek')).toEqual(['anna', 'karin', 'ohara', 'af', 'ek'])
  })

  test('a name without letters has no parts', () => {
    expect(partsOf(' 123 -- ')).toEqual([])
  })

  test('folding twice is folding once, and parts are already folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name))
        for (const part of partsOf(name)) expect(partsOf(part)).toEqual([part])
      }),
    )
  })
})

const nils = { givenName: 'Nils', familyName: 'Påhittsson' }

describe('who may be the same person', () => {
  test('the same name counts in any order and any capitals', () => {
    expect(isSameName(nils, { givenName: 'påhittsson', familyName: 'NILS' })).toBe(true)
    expect(isSameName(nils, { givenName: 'Nisse', familyName: 'Påhittsson' })).toBe(false)
  })

  test('one wrong letter is near', () => {
    expect(isNearName(nils, { givenName: 'Nlis', familyName: 'Påhittson' })).toBe(true)
  })

  test('the same given name with a new family name is near: children change names', () => {
    expect(isNearName(nils, { givenName: 'Nils', familyName: 'Nyblad' })).toBe(true)
  })

  test('a twin with another given name is not near', () => {
    expect(isNearName(nils, { givenName: 'Elsa', familyName: 'Påhittsson' })).toBe(false)
  })

  test('nearness goes both ways', () => {
    const name = fc.constantFrom('Nils', 'Nisse', 'Elsa', 'Elza', 'Anna-Karin', 'Karin', '')
    const person = fc.record({ givenName: name, familyName: name })
    fc.assert(fc.property(person, person, (a, b) => isNearName(a, b) === isNearName(b, a)))
  })

  test('persons without any name are not the same', () => {
    expect(isSameName({ givenName: '', familyName: '' }, { givenName: '', familyName: '' })).toBe(false)
  })
})
