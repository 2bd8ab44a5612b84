import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addYears, day } from '#kernel/day.ts'
import { isInSample, isKeptWhole } from './files.ts'
import { holdKinds, listStanding, mayGo, type Person, verdictOf, whyNotApprove } from './verdict.ts'

const today = day('2026-11-23')

/** A report of concern from 2019 that led to no investigation. */
const report: Person = {
  lastNoteOn: day('2019-03-14'),
  birthOn: day('2012-06-11'),
  municipalityCode: '0780',
  isInvestigation: false,
  wasPlaced: false,
  isAdoption: false,
  isOpen: false,
  hasOpenAppeal: false,
  holds: [],
}
const verdict = (more: Partial<Person>) => verdictOf({ ...report, ...more }, today)

describe('whether a file may go today', () => {
  test('a report that led to nothing goes after five years, and late after the year after that (SoL 16:1)', () => {
    expect(verdict({ lastNoteOn: day('2021-11-23') }).standing).toBe('due')
    expect(verdict({ lastNoteOn: day('2021-11-24') }).standing).toBe('later')
    expect(verdict({ lastNoteOn: day('2020-01-01') })).toMatchObject({
      standing: 'due',
      doneBy: '2026-12-31',
    })
    expect(verdict({})).toMatchObject({ standing: 'overdue', doneBy: '2025-12-31' })
  })

  test('each reason has its paragraph', () => {
    expect(verdict({}).reasons).toEqual([{ code: 'fiveYears', paragraph: 'SoL 16:1' }])
    expect(verdict({ isInvestigation: true }).reasons).toEqual([
      { code: 'investigationUntil30', paragraph: 'SoL 16:2 a' },
    ])
    expect(verdict({ wasPlaced: true }).reasons).toEqual([{ code: 'placed', paragraph: 'SoL 16:2' }])
    expect(verdict({ birthOn: day('2012-06-15') }).reasons).toEqual([
      { code: 'researchDay', paragraph: 'SoF 13:1' },
    ])
  })

  test('nothing of a person with an open matter goes, however old the rest is (SoL 16:1)', () =>
    expect(verdict({ isOpen: true })).toMatchObject({ standing: 'open', earliestOn: null }))

  test('parenthood and adoption are never disposed of, also when only a worker knows it (SoL 16:2)', () => {
    expect(verdict({ holds: ['parenthood'] }).standing).toBe('never')
    expect(verdict({ isAdoption: true }).standing).toBe('never')
  })

  test('an agreement on custody keeps the file until the child is eighteen (SoL 16:3)', () => {
    expect(verdict({ holds: ['custody_agreement'] })).toMatchObject({
      standing: 'later',
      earliestOn: '2030-06-11',
    })
    expect(verdict({ holds: ['custody_agreement'], birthOn: day('2001-06-11') }).standing).toBe('overdue')
  })

  test.each(['appeal', 'disclosure', 'inquiry', 'own_decision'] as const)('%s stops it', (kind) =>
    expect(verdict({ holds: [kind] }).standing).toBe('held'),
  )

  test('an appeal that a court still has stops it without anybody writing so', () =>
    expect(verdict({ hasOpenAppeal: true })).toMatchObject({
      standing: 'held',
      reasons: [
        { code: 'openAppeal', paragraph: 'FL 40–48' },
        { code: 'fiveYears', paragraph: 'SoL 16:1' },
      ],
    }))

  test('what may go is five years old, closed, held by nobody, never placed, and in no sample', () => {
    const anyDay = fc.integer({ min: 0, max: 16_000 }).map((n) => addDays(day('1983-01-01'), n))
    const person = fc.record({
      lastNoteOn: anyDay,
      birthOn: fc.option(anyDay),
      municipalityCode: fc.constantFrom('0780', '0580', '0980', '2281', '1480', '1481'),
      isInvestigation: fc.boolean(),
      wasPlaced: fc.boolean(),
      isAdoption: fc.boolean(),
      isOpen: fc.boolean(),
      hasOpenAppeal: fc.boolean(),
      holds: fc.subarray([...holdKinds]),
    })
    let gone = 0
    fc.assert(
      fc.property(person, (one) => {
        const said = verdictOf(one, today)
        expect(said.reasons.length).toBeGreaterThan(0)
        if (!mayGo(said)) return
        gone += 1
        expect(addYears(one.lastNoteOn, 5) <= today).toBe(true)
        expect(one.isOpen || one.wasPlaced || one.isAdoption || one.hasOpenAppeal).toBe(false)
        expect(one.holds.filter((kind) => kind !== 'custody_agreement')).toEqual([])
        expect(one.birthOn !== null && !isInSample(one.birthOn) && !isKeptWhole(one.municipalityCode)).toBe(
          true,
        )
        const age = one.isInvestigation ? 30 : one.holds.length > 0 ? 18 : 0
        if (one.birthOn !== null) expect(addYears(one.birthOn, age) <= today).toBe(true)
      }),
      { numRuns: 20_000, seed: 1 },
    )
    expect(gone).toBeGreaterThan(20)
  })

  test('a day later it may still go: time alone never takes a file off the list', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), (n) => {
        const on = addDays(day('2026-01-01'), n)
        if (mayGo(verdictOf(report, on))) expect(mayGo(verdictOf(report, addDays(on, 1)))).toBe(true)
      }),
    ))
})

describe('a list', () => {
  const list = { proposedBy: 'adam', approvedBy: [] as string[], isStopped: false, left: 3, isWhole: true }

  test('takes three people: one who proposes, and two others who approve', () => {
    expect(whyNotApprove(list, 'adam')).toBe('disposal_own_proposal')
    expect(whyNotApprove(list, 'dag')).toBeUndefined()
    expect(listStanding({ ...list, approvedBy: ['dag'] })).toBe('waiting')
    expect(whyNotApprove({ ...list, approvedBy: ['dag'] }, 'dag')).toBe('disposal_approved_already')
    expect(whyNotApprove({ ...list, approvedBy: ['dag'] }, 'hedda')).toBeUndefined()
    expect(listStanding({ ...list, approvedBy: ['dag', 'hedda'] })).toBe('approved')
  })

  test('is not approved by who may not see every file on it', () => {
    expect(whyNotApprove({ ...list, isWhole: false }, 'dag')).toBe('disposal_not_yours')
  })

  test('that was stopped or is done is approved by nobody', () => {
    expect(whyNotApprove({ ...list, isStopped: true }, 'dag')).toBe('disposal_not_waiting')
    expect(listStanding({ ...list, approvedBy: ['dag', 'hedda'], left: 0 })).toBe('done')
    expect(whyNotApprove({ ...list, approvedBy: ['dag', 'hedda'] }, 'ulla')).toBe('disposal_not_waiting')
  })
})
