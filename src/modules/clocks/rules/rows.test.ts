import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { day, instant } from '#kernel/day.ts'
import { dueOn, ruleVersion, type Trigger } from '../rules.ts'
import { clockRules } from './catalogue.ts'
import { type ClockCode, clockCodes } from './model.ts'

type Row = readonly [string, ClockCode, string, string, (Partial<Trigger> & { readonly at?: string })?]

/** One sentence for each row of the table of clocks: what starts it, and the last day that follows. */
const rows: readonly Row[] = [
  [
    'a party who began a case may demand a decision when six months have gone (FL 12)',
    'slowness',
    '2026-08-31',
    '2027-02-28',
  ],
  [
    'a demand for a decision is answered within four weeks (FL 12)',
    'slownessDecision',
    '2026-12-01',
    '2026-12-29',
  ],
  [
    'youth service begins within two months of the final judgment (SoL 18:8)',
    'serviceYouth',
    '2026-12-31',
    '2027-02-28',
  ],
  [
    'an individual plan with the region begins at once when there is need and consent (SoL 10:8)',
    'sipStart',
    '2026-11-21',
    '2026-11-21',
  ],
  [
    'follow-up after a placement ends within six months of its end (SoL 23:5)',
    'followUpAfterPlacement',
    '2026-10-31',
    '2027-04-30',
  ],
  [
    'follow-up after compulsory care ends within six months from its start (LVU 21 c)',
    'followUpAfterLvu',
    '2027-08-31',
    '2028-02-29',
  ],
  [
    'a child leaves the emergency home within two months of the end of the investigation (SoL 22:4)',
    'emergencyFosterHome',
    '2026-12-24',
    '2027-02-24',
  ],
  [
    'care by consent is considered within six months, again and again (SoL 22:13)',
    'considerationSol',
    '2026-11-23',
    '2027-05-23',
  ],
  [
    'care by LVU 2 § is considered within six months, again and again (LVU 13)',
    'considerationLvu2',
    '2026-08-30',
    '2027-02-28',
  ],
  [
    'care by LVU 3 § is tried within six months of enforcement, then of the last time (LVU 13)',
    'reconsiderationLvu3',
    '2026-11-23',
    '2027-05-23',
  ],
  [
    'preventive measures are tried within six months of the decision (LVU 22)',
    'reconsiderationLvu22',
    '2026-11-23',
    '2027-05-23',
  ],
  [
    'custody transfer is considered after two years in the same family home (SoL 22:14)',
    'custodyTransfer',
    '2026-02-28',
    '2028-02-28',
  ],
  [
    'custody transfer is considered again every year after the first time (SoL 22:14)',
    'custodyTransferYearly',
    '2028-02-29',
    '2029-02-28',
  ],
  [
    'the care plan is revised at the latest when the child has been placed two years (SoL 9:13)',
    'carePlanRevision',
    '2026-11-23',
    '2028-11-23',
  ],
  [
    'a placed child is visited every third month, a local rule since the law gives no number (SoL 22:12)',
    'careVisit',
    '2026-11-30',
    '2027-02-28',
  ],
  [
    'the region is told on the day when care outside the home begins (SoL 22:7)',
    'healthCheckNotice',
    '2026-11-22',
    '2026-11-22',
  ],
  [
    'more than three children in a home is told to IVO when it is decided (SoF 16:2)',
    'fosterOverThree',
    '2026-11-23',
    '2026-11-23',
  ],
  [
    'immediate custody is submitted to the court within a week of the decision (LVU 7)',
    'immediateCustodySubmit',
    '2026-12-19',
    '2026-12-26',
  ],
  [
    'the court tries an urgent decision within a week of receipt (LVU 7)',
    'immediateCustodyCourt',
    '2026-12-21',
    '2026-12-28',
  ],
  [
    'care is applied for within four weeks from the enforcement of the custody (LVU 8)',
    'lvuApplication',
    '2026-11-28',
    '2026-12-26',
  ],
  [
    'the court takes up the case within two weeks when the child is in custody (LVU 34)',
    'lvuHearing',
    '2026-12-17',
    '2026-12-31',
  ],
  [
    'care begins within four weeks of the final judgment, or the judgment lapses (LVU 5)',
    'lvuStart',
    '2026-11-23',
    '2026-12-21',
  ],
  [
    'limits on contact are considered at least every three months (LVU 14)',
    'contactLimitReview',
    '2026-11-30',
    '2027-02-28',
  ],
  [
    'a moving ban is considered at least every three months (LVU 26)',
    'movingBanReview',
    '2026-11-23',
    '2027-02-23',
  ],
  [
    'an exit ban is tried within six months of the decision (LVU 31 c)',
    'exitBanReview',
    '2026-11-23',
    '2027-05-23',
  ],
  [
    'a temporary moving ban is submitted to the court within a week (LVU 28)',
    'tempMovingBanSubmit',
    '2026-11-23',
    '2026-11-30',
  ],
  [
    'a moving ban is applied for within two weeks of the court’s decision (LVU 29)',
    'tempMovingBanApply',
    '2026-11-23',
    '2026-12-07',
  ],
  [
    'a temporary exit ban is submitted to the court within a week (LVU 31 e)',
    'tempExitBanSubmit',
    '2026-11-23',
    '2026-11-30',
  ],
  [
    'an exit ban is applied for within four weeks of the court’s decision (LVU 31 f)',
    'tempExitBanApply',
    '2026-11-23',
    '2026-12-21',
  ],
  [
    'urgent shelter is submitted to the court within a week of the decision (2024:79 4:3)',
    'shelterUrgentSubmit',
    '2026-11-23',
    '2026-11-30',
  ],
  [
    'shelter is applied for within six weeks from the day the placement began (2024:79 4:6)',
    'shelterUrgentApply',
    '2026-11-23',
    '2027-01-04',
  ],
  [
    'a placement in a shelter is considered at least every six months (2024:79 5:3)',
    'shelterReview',
    '2026-11-23',
    '2027-05-23',
  ],
  [
    'limits on contact in a shelter are considered at least every six months (2024:79 5:6)',
    'contactLimitReviewShelter',
    '2026-11-23',
    '2027-05-23',
  ],
  [
    'a request to move a case has a month before IVO may be asked (SoL 29:11)',
    'transferRequest',
    '2027-01-31',
    '2027-02-28',
  ],
  ['IVO decides on a moved case within three months (SoL 29:11)', 'transferIvo', '2026-11-23', '2027-02-23'],
  [
    'what the chair decided is told at the next meeting of the board (KL 6:40, LVU 6)',
    'chairDecision',
    '2026-11-23',
    '2026-12-09',
    { meetingOn: day('2026-12-09') },
  ],
  [
    'misconduct is reported to the board on the day it is noticed (SoL 27:2)',
    'lexSarah',
    '2026-11-22',
    '2026-11-22',
  ],
  [
    'a report of misconduct is investigated within thirty days, a local rule (SoL 27:5)',
    'lexSarahInvestigation',
    '2026-11-23',
    '2026-12-23',
  ],
  [
    'serious misconduct is told to IVO within fourteen days, a local rule (SoL 27:6)',
    'lexSarahIvo',
    '2026-11-23',
    '2026-12-07',
  ],
  [
    'an early notice of an incident is sent within 24 real hours (2025:1506)',
    'incidentEarlyNotice',
    '2026-11-23',
    '2026-11-24',
    { triggeredAt: instant('2026-11-23T14:30:00Z'), at: '2026-11-24T14:30:00.000Z' },
  ],
  [
    'an incident is notified within 72 real hours, through the night when the clocks change (2025:1506)',
    'incidentNotification',
    '2026-10-23',
    '2026-10-25',
    { triggeredAt: instant('2026-10-22T22:30:00Z'), at: '2026-10-25T22:30:00.000Z' },
  ],
  [
    'the final report of an incident comes within a month of the notification (2025:1506)',
    'incidentFinalReport',
    '2027-01-31',
    '2027-02-28',
  ],
  [
    'a data breach is notified within 72 real hours (GDPR 33)',
    'gdprBreach',
    '2027-03-26',
    '2027-03-30',
    { triggeredAt: instant('2027-03-26T22:30:00Z'), at: '2027-03-29T22:30:00.000Z' },
  ],
  [
    'the register of children in family homes reaches IVO by 31 January (SoF 3:4)',
    'fosterRegister',
    '2026-12-31',
    '2027-01-31',
  ],
  [
    'the yearly statistics are sent within two months of the year, a local rule (HSLF-FS 2016:3)',
    'statistics',
    '2026-12-31',
    '2027-02-28',
  ],
  [
    'another duty of the board runs for as many days as were chosen, thirty otherwise',
    'otherDuty',
    '2026-11-23',
    '2026-12-23',
  ],
]

describe('each row of the table of clocks', () => {
  for (const [sentence, code, triggeredOn, due, more] of rows) {
    test(sentence, () => {
      const { at, ...trigger } = more ?? {}
      const counted = dueOn({ code, triggeredOn: day(triggeredOn), ...trigger })
      expect(counted.dueOn).toBe(due)
      expect(counted.dueAt).toBe(at)
    })
  }

  test('is on the list here, or names another test', () => {
    const here = new Set(rows.map(([, code]) => code))
    const missing = clockCodes.filter(
      (code) =>
        !here.has(code) && clockRules[code].heldBy.startsWith('src/modules/clocks/rules/rows.test.ts'),
    )
    expect(missing).toEqual([])
  })

  test('names the test that holds it, and that test exists', () => {
    const wrong = Object.values(clockRules).filter(({ heldBy }) => {
      const [file = '', sentence = ''] = heldBy.split(' › ')
      return sentence === '' || !readFileSync(file, 'utf8').includes(`'${sentence}'`)
    })
    expect(wrong.map(({ code }) => code)).toEqual([])
  })
})

describe('a wording', () => {
  test.each<readonly [string, ClockCode, string, string]>([
    ['three years for the custody question before July 2022', 'custodyTransfer', '2022-06-30', '2025-06-30'],
    ['two years for it from July 2022', 'custodyTransfer', '2022-07-01', '2024-07-01'],
    [
      'two months of follow-up after a placement under the old act',
      'followUpAfterPlacement',
      '2025-06-30',
      '2025-08-30',
    ],
    ['six months of it under the new act', 'followUpAfterPlacement', '2025-07-01', '2026-01-01'],
  ])('gives %s', (_, code, on, due) => expect(dueOn({ code, triggeredOn: day(on) }).dueOn).toBe(due))

  test('of the cyber act is not there before its first day', () =>
    expect(() => ruleVersion('incidentNotification', day('2026-01-14'))).toThrow(RangeError))

  test('in hours takes the moment, on the day that it was', () => {
    const late = { code: 'gdprBreach', triggeredOn: day('2026-11-23') } as const
    expect(() => dueOn(late)).toThrow(RangeError)
    expect(() => dueOn({ ...late, triggeredAt: instant('2026-11-23T23:30:00Z') })).toThrow(RangeError)
  })

  test('about the next meeting takes its day, and not one before the decision', () => {
    const chair = { code: 'chairDecision', triggeredOn: day('2026-11-23') } as const
    expect(() => dueOn(chair)).toThrow(RangeError)
    expect(() => dueOn({ ...chair, meetingOn: day('2026-11-22') })).toThrow(RangeError)
  })

  test('that leaves the length to the service takes a local one, within reason', () => {
    const visit = { code: 'careVisit', triggeredOn: day('2026-11-30') } as const
    expect(dueOn({ ...visit, length: { months: 1 } }).dueOn).toBe('2026-12-30')
    expect(() => dueOn({ ...visit, length: { months: 13 } })).toThrow(RangeError)
    expect(() => dueOn({ ...visit, length: { days: 30 } })).toThrow(RangeError)
  })
})
