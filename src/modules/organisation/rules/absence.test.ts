import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { type AbsenceDays, overlap } from './absence.ts'

const away = (from: string, until: string | null, kind: AbsenceDays['kind'] = 'absence'): AbsenceDays => ({
  kind,
  fromOn: day(from),
  untilOn: until === null ? null : day(until),
})

test('two absences meet when they share a day, whatever they are called', () => {
  expect(overlap(away('2026-12-01', '2026-12-10'), away('2026-12-10', null, 'leave'))).toBe(true)
  expect(overlap(away('2026-12-01', '2026-12-10'), away('2026-12-11', null))).toBe(false)
  expect(overlap(away('2026-12-01', null), away('2027-12-11', '2027-12-12'))).toBe(true)
})

test('one leaves once, and may be away before that', () => {
  expect(overlap(away('2026-12-31', null, 'ending'), away('2026-11-30', null, 'ending'))).toBe(true)
  expect(overlap(away('2026-12-31', null, 'ending'), away('2026-12-01', '2026-12-10'))).toBe(false)
})
