import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { type Away, leavesAGap } from './away.ts'

const today = day('2026-11-23')
const away = (more: Partial<Away> = {}): Away => ({
  kind: 'absence',
  fromOn: today,
  untilOn: null,
  matters: 38,
  ...more,
})

test('somebody who is ill since today, nobody knows how long, and has children leaves a gap', () => {
  expect(leavesAGap(away(), today)).toBe(true)
  expect(leavesAGap(away({ kind: 'ending' }), today)).toBe(true)
  expect(leavesAGap(away({ kind: 'leave', untilOn: day('2026-12-20') }), today)).toBe(true)
})

test('a week of illness, an absence that has not begun, a change of unit and one with nothing left do not', () => {
  expect(leavesAGap(away({ untilOn: day('2026-11-29') }), today)).toBe(false)
  expect(leavesAGap(away({ fromOn: day('2026-11-24') }), today)).toBe(false)
  expect(leavesAGap(away({ kind: 'moving' }), today)).toBe(false)
  expect(leavesAGap(away({ matters: 0 }), today)).toBe(false)
})
