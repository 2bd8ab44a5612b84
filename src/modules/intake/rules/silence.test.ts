import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addHours, type Instant, instant } from '#kernel/day.ts'
import { silenceAt } from './silence.ts'

const at = (text: string): Instant => instant(text)
const hour = (from: Instant, hours: number): Instant => addHours(from, hours)

/** Monday to Friday at 9, 12 and 15, for ten weeks until this moment. */
const weekdaysUntil = (until: Instant): Instant[] =>
  Array.from({ length: 10 * 7 * 24 }, (_, back) => hour(until, -back)).filter((moment) => {
    const when = Temporal.Instant.from(moment).toZonedDateTimeISO('UTC')
    return when.dayOfWeek <= 5 && [9, 12, 15].includes(when.hour)
  })

const friday = at('2026-11-20T15:00:00.000Z')
const usual = weekdaysUntil(friday)

describe('unusual silence', () => {
  test('a weekend without reports is no silence where weekends never have any', () => {
    expect(silenceAt({ receivedAt: usual, now: at('2026-11-22T22:00:00.000Z') }).isUnusual).toBe(false)
  })

  test('a Monday without any is told when the third usual report has failed to come', () => {
    expect(silenceAt({ receivedAt: usual, now: at('2026-11-23T14:00:00.000Z') })).toMatchObject({
      usual: 2,
      isUnusual: false,
    })
    expect(silenceAt({ receivedAt: usual, now: at('2026-11-23T15:00:00.000Z') })).toMatchObject({
      usual: 3,
      isUnusual: true,
      lastAt: friday,
    })
  })

  test('where one report a week is usual, a week without is no alarm', () => {
    const weekly = Array.from({ length: 9 }, (_, week) => hour(friday, -week * 7 * 24))
    expect(silenceAt({ receivedAt: weekly, now: hour(friday, 9 * 24) }).isUnusual).toBe(false)
  })

  test('nothing is said before there are two weeks to compare with', () => {
    expect(silenceAt({ receivedAt: [], now: friday }).lastAt).toBeUndefined()
    expect(silenceAt({ receivedAt: [friday], now: hour(friday, 48) })).toMatchObject({ usual: undefined })
  })

  test('more silence never ends an alarm, and a new report always does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 * 7 * 24 }), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        (backs, quiet, more) => {
          const receivedAt = backs.map((back) => hour(friday, -back))
          const now = hour(friday, quiet)
          const then = hour(now, more)
          if (silenceAt({ receivedAt, now }).isUnusual)
            expect(silenceAt({ receivedAt, now: then }).isUnusual).toBe(true)
          expect(silenceAt({ receivedAt: [...receivedAt, then], now: then }).isUnusual).toBe(false)
        },
      ),
    )
  })
})
