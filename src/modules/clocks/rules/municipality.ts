import { day } from '#kernel/day.ts'
import { rule, SoF, underNewAct, underOldAct } from './acts.ts'
import type { RuleVersion } from './model.ts'

const inRows = (sentence: string): string => `src/modules/clocks/rules/rows.test.ts › ${sentence}`

/** Cybersäkerhetslag (2025:1506), in force 15 January 2026. Its paragraphs are not checked, so none is named. */
const underCyberAct = (wording: Omit<RuleVersion, 'from' | 'until' | 'law' | 'paragraph'>): RuleVersion => ({
  ...wording,
  from: day('2026-01-15'),
  paragraph: '2025:1506',
  law: 'Cybersäkerhetslag (2025:1506)',
})

/** What the municipality itself owes: not about one child. */
export const municipalityRules = {
  /** SoL 27:2: whoever works there reports a misconduct at once. */
  lexSarah: rule('lexSarah', {
    subject: 'municipality',
    versions: [
      underOldAct({ id: 'lexSarah@2013-01-01', paragraph: 'SoL 2001:453 14:3', length: 'sameDay' }),
      underNewAct({ id: 'lexSarah@2025-07-01', paragraph: 'SoL 27:2', length: 'sameDay' }),
    ],
    calendar: 'protective',
    startsWhen: 'misconductNoticed',
    endsWhen: 'misconductReported',
    extension: 'none',
    warnDaysBefore: 0,
    heldBy: inRows('misconduct is reported to the board on the day it is noticed (SoL 27:2)'),
  }),

  /** SoL 27:5: documented, investigated and put right at once. The law gives no number; the length is local. */
  lexSarahInvestigation: rule('lexSarahInvestigation', {
    subject: 'municipality',
    versions: [
      underOldAct({
        id: 'lexSarahInvestigation@2013-01-01',
        paragraph: 'SoL 2001:453 14:6',
        length: { setByWorker: 'days', least: 1, most: 120, usual: 30 },
        unverified: 'The law says at once. Thirty days to finish is a local rule.',
      }),
      underNewAct({
        id: 'lexSarahInvestigation@2025-07-01',
        paragraph: 'SoL 27:5',
        length: { setByWorker: 'days', least: 1, most: 120, usual: 30 },
        unverified: 'The law says at once. Thirty days to finish is a local rule.',
      }),
    ],
    calendar: 'protective',
    startsWhen: 'misconductReported',
    endsWhen: 'misconductRemedied',
    extension: 'none',
    warnDaysBefore: 7,
    heldBy: inRows('a report of misconduct is investigated within thirty days, a local rule (SoL 27:5)'),
  }),

  /** SoL 27:6: a serious misconduct is told to IVO as soon as possible, with the investigation. The length is local. */
  lexSarahIvo: rule('lexSarahIvo', {
    subject: 'municipality',
    versions: [
      underOldAct({
        id: 'lexSarahIvo@2013-01-01',
        paragraph: 'SoL 2001:453 14:7',
        length: { setByWorker: 'days', least: 1, most: 60, usual: 14 },
        unverified: 'The law says as soon as possible. Fourteen days is a local rule.',
      }),
      underNewAct({
        id: 'lexSarahIvo@2025-07-01',
        paragraph: 'SoL 27:6',
        length: { setByWorker: 'days', least: 1, most: 60, usual: 14 },
        unverified: 'The law says as soon as possible. Fourteen days is a local rule.',
      }),
    ],
    calendar: 'protective',
    startsWhen: 'seriousMisconductFound',
    endsWhen: 'ivoTold',
    extension: 'none',
    warnDaysBefore: 5,
    heldBy: inRows('serious misconduct is told to IVO within fourteen days, a local rule (SoL 27:6)'),
  }),

  /** 2025:1506: an early notice within 24 hours from when a significant incident was known. */
  incidentEarlyNotice: rule('incidentEarlyNotice', {
    subject: 'municipality',
    versions: [underCyberAct({ id: 'incidentEarlyNotice@2026-01-15', length: { hours: 24 } })],
    calendar: 'protective',
    startsWhen: 'incidentKnown',
    endsWhen: 'earlyNoticeSent',
    extension: 'none',
    warnDaysBefore: 1,
    heldBy: inRows('an early notice of an incident is sent within 24 real hours (2025:1506)'),
  }),

  /** 2025:1506: a notification within 72 hours. */
  incidentNotification: rule('incidentNotification', {
    subject: 'municipality',
    versions: [underCyberAct({ id: 'incidentNotification@2026-01-15', length: { hours: 72 } })],
    calendar: 'protective',
    startsWhen: 'incidentKnown',
    endsWhen: 'notificationSent',
    extension: 'none',
    warnDaysBefore: 3,
    heldBy: inRows(
      'an incident is notified within 72 real hours, through the night when the clocks change (2025:1506)',
    ),
  }),

  /** 2025:1506: a final report a month after the notification. */
  incidentFinalReport: rule('incidentFinalReport', {
    subject: 'municipality',
    versions: [
      underCyberAct({
        id: 'incidentFinalReport@2026-01-15',
        length: { months: 1 },
        unverified: 'The month and what it is counted from are not checked.',
      }),
    ],
    calendar: 'protective',
    startsWhen: 'notificationSent',
    endsWhen: 'finalReportSent',
    extension: 'none',
    warnDaysBefore: 7,
    heldBy: inRows('the final report of an incident comes within a month of the notification (2025:1506)'),
  }),

  /** GDPR 33: a personal data breach is notified within 72 hours. */
  gdprBreach: rule('gdprBreach', {
    subject: 'municipality',
    versions: [
      {
        id: 'gdprBreach@2018-05-25',
        from: day('2018-05-25'),
        paragraph: 'GDPR 33',
        law: 'Dataskyddsförordningen (EU) 2016/679',
        length: { hours: 72 },
        unverified: 'The article was not read for this product; how the hours are counted is our reading.',
      },
    ],
    calendar: 'protective',
    startsWhen: 'breachKnown',
    endsWhen: 'breachNotified',
    extension: 'none',
    warnDaysBefore: 3,
    heldBy: inRows('a data breach is notified within 72 real hours (GDPR 33)'),
  }),

  /** SoF 3:4: a copy of the register of children in family homes reaches IVO by 31 January. */
  fosterRegister: rule('fosterRegister', {
    subject: 'municipality',
    versions: [
      {
        id: 'fosterRegister@2002-01-01',
        from: day('2002-01-01'),
        until: day('2025-07-01'),
        paragraph: 'SoF 2001:937',
        law: 'Socialtjänstförordning (2001:937)',
        length: { months: 1 },
        unverified: 'The old ordinance is not checked.',
      },
      {
        ...underNewAct({ id: 'fosterRegister@2025-07-01', paragraph: 'SoF 3:4', length: { months: 1 } }),
        law: SoF,
      },
    ],
    calendar: 'protective',
    startsWhen: 'yearEnded',
    endsWhen: 'registerSent',
    extension: 'none',
    warnDaysBefore: 21,
    heldBy: inRows('the register of children in family homes reaches IVO by 31 January (SoF 3:4)'),
  }),

  /** HSLF-FS 2016:3: statistics about children and youth every year. The day is not checked; the length is local. */
  statistics: rule('statistics', {
    subject: 'municipality',
    versions: [
      {
        id: 'statistics@2016-01-01',
        from: day('2016-01-01'),
        paragraph: 'SoL 15:2, HSLF-FS 2016:3',
        law: 'HSLF-FS 2016:3',
        length: { setByWorker: 'months', least: 1, most: 6, usual: 2 },
        unverified: 'That it is yearly is known, the last day is not. Two months is a local rule.',
      },
    ],
    calendar: 'protective',
    startsWhen: 'yearEnded',
    endsWhen: 'statisticsSent',
    extension: 'none',
    warnDaysBefore: 30,
    heldBy: inRows(
      'the yearly statistics are sent within two months of the year, a local rule (HSLF-FS 2016:3)',
    ),
  }),

  /** KL 6:6: what else the board must see to. Nobody types a day: the length is chosen. */
  otherDuty: rule('otherDuty', {
    subject: 'municipality',
    versions: [
      {
        id: 'otherDuty@2018-01-01',
        from: day('2018-01-01'),
        paragraph: 'KL 6:6',
        law: 'Kommunallag (2017:725)',
        length: { setByWorker: 'days', least: 1, most: 366, usual: 30 },
        unverified: 'A local rule: the law gives no number.',
      },
    ],
    calendar: 'protective',
    startsWhen: 'dutyOpened',
    endsWhen: 'dutyDone',
    extension: 'none',
    warnDaysBefore: 7,
    heldBy: inRows('another duty of the board runs for as many days as were chosen, thirty otherwise'),
  }),
}
