import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { processes } from '#modules/clocks/processes/contract.ts'
import { type Candidate, dutyKinds, firstOwner, firstStep, yearToReport } from './rules.ts'

const person = (id: string, role: Candidate['role'], unitId = 'one', isAway = false): Candidate => ({
  id,
  role,
  unitId,
  isAway,
})
const staff = [
  person('worker', 'social_worker'),
  person('manager-one', 'unit_manager', 'one'),
  person('manager-two', 'unit_manager', 'two'),
  person('head', 'head', 'one'),
  person('clerk', 'administrator', 'one'),
]

describe('a new duty has an owner', () => {
  test('a lex Sarah report goes to the manager of the reporter’s unit', () =>
    expect(firstOwner('lexSarah', staff, { workerId: 'worker', unitId: 'two' })?.id).toBe('manager-two'))

  test('a manager who reports does not get the own report', () =>
    expect(firstOwner('lexSarah', staff, { workerId: 'manager-one', unitId: 'one' })?.id).toBe('head'))

  test('nor one who is away', () => {
    const away = staff.map((one) => (one.id === 'manager-one' ? { ...one, isAway: true } : one))
    expect(firstOwner('lexSarah', away, { workerId: 'worker', unitId: 'one' })?.id).toBe('head')
  })

  test('what the board answers for goes to the head, to somebody always', () => {
    expect(firstOwner('statistics', staff, undefined)?.id).toBe('head')
    expect(firstOwner('statistics', [person('only', 'social_worker')], undefined)?.id).toBe('only')
    expect(firstOwner('statistics', [], undefined)).toBeUndefined()
  })
})

describe('the ended year', () => {
  test('is owed from New Year’s Day', () =>
    expect(yearToReport(day('2027-01-01'))).toEqual({ year: 2026, endedOn: '2026-12-31' }))

  test('is still found in March, and no longer in April', () => {
    expect(yearToReport(day('2027-03-31'))?.year).toBe(2026)
    expect(yearToReport(day('2027-04-01'))).toBeUndefined()
  })
})

test('each kind begins with a step of its process that starts a clock', () => {
  for (const kind of dutyKinds) {
    const step = processes[kind].steps[firstStep[kind]]
    expect(step?.goes['start'], kind).toBeDefined()
    expect(step?.starts?.length, kind).toBeGreaterThan(0)
  }
})

test('in every state of a duty a clock runs until it is closed: no duty is without a next date', () => {
  for (const kind of dutyKinds) {
    const { steps, ends, under } = processes[kind]
    const states = new Set(Object.values(steps).flatMap(({ goes }) => Object.values(goes)))
    for (const state of states) {
      if (!ends.includes(state)) expect(under[state]?.length, `${kind} ${state}`).toBeGreaterThan(0)
    }
  }
})
