import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { ageGateRules, ageGates } from './age-gates.ts'
import { retentionRules } from './retention-rows.ts'

describe('birthdays', () => {
  test('the birthdays that change what the law asks are 12, 15, 16, 18, 20 and 21', () =>
    expect(ageGates(day('2011-06-11')).map(({ age, on }) => [age, on])).toEqual([
      [12, '2023-06-11'],
      [15, '2026-06-11'],
      [16, '2027-06-11'],
      [18, '2029-06-11'],
      [20, '2031-06-11'],
      [21, '2032-06-11'],
    ]))

  test('born on 29 February, a child turns fifteen on 28 February', () =>
    expect(ageGates(day('2012-02-29')).find(({ age }) => age === 15)?.on).toBe('2027-02-28'))
})

test('each rule of this page names a test that exists', () => {
  for (const { heldBy } of [...retentionRules, ...ageGateRules]) {
    const [path = '', sentence = ''] = heldBy.split(' › ')
    expect(readFileSync(path, 'utf8')).toContain(`'${sentence}'`)
  }
})
