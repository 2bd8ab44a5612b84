import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'
import { duplicateReason, issuesOfPerson, readNumber, understand } from './rules.ts'

const today = day('2026-11-23')
const birthOn = day('2016-05-04')
const number = makeTestNumber({ birthOn, serial: 981 })

describe('what may be typed in a search (SoLPuF 15 §)', () => {
  test('a name finds by its parts', () => {
    expect(understand('Li Påhittsson', today)).toEqual({ by: 'name', parts: ['li', 'pahittsson'] })
  })

  test('a whole number finds, with ten or twelve digits', () => {
    expect(understand(number, today)).toEqual({ by: 'number', number })
    expect(understand(`${number.slice(2, 8)}-${number.slice(8)}`, today)).toEqual({ by: 'number', number })
  })

  test('part of a number, a day, an address or a single letter finds nothing', () => {
    for (const typed of ['201605', '2016-05-04', 'Storgatan 4', 'a', '%', '_', '2026-0123'])
      expect(understand(typed, today)).toEqual({ by: 'nothing' })
  })

  test('whatever is typed is understood as a name, a number or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const asked = understand(typed, today)
        if (asked.by === 'name') for (const part of asked.parts) expect(part).toMatch(/^\p{L}+$/u)
        if (asked.by === 'number') expect(asked.number).toMatch(/^\d{12}$/)
      }),
    )
  })
})

describe('what may be entered', () => {
  test('a person may have no number', () => {
    expect(readNumber('', { today, demo: true })).toEqual({ number: undefined })
  })

  test('a demo takes only invented numbers, and a real house none of them', () => {
    expect(readNumber(number, { today, demo: false })).toEqual({
      issue: { path: 'number', code: 'number_invented' },
    })
    expect(readNumber('19121212-1212', { today, demo: true })).toEqual({
      issue: { path: 'number', code: 'number_not_invented' },
    })
  })

  test('a coordination number tells the day of birth', () => {
    const coordination = makeTestNumber({ birthOn, serial: 982, kind: 'coordination' })
    expect(readNumber(coordination, { today, demo: true })).toMatchObject({
      number: { kind: 'coordination', birthOn },
    })
  })

  test('a person has some name and was born today at the latest', () => {
    expect(
      issuesOfPerson({ givenName: '', familyName: '', birthOn: day('2026-11-24') }, undefined, today),
    ).toEqual([
      { path: 'givenName', code: 'name_needed' },
      { path: 'birthOn', code: 'in_future' },
    ])
    expect(
      issuesOfPerson({ givenName: '', familyName: 'Påhittsson', birthOn: today }, undefined, today),
    ).toEqual([])
  })
})

describe('who is offered as the same person', () => {
  const elsa = { givenName: 'Elsa', familyName: 'Påhittsson', birthOn, number, formerNumbers: [] }
  const entered = { givenName: 'Elsa', familyName: 'Påhittsson', birthOn, number: undefined }

  test('the same number, whatever the name', () => {
    expect(duplicateReason({ ...entered, givenName: 'X', familyName: 'Y', number }, elsa)).toBe('same_number')
  })

  test('a number that the person had before', () => {
    expect(
      duplicateReason({ ...entered, number }, { ...elsa, number: undefined, formerNumbers: [number] }),
    ).toBe('former_number')
  })

  test('the same name on the same day, or when a day is not known', () => {
    expect(duplicateReason(entered, elsa)).toBe('same_name')
    expect(duplicateReason({ ...entered, birthOn: null }, elsa)).toBe('same_name')
    expect(duplicateReason(entered, { ...elsa, birthOn: null })).toBe('same_name')
  })

  test('a near name on the same day, but never on another day', () => {
    expect(duplicateReason({ ...entered, givenName: 'Elza' }, elsa)).toBe('near_name')
    expect(
      duplicateReason({ ...entered, givenName: 'Elza', birthOn: day('2016-05-05') }, elsa),
    ).toBeUndefined()
    expect(duplicateReason({ ...entered, birthOn: day('2016-05-05') }, elsa)).toBeUndefined()
  })
})
