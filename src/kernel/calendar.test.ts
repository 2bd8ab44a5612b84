import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { easterSunday, holidayOn, holidaysOf, isNonWorkday, nextWorkday } from './calendar.ts'
import { addDays, day, daysBetween, weekday } from './day.ts'

const anyYear = fc.integer({ min: 1900, max: 2199 })
const anyDay = fc.integer({ min: 0, max: 109_000 }).map((n) => addDays(day('1900-01-01'), n))

describe('Easter', () => {
  test.each([
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
  ])('in that year was or will be on %s', (on) => expect(easterSunday(Number(on.slice(0, 4)))).toBe(on))

  test('is always a Sunday from 22 March to 25 April', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const easter = easterSunday(year)
        expect(weekday(easter)).toBe(7)
        expect(easter.slice(5) >= '03-22' && easter.slice(5) <= '04-25').toBe(true)
      }),
    )
  })
})

describe('Swedish holidays, lag (1989:253)', () => {
  test('of 2026, one by one', () => {
    expect(holidaysOf(2026).map(({ on, name }) => `${on} ${name}`)).toEqual([
      '2026-01-01 newYearsDay',
      '2026-01-06 epiphany',
      '2026-04-03 goodFriday',
      '2026-04-05 easterSunday',
      '2026-04-06 easterMonday',
      '2026-05-01 firstOfMay',
      '2026-05-14 ascensionDay',
      '2026-05-24 whitSunday',
      '2026-06-06 nationalDay',
      '2026-06-19 midsummersEve',
      '2026-06-20 midsummersDay',
      '2026-10-31 allSaintsDay',
      '2026-12-24 christmasEve',
      '2026-12-25 christmasDay',
      '2026-12-26 boxingDay',
      '2026-12-31 newYearsEve',
    ])
  })

  test('midsummer is the Saturday from 20 to 26 June, All Saints the one from 31 October to 6 November', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const on = (name: string) =>
          holidaysOf(year).find((each) => each.name === name)?.on ?? day('1900-01-01')
        const midsummer = on('midsummersDay')
        const allSaints = on('allSaintsDay')
        expect([weekday(midsummer), weekday(allSaints)]).toEqual([6, 6])
        expect(midsummer.slice(5) >= '06-20' && midsummer.slice(5) <= '06-26').toBe(true)
        expect(allSaints.slice(5) >= '10-31' && allSaints.slice(5) <= '11-06').toBe(true)
      }),
    )
  })

  test('Easter Eve and Whit Monday are no holidays', () => {
    expect(holidayOn(day('2026-04-04'))).toBeUndefined()
    expect(holidayOn(day('2026-05-25'))).toBeUndefined()
    expect(isNonWorkday(day('2026-05-25'))).toBe(false)
  })
})

describe('the next workday, lag (1930:173) 2 §', () => {
  test.each([
    ['a Saturday moves to Monday', '2026-11-28', '2026-11-30'],
    ['a Sunday moves to Monday', '2026-11-22', '2026-11-23'],
    ['a Monday stays', '2026-11-23', '2026-11-23'],
    ['Good Friday moves past Easter', '2026-04-03', '2026-04-07'],
    ['Midsummer’s Eve moves to Monday', '2026-06-19', '2026-06-22'],
    ['Christmas Eve 2026, a Thursday, moves to Monday the 28th', '2026-12-24', '2026-12-28'],
    ['New Year’s Eve 2026 moves past the weekend', '2026-12-31', '2027-01-04'],
    ['the eve of Epiphany, a Tuesday, stays', '2027-01-05', '2027-01-05'],
    ['Epiphany 2027, a Wednesday, moves one day', '2027-01-06', '2027-01-07'],
    ['Ascension Day moves to the Friday', '2026-05-14', '2026-05-15'],
  ])('%s', (_, from, to) => expect(nextWorkday(day(from))).toBe(to))

  test('is a workday, not before the day, and every day between is off', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const next = nextWorkday(on)
        expect(isNonWorkday(next)).toBe(false)
        expect(next >= on).toBe(true)
        for (let between = on; between < next; between = addDays(between, 1)) {
          expect(isNonWorkday(between)).toBe(true)
        }
      }),
    )
  })

  test('is never more than five days away', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(daysBetween(on, nextWorkday(on))).toBeLessThanOrEqual(5)
      }),
    )
  })

  test('a later day never has an earlier next workday', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 10 }), (on, later) => {
        expect(nextWorkday(addDays(on, later)) >= nextWorkday(on)).toBe(true)
      }),
    )
  })
})
