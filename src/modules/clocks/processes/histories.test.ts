import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day, dayOf, instant } from '#kernel/day.ts'
import { ruleVersion } from '../rules.ts'
import type { ClockCode } from '../rules/model.ts'
import {
  courseOf,
  endOfAge,
  grounds,
  lastsUntil,
  nextProcessSteps,
  type ProcessFacts,
  type ProcessKind,
  processes,
  processKinds,
  takeStep,
  type TakenStep,
} from './contract.ts'

/** Days on which counting goes wrong if it can: leap days, ends of months, the nights when the clocks change, new law. */
const awkward = [
  '2024-02-29',
  '2024-08-31',
  '2025-06-30',
  '2025-07-01',
  '2025-10-26',
  '2025-12-31',
  '2026-01-31',
  '2026-03-29',
  '2027-08-31',
  '2028-02-29',
].map(day)

const anyStart = fc.oneof(
  fc.constantFrom(...awkward),
  fc.integer({ min: 0, max: 2_000 }).map((n) => addDays(day('2024-05-01'), n)),
)

/** How a history goes on: which of the lawful steps, and how many days later. */
const choices = fc.array(fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(0, 1, 7, 31), fc.nat({ max: 400 }))), {
  maxLength: 14,
})

const givenWith = (step: string, on: Day): TakenStep => ({
  step,
  on,
  at: instant(`${on}T10:00:00Z`),
  meetingOn: addDays(on, 21),
  days: 10,
})

type Told = { readonly facts: ProcessFacts; readonly running: ReadonlyMap<ClockCode, Day> }

/** The clocks that run by what the steps answered alone, counted beside the engine: nothing doubled, nothing ended twice. */
const tellOn = (
  told: Told,
  moves: { satisfy: readonly ClockCode[]; stop: readonly ClockCode[] },
  start: readonly { code: ClockCode; triggeredOn: Day }[],
): Map<ClockCode, Day> => {
  const running = new Map(told.running)
  for (const code of [...moves.satisfy, ...moves.stop]) {
    expect(running.has(code), `${code} ends but does not run`).toBe(true)
    running.delete(code)
  }
  for (const { code, triggeredOn } of start) {
    expect(running.has(code), `${code} is doubled`).toBe(false)
    running.set(code, triggeredOn)
  }
  return running
}

/** No step of these can be older than its act. */
const firstDays: Partial<Record<ProcessKind, Day>> = {
  incident: day('2026-01-15'),
  shelter: day('2024-04-01'),
  shelterContactRestriction: day('2024-04-01'),
}

const historyOf = (
  kind: ProcessKind,
  from: Day,
  picked: readonly (readonly [number, number])[],
  facts: Omit<ProcessFacts, 'taken'>,
): void => {
  const process = processes[kind]
  const first = firstDays[kind] ?? from
  let on = from < first ? first : from
  let told: Told = { facts: { ...facts, taken: [] }, running: new Map() }
  for (const [pick, later] of picked) {
    const lawful = nextProcessSteps(kind, told.facts, on)
    const step = lawful[pick % Math.max(lawful.length, 1)]
    if (step === undefined) return
    const result = takeStep(kind, told.facts, givenWith(step, on))
    if ('refused' in result) throw new Error(`${kind}: ${step} is offered and refused, ${result.refused}`)
    const { moves, state, closed } = result
    const running = tellOn(told, moves, moves.start)
    for (const clock of moves.start) {
      expect(clock.due.dueOn >= clock.triggeredOn, `${clock.code} is due before its trigger`).toBe(true)
      expect(clock.due.ruleVersion).toBe(ruleVersion(clock.code, clock.triggeredOn).id)
      // LVU 34: the time of the court is counted from the application, which may be older than the custody.
      const isOlder = clock.code === 'lvuHearing' && step === 'custodyDecided'
      if (step !== 'reopened') expect(isOlder ? clock.triggeredOn <= on : clock.triggeredOn === on).toBe(true)
      expect(clock.due.dueOn >= on || step === 'reopened', `${clock.code} is over when it begins`).toBe(true)
    }
    expect(closed).toBe(process.ends.includes(state))
    if (closed) expect([...running.keys()], `left running in ${kind} ${state}`).toEqual([])
    for (const code of process.under[state] ?? []) {
      expect([...running.keys()], `${code} is missing in ${kind} ${state}`).toContain(code)
    }
    told = { facts: { ...told.facts, taken: [...told.facts.taken, givenWith(step, on)] }, running }
    const course = courseOf(kind, told.facts)
    expect(new Set(course.running.map(({ code }) => code))).toEqual(new Set(running.keys()))
    on = addDays(on, later)
    const end = endOfAge(kind, told.facts)
    if (end !== undefined && on >= end.on) {
      const then = courseOf(kind, told.facts, on)
      expect([then.closed, then.running], `${kind} goes on after the birthday`).toEqual([true, []])
      expect(nextProcessSteps(kind, told.facts, on)).toEqual([])
    }
  }
}

describe('ten thousand random histories', () => {
  const each = Math.ceil(10_000 / processKinds.length)

  test.each(processKinds)(
    'of %s: no clock is missing, doubled, left running, or due before it was triggered',
    (kind) => {
      fc.assert(
        fc.property(
          anyStart,
          choices,
          fc.constantFrom(...grounds),
          fc.integer({ min: 0, max: 20 }),
          (from, picked, ground, age) =>
            historyOf(kind, from, picked, { ground, birthOn: addDays(from, -365 * age) }),
        ),
        { numRuns: each },
      )
    },
  )

  test.each(processKinds)('of %s reach every state and take every step', (kind) => {
    const { steps, ends } = processes[kind]
    const seen = new Set<string>()
    const taken = new Set<string>()
    const waiting: { facts: ProcessFacts; on: Day }[] = [{ facts: { taken: [] }, on: day('2026-02-01') }]
    for (let at = waiting.shift(); at; at = waiting.shift()) {
      const { facts, on } = at
      const { state } = courseOf(kind, facts)
      for (const step of nextProcessSteps(kind, facts, on)) {
        if (step === 'reopened' || taken.has(`${state} ${step}`)) continue
        const result = takeStep(kind, facts, givenWith(step, on))
        if ('refused' in result) throw new Error(`${step}: ${result.refused}`)
        taken.add(`${state} ${step}`)
        seen.add(result.state)
        const next = { taken: [...facts.taken, givenWith(step, on)] }
        waiting.push({ facts: next, on: addDays(on, 300) }, { facts: next, on: addDays(on, 1) })
      }
    }
    expect(new Set([...taken].map((one) => one.split(' ')[1]))).toEqual(new Set(Object.keys(steps)))
    for (const state of ends) expect(seen.has(state), state).toBe(true)
    for (const state of seen) {
      const goesOn = Object.values(steps).some(({ goes }) => Object.hasOwn(goes, state))
      expect(goesOn !== ends.includes(state), `${kind} ${state} is a dead end`).toBe(true)
    }
  })
})

describe('a step that the law does not allow', () => {
  const decided = givenWith('custodyDecided', day('2026-11-23'))

  test('is refused when it is not the next', () =>
    expect(takeStep('lvuCare', { taken: [] }, givenWith('judgmentFinal', day('2026-11-23')))).toEqual({
      refused: 'step_not_next',
    }))

  test('is refused when it is before the step it follows', () =>
    expect(takeStep('lvuCare', { taken: [decided] }, givenWith('enforced', day('2026-11-22')))).toEqual({
      refused: 'step_before_last',
    }))

  test('is refused when what looks like a step is none', () => {
    for (const step of ['constructor', 'toString', '__proto__', 'start']) {
      expect(takeStep('lvuCare', { taken: [decided] }, givenWith(step, day('2026-11-24')))).toEqual({
        refused: 'step_not_next',
      })
    }
  })

  test('cannot be told as a history', () =>
    expect(() => courseOf('lvuCare', { taken: [givenWith('granted', day('2026-11-23'))] })).toThrow(
      RangeError,
    ))

  test('is refused from the birthday on which the ban has ended, and what happened before it can still be written', () => {
    const facts = { taken: [givenWith('granted', day('2026-02-01'))], birthOn: day('2008-11-23') }
    expect(lastsUntil('exitBan', facts)).toBe('2026-11-23')
    for (const step of ['reviewed', 'ended'])
      expect(takeStep('exitBan', facts, givenWith(step, day('2026-11-23')))).toEqual({
        refused: 'step_too_old',
      })
    expect(takeStep('exitBan', facts, givenWith('ended', day('2026-11-22')))).toMatchObject({ closed: true })
    expect(nextProcessSteps('exitBan', facts, day('2026-11-23'))).toEqual([])
  })
})

describe('care and preventive measures for somebody who is 19 or 20', () => {
  const facts = { taken: [], birthOn: day('2006-11-24'), ground: 'lvu3' } as const
  const firsts = [
    ['lvuCare', 'custodyDecided'],
    ['lvuCare', 'careApplied'],
    ['preventive22', 'decided'],
  ] as const

  test.each(firsts)('%s begins by %s before 20, and not from that day (LVU 1, 6, 22)', (kind, step) => {
    expect(takeStep(kind, facts, givenWith(step, day('2026-11-23')))).toMatchObject({ closed: false })
    expect(takeStep(kind, facts, givenWith(step, day('2026-11-24')))).toEqual({ refused: 'step_too_old' })
    expect(nextProcessSteps(kind, facts, day('2026-11-24'))).not.toContain(step)
  })

  test('what began before 20 goes on until 21 (LVU 21, 22)', () => {
    const taken = [givenWith('decided', day('2026-06-01'))]
    const on = day('2026-11-26')
    expect(takeStep('preventive22', { ...facts, taken }, givenWith('reconsidered', on))).toMatchObject({
      state: 'running',
    })
  })
})

test('the moment of an hour clock decides, on the day when it was known', () => {
  const known = { step: 'known', on: day('2026-11-23'), at: instant('2026-11-23T22:00:00Z') }
  const result = takeStep('incident', { taken: [] }, known)
  if ('refused' in result) throw new Error(result.refused)
  expect(result.moves.start.map(({ due }) => due.dueAt)).toEqual([
    '2026-11-24T22:00:00.000Z',
    '2026-11-26T22:00:00.000Z',
  ])
  expect(dayOf(known.at)).toBe('2026-11-23')
  expect(takeStep('incident', { taken: [] }, { step: 'known', on: day('2026-11-23') })).toEqual({
    refused: 'step_needs_moment',
  })
})
