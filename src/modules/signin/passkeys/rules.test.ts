import { describe, expect, test } from 'vitest'
import { instant } from '#kernel/day.ts'
import { hasCounted, hasLapsed, isNews, isOffered } from './rules.ts'

test.each([
  [0, 0, true],
  [0, 1, true],
  [4, 5, true],
  [4, 900, true],
  [4, 4, false],
  [4, 3, false],
  [4, 0, false],
])('an authenticator that stood at %s and says %s has counted on: %s', (stored, given, expected) => {
  expect(hasCounted(stored, given)).toBe(expected)
})

const away = async () => true
const there = async () => false
const unasked = async (): Promise<boolean> => {
  throw new Error('the provider was asked')
}

describe('a passkey is a way in', () => {
  test('never, while the provider is away, or always', async () => {
    expect(await isOffered('never', unasked)).toBe(false)
    expect(await isOffered('always', unasked)).toBe(true)
    expect([await isOffered('when_away', away), await isOffered('when_away', there)]).toEqual([true, false])
  })
})

test('a passkey lasts so many days from when the provider last named the worker, to the second', () => {
  const proven = instant('2026-11-01T08:00:00.000Z')
  expect(hasLapsed(proven, 30, instant('2026-12-01T08:00:00.000Z'))).toBe(false)
  expect(hasLapsed(proven, 30, instant('2026-12-01T08:00:01.000Z'))).toBe(true)
})

describe('a change is news', () => {
  const change = { kind: 'added', at: instant('2026-11-23T09:00:00.000Z'), in: 'one', seenAt: null } as const
  test('in every session but the one that made it, until it is seen', () => {
    expect(isNews(change, 'one')).toBe(false)
    expect(isNews(change, 'another')).toBe(true)
    expect(isNews({ ...change, seenAt: change.at }, 'another')).toBe(false)
  })
  test('in all of her sessions where somebody else made it', () => {
    expect(isNews({ ...change, in: null }, 'one')).toBe(true)
  })
})
