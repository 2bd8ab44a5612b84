import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { momentOn } from './moment.ts'

test.each([
  ['a time of day in winter is an hour before in UTC', '2026-11-23', '08:15', '2026-11-23T07:15:00.000Z'],
  ['two hours in summer', '2026-07-01', '00:30', '2026-06-30T22:30:00.000Z'],
  [
    'the time that is left out in March is read as an hour later',
    '2027-03-28',
    '02:30',
    '2027-03-28T01:30:00.000Z',
  ],
  ['the hour that comes twice in October is the first', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
])('%s', (_, on, time, at) => expect(momentOn(day(on), time)).toBe(at))
