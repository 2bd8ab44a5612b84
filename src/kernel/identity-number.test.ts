import * as fc from 'fast-check'
import personnummer from 'personnummer'
import { describe, expect, test } from 'vitest'
import { addDays, day } from './day.ts'
import { plainIdentityNumber } from './identity-format.ts'
import { isTestNumber, makeTestNumber, parseIdentityNumber } from './identity-number.ts'

const today = day('2026-11-22')
const anyBirth = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(today, -n))
const anyPerson = fc.record({
  birthOn: anyBirth,
  serial: fc.integer({ min: 980, max: 999 }),
  kind: fc.constantFrom('personal' as const, 'coordination' as const),
})
const child = makeTestNumber({ birthOn: day('2016-02-29'), serial: 981 })

describe('reading an identity number as people write it', () => {
  test.each([
    '20160229-9818',
    '201602299818',
    '160229-9818',
    '1602299818',
    '16 02 29 - 98 18',
    '160229–9818',
  ])('%s is the same child', (text) =>
    expect(parseIdentityNumber(text, today)).toEqual({
      ok: true,
      number: '201602299818',
      kind: 'personal',
      birthOn: '2016-02-29',
    }),
  )

  test.each([
    '',
    'abc',
    '160229',
    '20160229-981',
    '160229-T818',
    '160229-0000',
    '310160229-9818',
    '00160229-9818',
  ])('%j is not in the form of a number', (text) =>
    expect(parseIdentityNumber(text, today)).toEqual({ ok: false, problem: 'format' }),
  )

  test('a wrong last digit is told as that', () =>
    expect(parseIdentityNumber('20160229-9819', today)).toEqual({ ok: false, problem: 'checksum' }))

  test('29 February in a year without one is a date that is not there', () =>
    expect(parseIdentityNumber('20150229-9810', today)).toEqual({ ok: false, problem: 'date' }))

  test('a child cannot be born tomorrow', () => {
    const tomorrow = makeTestNumber({ birthOn: addDays(today, 1), serial: 982 })
    expect(parseIdentityNumber(tomorrow, today)).toEqual({ ok: false, problem: 'future' })
    expect(parseIdentityNumber(tomorrow, addDays(today, 1)).ok).toBe(true)
  })

  test('a plus stands from the year in which the person turns 100', () => {
    const old = makeTestNumber({ birthOn: day('1916-02-29'), serial: 981 })
    const short = old.slice(2)
    expect(parseIdentityNumber(`${short.slice(0, 6)}+${short.slice(6)}`, today)).toMatchObject({
      number: old,
    })
    expect(parseIdentityNumber(`${short.slice(0, 6)}-${short.slice(6)}`, today)).toMatchObject({
      number: `20${short}`,
    })
    const bornIn1926 = makeTestNumber({ birthOn: day('1926-12-24'), serial: 985 }).slice(2)
    expect(parseIdentityNumber(`261224+${bornIn1926.slice(6)}`, today)).toMatchObject({
      birthOn: '1926-12-24',
    })
  })

  test('the century is counted from the day that is given, not from the clock of the machine', () =>
    expect(parseIdentityNumber('160229-9818', day('2015-06-01'))).toMatchObject({ birthOn: '1916-02-29' }))
})

describe('coordination numbers', () => {
  test('have 60 added to the day of birth', () => {
    const number = makeTestNumber({ birthOn: day('2016-02-29'), serial: 981, kind: 'coordination' })
    expect(number.slice(0, 8)).toBe('20160289')
    expect(parseIdentityNumber(number, today)).toMatchObject({ kind: 'coordination', birthOn: '2016-02-29' })
  })

  test.each([
    ['the day', '201602609818'],
    ['the month', '201600899817'],
    ['both', '201600609810'],
  ])('say 00 for %s that is not known, and then there is no birthday to count from', (_, number) =>
    expect(parseIdentityNumber(number, today)).toEqual({
      ok: true,
      number,
      kind: 'coordination',
      birthOn: undefined,
    }),
  )

  test('with a part not known still need the right last digit and a year that has begun', () => {
    expect(parseIdentityNumber('201602609813', today)).toEqual({ ok: false, problem: 'checksum' })
    expect(parseIdentityNumber('201602609818', day('2015-12-31'))).toEqual({ ok: false, problem: 'future' })
  })

  test('never have the thirtieth of February', () =>
    expect(parseIdentityNumber('20160290-9811', today)).toEqual({ ok: false, problem: 'date' }))
})

describe('numbers for tests', () => {
  test('are those with birth number 980 to 999, and no others can be made', () => {
    expect(isTestNumber(child)).toBe(true)
    expect(isTestNumber('201602290979')).toBe(false)
    expect(() => makeTestNumber({ birthOn: today, serial: 979 })).toThrow(RangeError)
    expect(() => makeTestNumber({ birthOn: today, serial: 1000 })).toThrow(RangeError)
  })

  test('are read back as they were made, in both lengths', () => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        const number = makeTestNumber(person)
        const expected = { ok: true, number, kind: person.kind, birthOn: person.birthOn }
        expect(parseIdentityNumber(number, today)).toEqual(expected)
        expect(parseIdentityNumber(plainIdentityNumber(number), today)).toEqual(expected)
        const sign = 2026 - Number(number.slice(0, 4)) >= 100 ? '+' : '-'
        expect(parseIdentityNumber(`${number.slice(2, 8)}${sign}${number.slice(8)}`, today)).toEqual(expected)
        expect(personnummer.valid(number)).toBe(true)
      }),
    )
  })

  test('with one digit changed are never read as the same person', () => {
    fc.assert(
      fc.property(anyPerson, fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 }), (person, place, shift) => {
        const number = makeTestNumber(person)
        const at = place + 2
        const other = (Number(number[at]) + shift) % 10
        expect(parseIdentityNumber(`${number.slice(0, at)}${other}${number.slice(at + 1)}`, today).ok).toBe(
          false,
        )
      }),
    )
  })
})

test('a number is shown with its century', () => expect(plainIdentityNumber(child)).toBe('20160229-9818'))
