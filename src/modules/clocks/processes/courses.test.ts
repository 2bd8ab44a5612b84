import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import {
  courseOf,
  nextProcessSteps,
  type ProcessFacts,
  type ProcessKind,
  takeStep,
  type TakenStep,
} from './contract.ts'

type Given = readonly [string, string, Partial<TakenStep>?]

const told = (...given: readonly Given[]): ProcessFacts => ({
  taken: given.map(([step, on, more]) => ({ step, on: day(on), ...more })),
})

/** What runs after the steps, each with its last day. */
const running = (kind: ProcessKind, ...given: readonly Given[]) =>
  Object.fromEntries(courseOf(kind, told(...given)).running.map(({ code, due }) => [code, due.dueOn]))

const next = (kind: ProcessKind, facts: ProcessFacts, [step, on, more]: Given) =>
  takeStep(kind, facts, { step, on: day(on), ...more })

const meeting = (on: string) => ({ meetingOn: day(on) })

describe('care under LVU', () => {
  const custody: readonly Given[] = [
    ['custodyDecided', '2026-11-23'],
    ['enforced', '2026-11-24'],
  ]

  test('custody is submitted within a week of the decision, and care is applied for within four of its enforcement', () =>
    expect(running('lvuCare', ...custody)).toEqual({
      immediateCustodySubmit: '2026-11-30',
      lvuApplication: '2026-12-22',
    }))

  test('the court has a week for the custody, and two for the case when the child is in custody', () => {
    expect(running('lvuCare', ...custody, ['submittedToCourt', '2026-11-27'])).toEqual({
      immediateCustodyCourt: '2026-12-04',
      lvuApplication: '2026-12-22',
    })
    expect(
      running(
        'lvuCare',
        ...custody,
        ['submittedToCourt', '2026-11-27'],
        ['courtConfirmed', '2026-12-03'],
        ['careApplied', '2026-12-18'],
      ),
    ).toEqual({ lvuHearing: '2027-01-01' })
  })

  test('without custody the court has no two weeks, and care begins within four weeks of the final judgment', () => {
    const applied: readonly Given[] = [['careApplied', '2026-11-23']]
    expect(running('lvuCare', ...applied)).toEqual({})
    const final: readonly Given[] = [...applied, ['granted', '2027-01-11'], ['judgmentFinal', '2027-02-01']]
    expect(running('lvuCare', ...final)).toEqual({ lvuStart: '2027-03-01' })
    expect(next('lvuCare', told(...final), ['judgmentLapsed', '2027-03-01'])).toEqual({
      refused: 'step_too_early',
    })
    expect(next('lvuCare', told(...final), ['judgmentLapsed', '2027-03-02'])).toMatchObject({ closed: true })
  })

  test('a custody that the court lifts stops the time to apply', () => {
    const result = next('lvuCare', told(...custody, ['submittedToCourt', '2026-11-27']), [
      'courtLifted',
      '2026-12-02',
    ])
    expect(result).toMatchObject({
      state: 'custodyEnded',
      closed: true,
      moves: { satisfy: ['immediateCustodyCourt'], stop: ['lvuApplication'], start: [] },
    })
  })

  test('custody has not lapsed before its week has gone', () =>
    expect(nextProcessSteps('lvuCare', told(...custody), day('2026-11-30'))).not.toContain('custodyLapsed'))
})

describe('a placed child', () => {
  const placed: readonly Given[] = [
    ['startedSol', '2026-01-31'],
    ['cameToFamilyHome', '2026-01-31'],
  ]

  test('has every clock of the care from the first day', () =>
    expect(running('placementReview', ...placed)).toEqual({
      considerationSol: '2026-07-31',
      carePlanRevision: '2028-01-31',
      careVisit: '2026-04-30',
      healthCheckNotice: '2026-01-31',
      custodyTransfer: '2028-01-31',
    }))

  test('is considered again within six months of the last time, not of the placement', () =>
    expect(running('placementReview', ...placed, ['considered', '2026-06-10'])).toMatchObject({
      considerationSol: '2026-12-10',
    }))

  test('who moves to another family home waits two years anew for the custody question', () =>
    expect(running('placementReview', ...placed, ['cameToFamilyHome', '2027-05-01'])).toMatchObject({
      custodyTransfer: '2029-05-01',
    }))

  test('gets the custody question every year after the first time', () => {
    const considered = running('placementReview', ...placed, ['custodyConsidered', '2028-01-20'])
    expect(considered).toMatchObject({ custodyTransferYearly: '2029-01-20' })
    expect(considered).not.toHaveProperty('custodyTransfer')
  })

  test('whose care goes over to LVU 3 § is reconsidered instead of considered', () => {
    const clocks = running('placementReview', ...placed, ['becameLvu3', '2026-03-01'])
    expect(clocks).toMatchObject({ reconsiderationLvu3: '2026-09-01' })
    expect(clocks).not.toHaveProperty('considerationSol')
  })

  test('keeps the old wording of a running clock when the law changes, and the next one gets the new', () => {
    const versions = (...given: readonly Given[]) =>
      courseOf('placementReview', told(...given)).running.map(({ due }) => due.ruleVersion)
    const before: readonly Given[] = [['startedSol', '2025-03-01']]
    expect(versions(...before)).toContain('considerationSol@2002-01-01')
    expect(versions(...before, ['visited', '2025-08-01'])).toEqual(
      expect.arrayContaining(['considerationSol@2002-01-01', 'careVisit@2025-07-01']),
    )
    expect(versions(...before, ['considered', '2025-08-20'])).toContain('considerationSol@2025-07-01')
  })

  test('is visited as often as the local rule says', () => {
    const facts = { ...told(...placed), lengths: { careVisit: { months: 1 } } } as const
    expect(
      courseOf('placementReview', facts).running.find(({ code }) => code === 'careVisit')?.due.dueOn,
    ).toBe('2026-02-28')
  })
})

describe('a process that was closed by mistake', () => {
  test('is reopened with the clocks that ran, counted from where they once began', () => {
    const closed = told(['requested', '2026-11-02'], ['withdrawn', '2026-11-20'])
    expect(nextProcessSteps('transfer', closed)).toEqual(['reopened'])
    expect(next('transfer', closed, ['reopened', '2026-12-10'])).toMatchObject({
      state: 'waiting',
      closed: false,
      moves: {
        start: [{ code: 'transferRequest', triggeredOn: '2026-11-02', due: { dueOn: '2026-12-02' } }],
      },
    })
  })

  test('is not reopened while it is open', () =>
    expect(next('transfer', told(['requested', '2026-11-02']), ['reopened', '2026-11-03'])).toEqual({
      refused: 'step_not_next',
    }))
})

describe('other courses', () => {
  test('IVO is asked after a month of silence, not on the last day of the month (SoL 29:11)', () => {
    const asked = told(['requested', '2026-11-02'])
    expect(next('transfer', asked, ['ivoAskedAfterSilence', '2026-12-02'])).toEqual({
      refused: 'step_too_early',
    })
    expect(next('transfer', asked, ['ivoAskedAfterSilence', '2026-12-03'])).toMatchObject({ state: 'atIvo' })
  })

  test('a decision may be demanded once, after six months (FL 12)', () => {
    const began = told(['partyBegan', '2026-03-02'])
    expect(next('slowness', began, ['demanded', '2026-09-02'])).toEqual({ refused: 'step_too_early' })
    const refused = told(
      ['partyBegan', '2026-03-02'],
      ['demanded', '2026-09-03'],
      ['demandRefused', '2026-09-20'],
    )
    expect(nextProcessSteps('slowness', refused)).toEqual(['decided'])
  })

  test('a chair’s decision follows the meeting when it is moved (KL 6:40)', () => {
    const decided: Given = ['decided', '2026-11-23', meeting('2026-12-02')]
    expect(running('chairDecision', decided)).toEqual({ chairDecision: '2026-12-02' })
    expect(running('chairDecision', decided, ['meetingMoved', '2026-11-30', meeting('2026-12-16')])).toEqual({
      chairDecision: '2026-12-16',
    })
    expect(next('chairDecision', { taken: [] }, ['decided', '2026-11-23', meeting('2026-11-20')])).toEqual({
      refused: 'step_meeting_before',
    })
  })

  test('a temporary exit ban is submitted in one week and applied for in four (LVU 31 e–f)', () => {
    const decided: Given = ['decided', '2026-11-23']
    expect(running('temporaryExitBan', decided)).toEqual({ tempExitBanSubmit: '2026-11-30' })
    expect(
      running(
        'temporaryExitBan',
        decided,
        ['submittedToCourt', '2026-11-25'],
        ['courtConfirmed', '2026-12-01'],
      ),
    ).toEqual({ tempExitBanApply: '2026-12-29' })
  })

  test('another duty takes as many days as were chosen', () =>
    expect(running('otherDuty', ['opened', '2026-11-23', { days: 10 }])).toEqual({ otherDuty: '2026-12-03' }))
})
