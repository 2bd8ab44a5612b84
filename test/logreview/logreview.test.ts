import { expect, test } from 'vitest'
import { isReading } from '#kernel/route.ts'
import { parts } from '#modules/logreview/rules/facts.ts'
import { judge } from '#modules/logreview/rules/judge.ts'
import { partOf } from '#modules/logreview/rules/routes.ts'
import { rooms } from '../../src/rooms.ts'
import { lineOf, measure } from './measure.ts'

test('in two planted months at least nine in ten snoops are listed, and at most one honest opening in a hundred', () => {
  const found = measure(1, 60)
  console.log(lineOf(found))
  expect(found.honest).toBeGreaterThan(8_000)
  expect(found.found / found.snoops).toBeGreaterThanOrEqual(0.9)
  expect(found.flagged / found.honest).toBeLessThanOrEqual(0.01)
})

test('the measure can fail: a review that lists nothing finds nobody, and one that knows no facts asks about everything', () => {
  const blind = measure(2, 60, (openings, facts) =>
    judge(openings, facts).map((one) => ({ ...one, isListed: false })),
  )
  expect(blind).toMatchObject({ found: 0, flagged: 0 })
  const ignorant = measure(2, 60, (openings, facts) =>
    judge(openings, { ...facts, had: [], tookIn: [], moved: [], met: [], turns: [] }),
  )
  expect(ignorant.flagged / ignorant.honest).toBeGreaterThan(0.9)
})

/** Readings that are lists, the own things, or about no person at all. */
const noOpening =
  /^(list|search|find|check|count|ask|follow|pull|plan|show|try)|^read(Today|Team|Own|Burden|Staffing|TakenOver|Session|Organisation|Unit|Home$|FosterRegister|Late|Flow|Visit[C]|Meeting$|Assessment[S]|Duty|Report[S]|Calendar|Quarantined|LogReview|PersonLogs|Denials|BreakGlasses|Staff|Disposal|OpeningStops|DutyTurns|WorkerPersons|Workload|Wave$|Diary$|StayPlan$)|^compareChildTime$|Document$|^openSealed$|^previewDisposal|^delegated/

test('every reading of a room has its kind, or is none of a person: a new route is met here on its first day', () => {
  const readings = rooms.flatMap((room) =>
    room.routes
      .map(({ route }) => route)
      .filter((route) => isReading(route) && typeof route.may === 'string'),
  )
  const unknown = readings.filter(({ name }) => partOf[name] === undefined && !noOpening.test(name))
  expect(unknown.map(({ name }) => name)).toEqual([])
  const names = new Set(readings.map(({ name }) => name))
  expect(Object.keys(partOf).filter((name) => !names.has(name))).toEqual([])
  expect(Object.values(partOf).every((one) => parts.includes(one))).toBe(true)
})
