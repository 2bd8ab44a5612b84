import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addHours,
  addMonths,
  addWeeks,
  addYears,
  ageOn,
  day,
  dayOf,
  daysBetween,
  earliest,
  instant,
  isDay,
  isInstant,
  weekday,
} from './day.ts'
import { DaySchema, InstantSchema } from './day-schema.ts'

const anyDay = fc.integer({ min: 0, max: 109_000 }).map((n) => addDays(day('1900-01-01'), n))

describe('a day', () => {
  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20261122',
    '2026-11-22T10:00',
    '',
  ])('%j is not a day', (text) => {
    expect(isDay(text)).toBe(false)
    expect(() => day(text)).toThrow(RangeError)
    expect(DaySchema.safeParse(text).success).toBe(false)
  })

  test('29 February is a day in a leap year only', () => {
    expect(isDay('2028-02-29')).toBe(true)
    expect(isDay('2100-02-29')).toBe(false)
    expect(isDay('2000-02-29')).toBe(true)
  })

  test.each(['1899-12-31', '2201-01-01', '0206-03-01'])('%s in a form is a slip of the pen', (text) => {
    expect(isDay(text)).toBe(true)
    expect(DaySchema.safeParse(text).success).toBe(false)
  })

  test('the schema gives back the same text', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(DaySchema.parse(on)).toBe(on)
      }),
    )
  })

  test('days compare as text in the order of time', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0)
      }),
    )
  })

  test('going forward and back comes home', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (on, n) => {
        expect(addDays(addDays(on, n), -n)).toBe(on)
        expect(daysBetween(on, addDays(on, n))).toBe(n)
      }),
    )
  })

  test('a day past the year 9999 is refused, not written wrongly', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
  })
})

describe('counting weeks, months and years as lag (1930:173) 1 § says', () => {
  test('weeks end on the same day of the week', () => {
    expect(addWeeks(day('2026-11-23'), 3)).toBe('2026-12-14')
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 60 }), (on, n) => {
        expect(weekday(addWeeks(on, n))).toBe(weekday(on))
      }),
    )
  })

  test('months end on the same number', () => expect(addMonths(day('2026-07-15'), 4)).toBe('2026-11-15'))

  test('the last day of the month stands in when the number is missing', () => {
    expect(addMonths(day('2026-10-31'), 4)).toBe('2027-02-28')
    expect(addMonths(day('2027-10-31'), 4)).toBe('2028-02-29')
    expect(addMonths(day('2026-05-31'), 1)).toBe('2026-06-30')
  })

  test('a year from 29 February ends on 28 February', () =>
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28'))

  test('months keep the number, or else end on the last day of a month', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 60 }), (on, n) => {
        const end = addMonths(on, n)
        const keepsNumber = end.slice(8) === on.slice(8)
        expect(keepsNumber || (addDays(end, 1).endsWith('-01') && end.slice(8) < on.slice(8))).toBe(true)
      }),
    )
  })

  test('a later start never ends earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 400 }), fc.nat({ max: 30 }), (on, later, n) => {
        expect(addMonths(addDays(on, later), n) >= addMonths(on, n)).toBe(true)
      }),
    )
  })
})

const inSweden = (at: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Stockholm').toPlainDate().toString()

describe('moments', () => {
  test('a moment is written in one way, so that text sorts as time', () => {
    expect(instant('2026-11-22T09:15:00+01:00')).toBe('2026-11-22T08:15:00.000Z')
    expect(instant('2026-11-22T08:15:00.123456Z')).toBe('2026-11-22T08:15:00.123Z')
    expect(isInstant('2026-11-22T08:15:00Z')).toBe(false)
    expect(() => instant('2026-11-22T08:15:00')).toThrow(RangeError)
  })

  test('a request may leave out the decimals but not the Z', () => {
    expect(InstantSchema.parse('2026-11-22T08:15:00Z')).toBe('2026-11-22T08:15:00.000Z')
    expect(InstantSchema.safeParse('2026-11-22T08:15:00+01:00').success).toBe(false)
    expect(InstantSchema.safeParse('2026-02-30T08:15:00Z').success).toBe(false)
    expect(InstantSchema.safeParse('2301-01-01T00:00:00Z').success).toBe(false)
  })

  test('a report at half past eleven in the evening Greenwich time came in the day after in Sweden', () =>
    expect(dayOf(instant('2026-11-22T23:30:00Z'))).toBe('2026-11-23'))

  test('in summer the Swedish day begins at ten in the evening Greenwich time, in winter at eleven', () => {
    expect(dayOf(instant('2026-07-01T21:59:59.999Z'))).toBe('2026-07-01')
    expect(dayOf(instant('2026-07-01T22:00:00Z'))).toBe('2026-07-02')
    expect(dayOf(instant('2026-12-01T22:59:59.999Z'))).toBe('2026-12-01')
    expect(dayOf(instant('2026-12-01T23:00:00Z'))).toBe('2026-12-02')
  })

  test('the days on which the clocks change have 23 and 25 hours, but are one day each', () => {
    expect(dayOf(addHours(instant('2026-03-28T23:00:00Z'), 22))).toBe('2026-03-29')
    expect(dayOf(addHours(instant('2026-03-28T23:00:00Z'), 23))).toBe('2026-03-30')
    expect(dayOf(addHours(instant('2026-10-24T22:00:00Z'), 24))).toBe('2026-10-25')
    expect(dayOf(addHours(instant('2026-10-24T22:00:00Z'), 25))).toBe('2026-10-26')
  })

  test('the day is what the clocks in Sweden say, at each moment since long ago and however often it is asked', () => {
    const [first = 0, last = 0] = ['1900-01-01T00:00Z', '2100-01-01T00:00Z'].map(
      (at) => Temporal.Instant.from(at).epochMilliseconds,
    )
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), fc.nat({ max: 3_599_999 }), (ms, later) => {
        for (const one of [ms, ms, ms - (ms % 3_600_000) + later]) {
          const at = instant(Temporal.Instant.fromEpochMilliseconds(one).toString())
          expect(dayOf(at)).toBe(inSweden(at))
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('a later moment is never on an earlier day', () => {
    const anyHour = fc.integer({ min: 0, max: 300_000 })
    fc.assert(
      fc.property(anyHour, fc.nat({ max: 72 }), (start, later) => {
        const at = addHours(instant('2000-01-01T00:00:00Z'), start)
        expect(addHours(at, later) >= at).toBe(true)
        expect(dayOf(addHours(at, later)) >= dayOf(at)).toBe(true)
      }),
    )
  })
})

describe('ages', () => {
  test('a child turns fifteen on the birthday, not the day before', () => {
    expect(ageOn(day('2011-11-22'), day('2026-11-21'))).toBe(14)
    expect(ageOn(day('2011-11-22'), day('2026-11-22'))).toBe(15)
  })

  test('born on 29 February, a child has its birthday on 28 February when there is no other', () => {
    expect(ageOn(day('2012-02-29'), day('2027-02-27'))).toBe(14)
    expect(ageOn(day('2012-02-29'), day('2027-02-28'))).toBe(15)
    expect(ageOn(day('2012-02-29'), day('2028-02-28'))).toBe(15)
    expect(ageOn(day('2012-02-29'), day('2028-02-29'))).toBe(16)
  })

  test('an age never falls', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 30_000 }), fc.nat({ max: 400 }), (born, lived, more) => {
        expect(ageOn(born, addDays(born, lived + more)) >= ageOn(born, addDays(born, lived))).toBe(true)
      }),
    )
  })
})

test('the earliest of some days, or none of none', () => {
  expect(earliest([day('2026-03-02'), day('2026-03-01'), day('2027-01-01')])).toBe('2026-03-01')
  expect(earliest([])).toBeUndefined()
})

test('22 November 2026 is a Sunday', () => expect(weekday(day('2026-11-22'))).toBe(7))
