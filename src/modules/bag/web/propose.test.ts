import { expect, test } from 'vitest'
import { addDays, day, instant } from '#kernel/day.ts'
import type { VisitBrief } from '#modules/visits/contract.ts'
import type { PackableCase } from '../contract.ts'
import { inOrderOf, meetingsAhead, proposed } from './propose.ts'

const today = day('2026-11-24')

const packable = (n: number, some: Partial<PackableCase> = {}): PackableCase => ({
  caseId: `case ${n}`,
  childId: `child ${n}`,
  number: `B-${n}`,
  childName: `Barn ${n}`,
  protection: 'none',
  part: 'own',
  nextOn: null,
  permit: 'not_needed',
  permitText: '',
  ...some,
})

const meeting = (n: number, daysAway: number, at: string, some: Partial<VisitBrief> = {}): VisitBrief => ({
  id: `visit ${n}`,
  kind: 'home_visit',
  startsAt: instant(`${addDays(today, daysAway)}T${at}:00.000Z`),
  on: addDays(today, daysAway),
  at,
  minutes: 60,
  children: [{ childId: `child ${n}`, name: `Barn ${n}`, protection: 'none' }],
  workers: [],
  phase: 'planned',
  cancelled: null,
  waitsForNote: false,
  ...some,
})

test('the children of today’s and tomorrow’s meetings are ticked first, also when ten others are packed already', () => {
  const rows = Array.from({ length: 14 }, (_, n) => packable(n, { part: n < 12 ? 'own' : 'unit' }))
  const ahead = meetingsAhead(
    [meeting(13, 0, '13:00'), meeting(11, 1, '09:00'), meeting(5, 2, '09:00')],
    today,
  )
  const chosen = [
    ...proposed(
      rows,
      ahead,
      rows.slice(0, 10).map(({ caseId }) => caseId),
    ),
  ]
  expect(chosen.slice(0, 2)).toEqual(['case 13', 'case 11'])
  expect(chosen).toHaveLength(10)
  expect(
    inOrderOf(rows, ahead)
      .slice(0, 3)
      .map(({ caseId }) => caseId),
  ).toEqual(['case 13', 'case 11', 'case 0'])
})

test('a meeting that was called off or is over proposes nobody, and a protected child waits for leave', () => {
  const ahead = meetingsAhead(
    [
      meeting(1, 0, '09:00', { cancelled: 'family' }),
      meeting(2, 0, '10:00', { phase: 'over' }),
      meeting(3, 0, '11:00'),
      meeting(3, 0, '08:00'),
    ],
    today,
  )
  expect([...ahead]).toEqual([['child 3', { on: today, at: '08:00' }]])
  const rows = [packable(1), packable(3, { permit: 'asked', protection: 'marking' })]
  expect([...proposed(rows, ahead, ['case 1'])]).toEqual(['case 1'])
})
