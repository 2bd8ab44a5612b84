import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, weekday } from '#kernel/day.ts'
import {
  bucketEnds,
  bucketOf,
  csvOf,
  fewestShown,
  fieldBurdenHours,
  isNeverFilled,
  perMonth,
  quantile,
  tally,
  type Use,
  unitsThatMayBeShown,
  weekOf,
} from './rules.ts'

const aUse = (some: Partial<Use> = {}): Use => ({
  form: 'saveDraft',
  version: '0a0a0a0a',
  outcome: 'sent',
  seconds: 90,
  clicks: 4,
  presses: 1,
  fields: [
    { name: 'happened', seconds: 60, filled: true },
    { name: 'place', seconds: 0, filled: false },
  ],
  ...some,
})

const histogramOf = (times: readonly number[]): Map<number, number> =>
  new Map([...Map.groupBy(times, bucketOf)].map(([bucket, of]): [number, number] => [bucket, of.length]))

describe('time is kept by the week', () => {
  test('every day of a week is counted under its Monday', () => {
    expect(weekOf(day('2026-11-23'))).toBe('2026-11-23')
    expect(weekOf(day('2026-11-29'))).toBe('2026-11-23')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const on = addDays(day('2020-01-01'), days)
        expect(weekday(weekOf(on))).toBe(1)
        expect(weekOf(on) <= on && on < addDays(weekOf(on), 7)).toBe(true)
      }),
    )
  })
})

describe('median and nine in ten from the small histogram', () => {
  test('one hundred and one uses of one to a hundred and one seconds have their median at 51, within the step of the bucket', () => {
    const times = Array.from({ length: 101 }, (_, i) => i + 1)
    const median = quantile(histogramOf(times), 0.5)
    expect(median).toBeGreaterThanOrEqual(45)
    expect(median).toBeLessThanOrEqual(60)
  })

  test('nothing was used: no time', () => expect(quantile(new Map(), 0.5)).toBe(0))

  test('one who left the form lying does not move the median', () => {
    const times = [20, 22, 24, 26, 28]
    expect(quantile(histogramOf([...times, 14_000]), 0.5)).toBeLessThanOrEqual(30)
  })

  test('the true median always lies in the bucket that is named', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3_600 }), { minLength: 1, maxLength: 200 }), (times) => {
        const ordered = times.toSorted((a, b) => a - b)
        const real = ordered[Math.ceil(ordered.length / 2) - 1] ?? 0
        const told = quantile(histogramOf(times), 0.5)
        const bucket = bucketOf(real)
        expect(told).toBeLessThanOrEqual(bucketEnds[bucket] ?? Infinity)
        expect(told).toBeGreaterThanOrEqual(bucket === 0 ? 0 : (bucketEnds[bucket - 1] ?? 0))
      }),
    )
  })
})

describe('field burden (C10): fields × seconds × uses', () => {
  test('12 fields of 25 seconds, used 48 times a month, are four hours', () =>
    expect(fieldBurdenHours({ fields: 12, secondsPerField: 25, usesPerMonth: 48 })).toBe(4))

  test('40 visits a month that each cost 115 minutes less to write about free 76.7 hours', () => {
    const freed = fieldBurdenHours({ fields: 1, secondsPerField: 115 * 60, usesPerMonth: 40 })
    expect(freed.toFixed(1)).toBe('76.7')
  })

  test('uses of whole weeks are made into a month of average length', () => {
    expect(perMonth(12, 12)).toBeCloseTo(4.348, 3)
    expect(perMonth(7, 0)).toBe(0)
  })
})

describe('a batch as counters', () => {
  test('two of the same form are one row, and a form that was left costs time but says nothing of its fields', () => {
    const { uses, times, fields } = tally([
      aUse(),
      aUse({ seconds: 30 }),
      aUse({ outcome: 'left', seconds: 40 }),
    ])
    expect(uses).toEqual([
      {
        form: 'saveDraft',
        version: '0a0a0a0a',
        sent: 2,
        abandoned: 1,
        seconds: 160,
        clicks: 12,
        presses: 3,
        shown: 4,
        filled: 2,
      },
    ])
    expect(times.reduce((sum, row) => sum + row.uses, 0)).toBe(2)
    expect(fields.find(({ field }) => field === 'place')).toMatchObject({ shown: 2, filled: 0 })
  })

  const someUse = fc.record({
    form: fc.constantFrom('saveDraft', 'closeCase'),
    version: fc.constantFrom('0a0a0a0a', '0b0b0b0b'),
    outcome: fc.constantFrom('sent' as const, 'left' as const),
    seconds: fc.nat(5_000),
    clicks: fc.nat(50),
    presses: fc.nat(50),
    fields: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('happened', 'place', 'reason'),
        seconds: fc.nat(500),
        filled: fc.boolean(),
      }),
      { selector: ({ name }) => name, maxLength: 3 },
    ),
  })

  test('however uses are batched, nothing is lost, nothing is counted twice, and rows come in one order', () => {
    fc.assert(
      fc.property(fc.array(someUse, { maxLength: 40 }), (uses) => {
        const { uses: rows, times, fields } = tally(uses)
        const sum = (of: (use: Use) => number): number => uses.reduce((all, use) => all + of(use), 0)
        expect(rows.reduce((all, row) => all + row.sent + row.abandoned, 0)).toBe(uses.length)
        expect(rows.reduce((all, row) => all + row.seconds, 0)).toBe(sum(({ seconds }) => seconds))
        const sent = uses.filter(({ outcome }) => outcome === 'sent')
        expect(times.reduce((all, row) => all + row.uses, 0)).toBe(sent.length)
        expect(fields.reduce((all, row) => all + row.shown, 0)).toBe(
          sent.reduce((all, use) => all + use.fields.length, 0),
        )
        const keys = rows.map(({ form, version }) => `${form} ${version}`)
        expect(keys).toEqual([...new Set(keys)].sort())
      }),
    )
  })
})

const unit = (unitId: string, uses: number, workers = 8) => ({ unitId, uses, workers })

describe('nothing under five is shown, and subtraction does not tell it either', () => {
  test('a unit with four uses is hidden, and then the smallest of the others too', () => {
    expect(unitsThatMayBeShown([unit('a', 40), unit('b', 9), unit('c', 4)])).toEqual(['a'])
    expect(unitsThatMayBeShown([unit('a', 40), unit('b', 9)])).toEqual(['a', 'b'])
  })

  test('a unit with four workers is hidden however much it is used: the time would be somebody’s', () =>
    expect(unitsThatMayBeShown([unit('a', 40), unit('b', 90, 4), unit('c', 50)])).toEqual(['c']))

  test('what is hidden is nobody, or at least five uses by units with at least five workers together', () => {
    const units = fc
      .array(fc.record({ uses: fc.nat(30), workers: fc.nat(12) }), { maxLength: 8 })
      .map((all) => all.map((one, place) => ({ unitId: String(place), ...one })))
    fc.assert(
      fc.property(units, (all) => {
        const shown = new Set(unitsThatMayBeShown(all))
        const hidden = all.filter(({ unitId, uses }) => uses > 0 && !shown.has(unitId))
        for (const one of all.filter(({ unitId }) => shown.has(unitId))) {
          expect(one.uses).toBeGreaterThanOrEqual(fewestShown)
          expect(one.workers).toBeGreaterThanOrEqual(fewestShown)
        }
        if (shown.size === 0 || hidden.length === 0) return
        expect(hidden.reduce((sum, { uses }) => sum + uses, 0)).toBeGreaterThanOrEqual(fewestShown)
        expect(hidden.reduce((sum, { workers }) => sum + workers, 0)).toBeGreaterThanOrEqual(fewestShown)
      }),
    )
  })

  test('a field that was shown four times is not called empty', () => {
    expect(isNeverFilled({ shown: 4, filled: 0 })).toBe(false)
    expect(isNeverFilled({ shown: 5, filled: 0 })).toBe(true)
    expect(isNeverFilled({ shown: 500, filled: 1 })).toBe(false)
  })
})

describe('the table for a spreadsheet', () => {
  test('has semicolons, decimal commas, quoted texts and no text that is taken for a formula', () => {
    const text = csvOf([
      ['Formulär', 'Timmar'],
      ['Möte; "kort"', 1.5],
      ['=HYPERLINK("x")', 2],
    ])
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(text.slice(1).split('\r\n')).toEqual([
      'Formulär;Timmar',
      '"Möte; ""kort""";1,5',
      `"'=HYPERLINK(""x"")";2`,
      '',
    ])
  })
})
