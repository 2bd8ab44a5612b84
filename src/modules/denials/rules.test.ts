import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { type Denial, denialKinds, endingBy, standingOf } from './rules.ts'

const today = day('2026-11-23')
const threat: Denial = {
  kind: 'threat',
  workerId: 'sara',
  fromOn: day('2026-11-01'),
  untilOn: null,
  endAskedBy: null,
  endedAt: null,
}

describe('a denial', () => {
  test('stands through its last day, and is over the day after', () => {
    expect(standingOf({ ...threat, untilOn: today }, today)).toBe('live')
    expect(standingOf({ ...threat, untilOn: day('2026-11-22') }, today)).toBe('ended')
    expect(standingOf({ ...threat, endedAt: '2026-11-20T09:00:00.000Z' }, today)).toBe('ended')
  })

  test.each(denialKinds)('of the kind %s is asked to end by one and ended by another', (kind) => {
    const denial = { ...threat, kind }
    expect(endingBy(denial, { workerId: 'dag', today })).toBe('asks')
    const asked = { ...denial, endAskedBy: 'dag' }
    expect(standingOf(asked, today)).toBe('asked')
    expect(endingBy(asked, { workerId: 'dag', today })).toBe('denial_needs_another')
    expect(endingBy(asked, { workerId: 'hedda', today })).toBe('ends')
  })

  test('that has ended is not ended again', () => {
    expect(endingBy({ ...threat, untilOn: day('2026-11-22') }, { workerId: 'dag', today })).toBe(
      'denial_is_ended',
    )
  })
})
