import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from './day.ts'
import { formatIdentityNumber, plainIdentityNumber } from './identity-format.ts'
import { makeTestNumber, parseIdentityNumber } from './identity-number.ts'

const today = day('2026-11-22')
const old = makeTestNumber({ birthOn: day('1926-12-24'), serial: 985 })

describe('an identity number for the eye', () => {
  test('has a hyphen, and a plus from the first day of the year in which the person turns 100 (FOL 18 §)', () => {
    expect(formatIdentityNumber(old, day('2025-12-31'))).toBe(`19261224-${old.slice(8)}`)
    expect(formatIdentityNumber(old, day('2026-01-01'))).toBe(`19261224+${old.slice(8)}`)
  })

  test('is the same from the stored number as from one that was written before, and is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 45_000 }), fc.integer({ min: 980, max: 999 }), (days, serial) => {
        const number = makeTestNumber({ birthOn: addDays(today, -days), serial })
        const shown = formatIdentityNumber(number, today)
        expect(formatIdentityNumber(plainIdentityNumber(number), today)).toBe(shown)
        expect(formatIdentityNumber(shown, today)).toBe(shown)
        expect(parseIdentityNumber(shown, today)).toMatchObject({ number })
      }),
    )
  })

  test('of our own, or missing, stays as it is', () => {
    for (const number of ['R-1926-0007', '']) expect(formatIdentityNumber(number, today)).toBe(number)
  })
})
