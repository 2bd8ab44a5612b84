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

describe('the court gives more time', () => {
  const confirmed: readonly Given[] = [
    ['custodyDecided', '2026-11-23'],
    ['enforced', '2026-11-24'],
    ['submittedToCourt', '2026-11-26'],
    ['courtConfirmed', '2026-12-01'],
  ]
  const longer: readonly Given[] = [...confirmed, ['timeExtended', '2026-12-18', { days: 14 }]]

  test('custody has lapsed only when the longer time has gone too (LVU 8–9)', () => {
    expect(running('lvuCare', ...confirmed)).toEqual({ lvuApplication: '2026-12-22' })
    expect(running('lvuCare', ...longer)).toEqual({ lvuApplication: '2027-01-05' })
    expect(nextProcessSteps('lvuCare', told(...longer), day('2026-12-23'))).not.toContain('custodyLapsed')
    expect(next('lvuCare', told(...longer), ['custodyLapsed', '2027-01-05'])).toEqual({
      refused: 'step_too_early',
    })
    expect(next('lvuCare', told(...longer), ['custodyLapsed', '2027-01-06'])).toMatchObject({
      state: 'custodyLapsed',
      closed: true,
    })
  })

  test('more time that was asked for before the time had gone keeps the custody until the court has answered (LVU 9)', () => {
    const asked: readonly Given[] = [...confirmed, ['moreTimeAsked', '2026-12-22']]
    expect(nextProcessSteps('lvuCare', told(...asked), day('2026-12-23'))).toEqual([
      'courtLifted',
      'boardEndedCustody',
      'moreTimeRefused',
      'timeExtended',
      'careApplied',
    ])
    const refused = told(...asked, ['moreTimeRefused', '2026-12-23'])
    expect(nextProcessSteps('lvuCare', refused, day('2026-12-23'))).toContain('custodyLapsed')
    expect(running('lvuCare', ...asked, ['timeExtended', '2026-12-28', { days: 7 }])).toEqual({
      lvuApplication: '2026-12-29',
    })
  })

  test('more time cannot be asked for when the time has gone (LVU 9)', () => {
    expect(next('lvuCare', told(...confirmed), ['moreTimeAsked', '2026-12-23'])).toEqual({
      refused: 'step_too_late',
    })
    expect(nextProcessSteps('lvuCare', told(...confirmed), day('2026-12-23'))).not.toContain('moreTimeAsked')
  })

  test('is counted twice when it is given twice, each from where the one before ended', () =>
    expect(running('lvuCare', ...longer, ['timeExtended', '2027-01-04', { days: 7 }])).toEqual({
      lvuApplication: '2027-01-12',
    }))

  test('is for a fixed time, and only for what runs', () => {
    expect(next('lvuCare', told(...confirmed), ['timeExtended', '2026-12-18'])).toEqual({
      refused: 'step_needs_days',
    })
    expect(nextProcessSteps('lvuCare', told(['careApplied', '2026-11-23']))).not.toContain('timeExtended')
  })

  test('for an application for an exit ban (LVU 31 f), and never for one for a moving ban (LVU 29)', () => {
    const decided: readonly Given[] = [
      ['decided', '2026-11-23'],
      ['submittedToCourt', '2026-11-25'],
      ['courtConfirmed', '2026-12-01'],
    ]
    expect(running('temporaryExitBan', ...decided, ['timeExtended', '2026-12-20', { days: 10 }])).toEqual({
      tempExitBanApply: '2027-01-08',
    })
    expect(nextProcessSteps('temporaryMovingBan', told(...decided))).not.toContain('timeExtended')
  })
})

describe('custody that is decided when care has been applied for (LVU 6, 34)', () => {
  const applied: readonly Given[] = [['careApplied', '2026-11-23']]

  test('is before the court within two weeks of the day of the application, not of the custody', () =>
    expect(running('lvuCare', ...applied, ['custodyDecided', '2026-11-30'])).toEqual({
      immediateCustodySubmit: '2026-12-07',
      lvuHearing: '2026-12-07',
    }))

  test('is before the court at once when those two weeks have gone', () =>
    expect(running('lvuCare', ...applied, ['custodyDecided', '2027-01-15'])).toMatchObject({
      lvuHearing: '2027-01-15',
    }))

  test('is not decided for somebody who has turned 20, whatever was applied for before (LVU 6)', () => {
    const facts = { ...told(...applied), birthOn: day('2006-12-01'), ground: 'lvu3' } as const
    expect(next('lvuCare', facts, ['custodyDecided', '2026-11-30'])).toMatchObject({ state: 'caseDecided' })
    expect(next('lvuCare', facts, ['custodyDecided', '2026-12-01'])).toEqual({ refused: 'step_too_old' })
    expect(nextProcessSteps('lvuCare', facts, day('2026-12-01'))).not.toContain('custodyDecided')
  })

  test('care is not applied for when the one in custody has turned 20 (LVU 1)', () => {
    const custody = told(
      ['custodyDecided', '2026-11-23'],
      ['enforced', '2026-11-24'],
      ['submittedToCourt', '2026-11-26'],
      ['courtConfirmed', '2026-12-01'],
    )
    const facts = { ...custody, birthOn: day('2006-12-10'), ground: 'lvu3' } as const
    expect(next('lvuCare', facts, ['careApplied', '2026-12-10'])).toEqual({ refused: 'step_too_old' })
    expect(next('lvuCare', facts, ['careApplied', '2026-12-09'])).toMatchObject({
      state: 'caseConfirmedEnforced',
    })
  })
})

describe('what ends by itself on a birthday', () => {
  const born = { birthOn: day('2008-11-23') }
  const on18 = day('2026-11-23')
  const ends = [
    ['movingBan', [['granted', '2026-02-01']], 'LVU 24'],
    ['temporaryMovingBan', [['decided', '2026-11-20']], 'LVU 24'],
    ['exitBan', [['granted', '2026-02-01']], 'LVU 31 c'],
    ['temporaryExitBan', [['decided', '2026-11-20']], 'LVU 31 c'],
  ] as const

  test.each(ends)('%s ends at 18 without anybody’s decision', (kind, taken, paragraph) => {
    const facts = { ...told(...taken), ...born }
    expect(courseOf(kind, facts, day('2026-11-22'))).toMatchObject({ closed: false })
    expect(courseOf(kind, facts, on18)).toEqual({
      state: 'ageReached',
      running: [],
      held: [],
      closed: true,
      over: { age: 18, on: '2026-11-23', paragraph },
    })
    expect(nextProcessSteps(kind, facts, on18)).toEqual([])
  })

  test('a case about care by 2 § ends at 18 and one by 3 § at 21 (LVU 21)', () => {
    const facts = { ...told(['careApplied', '2026-06-01']), ...born }
    expect(courseOf('lvuCare', { ...facts, ground: 'lvu2' }, on18).over).toEqual({
      age: 18,
      on: '2026-11-23',
      paragraph: 'LVU 21',
    })
    expect(courseOf('lvuCare', { ...facts, ground: 'lvu3' }, day('2029-11-22')).over).toBeUndefined()
    expect(courseOf('lvuCare', { ...facts, ground: 'lvu3' }, day('2029-11-23')).over?.age).toBe(21)
  })

  test('as long as nobody has said the ground of the care, it has not ended before 21', () => {
    const facts = { ...told(['careApplied', '2026-06-01']), ...born }
    expect(courseOf('lvuCare', facts, day('2028-01-01')).closed).toBe(false)
    expect(courseOf('lvuCare', facts, day('2029-11-23')).over?.age).toBe(21)
  })

  test('limits on contact end with the care that they belong to, preventive measures at 21 (LVU 14, 21, 22)', () => {
    const decided = { ...told(['decided', '2026-06-01']), ...born }
    expect(courseOf('contactRestriction', { ...decided, ground: 'lvu2' }, on18).over?.age).toBe(18)
    expect(courseOf('contactRestriction', { ...decided, ground: 'lvu3' }, on18).over).toBeUndefined()
    expect(courseOf('preventive22', decided, day('2029-11-23')).over).toMatchObject({
      age: 21,
      paragraph: 'LVU 22',
    })
  })

  test('born on 29 February: it has ended on 28 February in other years', () => {
    const facts = { ...told(['granted', '2025-06-01']), birthOn: day('2008-02-29') }
    expect(courseOf('exitBan', facts, day('2026-02-27')).closed).toBe(false)
    expect(courseOf('exitBan', facts, day('2026-02-28')).over?.on).toBe('2026-02-28')
  })

  test('what the board or the court ended before the birthday stays ended by them, and is not opened again after it', () => {
    const ended = { ...told(['granted', '2026-02-01'], ['ended', '2026-11-02']), ...born }
    expect(courseOf('exitBan', ended, on18)).toMatchObject({ state: 'ended', closed: true })
    expect(next('exitBan', ended, ['reopened', '2026-11-23'])).toEqual({ refused: 'step_too_old' })
  })
})

test('contact is decided while a ban or a temporary ban is in force, and runs under the clock of the ban (LVU 31)', () => {
  expect(running('movingBan', ['granted', '2026-11-23'], ['contactDecided', '2026-12-01'])).toEqual({
    movingBanReview: '2027-02-23',
  })
  expect(running('temporaryMovingBan', ['decided', '2026-11-23'], ['contactDecided', '2026-11-24'])).toEqual({
    tempMovingBanSubmit: '2026-11-30',
  })
  expect(nextProcessSteps('movingBan', told(['applied', '2026-11-23']))).not.toContain('contactDecided')
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
