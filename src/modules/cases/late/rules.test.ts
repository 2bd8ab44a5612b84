import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, day } from '#kernel/day.ts'
import { before, countedByKind, daysOf, quarterOf, stateIn } from './rules.ts'

const anyDay = fc.integer({ min: 0, max: 9000 }).map((n) => addDays(day('2015-01-01'), n))

describe('a quarter', () => {
  test('holds its own days, and the one before ends the day before it begins', () => {
    expect(daysOf({ year: 2028, quarter: 1 })).toEqual({ from: '2028-01-01', to: '2028-03-31' })
    expect(daysOf({ year: 2026, quarter: 4 })).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    fc.assert(
      fc.property(anyDay, (on) => {
        const own = daysOf(quarterOf(on))
        expect(own.from <= on && on <= own.to).toBe(true)
        expect(addDays(daysOf(before(quarterOf(on))).to, 1)).toBe(own.from)
      }),
    )
  })
})

describe('a decision that was not carried out in three months (SoL 34:1–2)', () => {
  test('stands in every quarter from the one in which it became late to the one in which it was carried out, and in no other', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.option(fc.integer({ min: 0, max: 900 })),
        fc.boolean(),
        (since, days, endedWithout) => {
          const dueOn = addMonths(since, 3)
          const untilOn = days === null ? null : addDays(since, days)
          const wait = { since, dueOn, untilOn, endedWithout }
          const quarters = Array.from({ length: 20 }, (_, n) => daysOf(quarterOf(addMonths(since, n * 3))))
          const isLate = untilOn === null || untilOn > dueOn
          for (const quarter of quarters) {
            const state = stateIn(wait, quarter)
            const lateFrom = addDays(dueOn, 1)
            const isIn = isLate && lateFrom <= quarter.to && (untilOn === null || untilOn >= quarter.from)
            expect(state !== null).toBe(isIn)
            if (state !== null && state !== 'waits')
              expect(untilOn !== null && untilOn >= quarter.from && untilOn <= quarter.to).toBe(true)
          }
        },
      ),
    )
  })

  test('is counted by kind and state, and by nothing that tells whose it is (SoL 34:3)', () => {
    expect(
      countedByKind([
        { kind: 'open_care', state: 'carried_out' },
        { kind: 'foster_home', state: 'waits' },
        { kind: 'foster_home', state: 'ended' },
      ]),
    ).toEqual([
      { kind: 'foster_home', waits: 1, carriedOut: 0, ended: 1 },
      { kind: 'open_care', waits: 0, carriedOut: 1, ended: 0 },
    ])
  })
})
