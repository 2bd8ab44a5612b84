import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { type Denial, endingBy, standingOf } from './rules.ts'

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

  test('because of a threat is asked to end by one and ended by another', () => {
    expect(endingBy(threat, { workerId: 'dag', today })).toBe('asks')
    const asked = { ...threat, endAskedBy: 'dag' }
    expect(standingOf(asked, today)).toBe('asked')
    expect(endingBy(asked, { workerId: 'dag', today })).toBe('denial_needs_another')
    expect(endingBy(asked, { workerId: 'hedda', today })).toBe('ends')
  })

  test('because of a conflict of interest or the own family is ended by one', () => {
    expect(endingBy({ ...threat, kind: 'conflict' }, { workerId: 'dag', today })).toBe('ends')
    expect(endingBy({ ...threat, kind: 'own_family' }, { workerId: 'dag', today })).toBe('ends')
  })

  test('that has ended is not ended again', () => {
    expect(endingBy({ ...threat, untilOn: day('2026-11-22') }, { workerId: 'dag', today })).toBe(
      'denial_is_ended',
    )
  })
})
