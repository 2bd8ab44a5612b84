import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, type Day, daysBetween } from '#kernel/day.ts'
import { inRows, isShown, lately, moved, shareOf, ticks, wholeWindow, zoomed } from './window.ts'

const today = day('2026-11-22')
const someDay = fc.integer({ min: -8000, max: 700 }).map((n) => addDays(today, n))
const someSpan = fc
  .tuple(someDay, fc.option(fc.nat(3000), { nil: null }), fc.uuid())
  .map(([from, days, key]) => ({ key, from, to: days === null ? null : addDays(from, days) }))
const someWhole = fc
  .array(someDay, { maxLength: 30 })
  .map((days) => ({ days, whole: wholeWindow(days, today) }))

test('the whole line holds every day that is told, and today', () => {
  fc.assert(
    fc.property(someWhole, ({ days, whole }) => {
      for (const on of [...days, today]) {
        expect(shareOf(whole, on)).toBeGreaterThanOrEqual(0)
        expect(shareOf(whole, on)).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('closer, farther, earlier, later: the picture never leaves the whole line and never shrinks to nothing', () => {
  const acts = fc.array(fc.tuple(fc.boolean(), fc.double({ min: -3, max: 5, noNaN: true })), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(someWhole, acts, ({ whole }, all) => {
      let window = whole
      for (const [isZoom, amount] of all) {
        window = isZoom ? zoomed(window, Math.abs(amount) + 0.01, whole) : moved(window, amount, whole)
        expect(window.from >= whole.from).toBe(true)
        expect(window.to <= whole.to).toBe(true)
        expect(daysBetween(window.from, window.to)).toBeGreaterThanOrEqual(28)
      }
    }),
  )
})

test('closer and farther again is where one was, in the middle of a long life', () => {
  const whole = wholeWindow([day('2010-01-01')], today)
  const start = { from: day('2015-01-01'), to: day('2017-01-01') }
  const back = zoomed(zoomed(start, 0.5, whole), 2, whole)
  expect(Math.abs(daysBetween(start.from, back.from))).toBeLessThanOrEqual(1)
})

test('the last year shows today and a third of a year ahead, as far as something lies there', () => {
  const whole = wholeWindow([day('2014-03-01'), day('2028-01-01')], today)
  expect(lately(12, today, whole)).toEqual({ from: day('2025-11-22'), to: day('2027-03-24') })
})

test('at most thirteen days are written under the line, all inside, in order, at even steps', () => {
  fc.assert(
    fc.property(someWhole, ({ whole }) => {
      const days = ticks(whole).map((tick) => tick.on)
      expect(days.length).toBeLessThanOrEqual(13)
      expect(days.every((on) => on >= whole.from && on <= whole.to)).toBe(true)
      expect(days).toEqual([...new Set(days)].toSorted())
    }),
  )
})

test('a year is told by its first of January; a close look tells months', () => {
  expect(ticks({ from: day('2019-06-01'), to: day('2026-06-01') }).map((tick) => tick.on)).toEqual(
    ['2020', '2021', '2022', '2023', '2024', '2025', '2026'].map((year) => day(`${year}-01-01`)),
  )
  expect(ticks({ from: day('2026-01-15'), to: day('2026-05-15') }).map((tick) => tick.on)).toEqual(
    ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'].map(day),
  )
})

const touches = (a: { from: Day; to: Day | null }, b: { from: Day; to: Day | null }): boolean =>
  (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to) && a.from !== a.to && b.from !== b.to

test('two stretches in one row never lie on each other, and none is left out', () => {
  fc.assert(
    fc.property(fc.array(someSpan, { maxLength: 25 }), (spans) => {
      const rows = inRows(spans)
      expect(
        rows
          .flat()
          .map((span) => span.key)
          .toSorted(),
      ).toEqual(spans.map((span) => span.key).toSorted())
      for (const row of rows)
        for (const [n, one] of row.entries())
          for (const other of row.slice(n + 1)) expect(touches(one, other)).toBe(false)
    }),
  )
})

test('what goes on is shown in every window after its start', () => {
  const span = { from: day('2020-01-01'), to: null }
  expect(isShown({ from: day('2026-01-01'), to: day('2026-02-01') }, span)).toBe(true)
  expect(isShown({ from: day('2019-01-01'), to: day('2019-12-31') }, span)).toBe(false)
})
