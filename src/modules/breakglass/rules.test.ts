import { describe, expect, test } from 'vitest'
import { day, instant } from '#kernel/day.ts'
import {
  askedBy,
  isReviewedInTime,
  isRunning,
  percentOf,
  reviewByOf,
  reviewStandingOf,
  shareStandingOf,
} from './rules.ts'

describe('the days to review', () => {
  test.each([
    ['a Monday', '2026-11-23', '2026-11-26'],
    ['a Thursday: over a weekend', '2026-11-26', '2026-12-01'],
    ['a Saturday', '2026-11-28', '2026-12-02'],
    ['the day before Christmas Eve: over the holidays and the New Year', '2026-12-23', '2026-12-30'],
  ])('are three working days after %s', (_, on, by) => expect(reviewByOf(day(on))).toBe(by))

  const one = {
    untilAt: instant('2026-11-23T13:00:00.000Z'),
    endedAt: null,
    reviewBy: day('2026-11-26'),
    reviewedAt: null,
  }

  test('are kept until the last of them is over', () => {
    expect(reviewStandingOf(one, day('2026-11-26'))).toBe('waiting')
    expect(reviewStandingOf(one, day('2026-11-27'))).toBe('late')
    const reviewedAt = instant('2026-11-26T22:30:00.000Z')
    expect(reviewStandingOf({ ...one, reviewedAt }, day('2026-11-30'))).toBe('reviewed')
    expect(isReviewedInTime({ ...one, reviewedAt })).toBe(true)
    // Half past midnight in Sweden is the day after.
    expect(isReviewedInTime({ ...one, reviewedAt: instant('2026-11-26T23:30:00.000Z') })).toBe(false)
    expect(isReviewedInTime(one)).toBe(false)
  })

  test('have nothing to do with how long it runs: until its end, or until it is ended', () => {
    expect(isRunning(one, instant('2026-11-23T12:59:59.000Z'))).toBe(true)
    expect(isRunning(one, instant('2026-11-23T13:00:00.000Z'))).toBe(false)
    const endedAt = instant('2026-11-23T10:00:00.000Z')
    expect(isRunning({ ...one, endedAt }, instant('2026-11-23T11:00:00.000Z'))).toBe(false)
  })
})

test.each([
  [0, 0, 0, 'good'],
  [1, 200, 0.5, 'good'],
  [51, 10_000, 0.51, 'over'],
  [1, 100, 1, 'over'],
  [101, 10_000, 1.01, 'rules_wrong'],
])('%i of %i openings are %d percent: %s', (part, all, percent, standing) => {
  expect(percentOf(part, all)).toBe(percent)
  expect(shareStandingOf(percent)).toBe(standing)
})

test.each([
  ['2026-0001', 'case_number', '2026-0001'],
  [' 20160504-9812 ', 'number', '20160504-9812'],
  ['160504-9812', 'number', '160504-9812'],
  ['201605049812', 'number', '201605049812'],
  ['01A20320-A200-7000-8000-000000000001', 'id', '01a20320-a200-7000-8000-000000000001'],
  ['Nils Påhittsson', 'number', 'nils påhittsson'],
] as const)('"%s" is taken as a %s', (typed, kind, text) => expect(askedBy(typed)).toEqual({ kind, text }))
