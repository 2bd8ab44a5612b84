import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, isDay } from '#kernel/day.ts'
import { dayText, inOrder, minutesText, momentText, numberText, shortDayText, typedDay } from './format.ts'
import { instant } from '#kernel/day.ts'

const today = day('2026-11-22')

test.each([
  ['2026-11-22', '2026-11-22'],
  ['20261122', '2026-11-22'],
  ['22/11', '2026-11-22'],
  ['22/11 2025', '2025-11-22'],
  ['22.11.2026', '2026-11-22'],
  ['22 nov', '2026-11-22'],
  ['3 januari 2027', '2027-01-03'],
  ['7/1', '2027-01-07'],
  ['i dag', '2026-11-22'],
  ['Igår', '2026-11-21'],
  ['i morgon', '2026-11-23'],
  ['30/2', undefined],
  ['2026-02-30', undefined],
  ['22/11/26', undefined],
  ['hej', undefined],
  ['', undefined],
])('a person who types "%s" means %s', (typed, expected) => {
  expect(typedDay(typed, today)).toBe(expected)
})

test('every day can be typed in its own form and comes back as it was', () => {
  assert(
    property(integer({ min: -20_000, max: 20_000 }), (days) => {
      const on = addDays(today, days)
      expect(typedDay(on, today)).toBe(on)
      expect(isDay(typedDay(on.replaceAll('-', ''), today) ?? '')).toBe(true)
    }),
  )
})

test('days, moments and figures are written as in Sweden', () => {
  expect(dayText(today, 'sv')).toBe('22 november 2026')
  expect(dayText(today, 'en')).toBe('22 November 2026')
  expect(shortDayText(day('2026-03-01'), 'sv', today)).toBe('1 mars')
  expect(shortDayText(day('2025-03-01'), 'sv', today)).toBe('1 mars 2025')
  expect(momentText(instant('2026-11-22T23:30:00Z'), 'sv')).toContain('23 november 2026')
  expect(numberText(12_000, 'sv').replaceAll(/\s/g, ' ')).toBe('12 000')
  expect(minutesText(135)).toBe('2 h 15 min')
  expect(minutesText(60)).toBe('1 h')
  expect(minutesText(0)).toBe('0 min')
})

test('å, ä and ö come last', () => {
  expect(['Öst', 'Ek', 'Åkerlund', 'Ärlig', 'Zorn'].sort(inOrder)).toEqual([
    'Ek',
    'Zorn',
    'Åkerlund',
    'Ärlig',
    'Öst',
  ])
})
