import { day } from '#kernel/day.ts'
import { rule, SoL, underNewAct, underOldAct } from './acts.ts'

/** A report comes in: protection, open or not, and the answer to the one who reported. */
export const reportRules = {
  /** SoL 20:1: at once on a report about a child. Read as the same day; the day after it is late. Runs on weekends. */
  protectionAssessment: rule('protectionAssessment', {
    subject: 'report',
    versions: [
      underOldAct({
        id: 'protectionAssessment@2013-01-01',
        paragraph: 'SoL 2001:453 11:1 a',
        length: 'sameDay',
      }),
      underNewAct({ id: 'protectionAssessment@2025-07-01', paragraph: 'SoL 20:1', length: 'sameDay' }),
    ],
    calendar: 'protective',
    startsWhen: 'reportReceived',
    endsWhen: 'protectionAssessed',
    extension: 'none',
    warnDaysBefore: 0,
    heldBy:
      'src/modules/clocks/rules.test.ts › is assessed for protection on the day it comes in, also on a Sunday (SoL 20:1)',
  }),

  /** SoL 20:2: open or not within fourteen days from receipt; not needed while an investigation of the child is open. */
  preliminaryAssessment: rule('preliminaryAssessment', {
    subject: 'report',
    versions: [
      underOldAct({
        id: 'preliminaryAssessment@2013-01-01',
        paragraph: 'SoL 2001:453 11:1 a',
        length: { days: 14 },
      }),
      underNewAct({
        id: 'preliminaryAssessment@2025-07-01',
        paragraph: 'SoL 20:2',
        length: { days: 14 },
      }),
    ],
    calendar: 'protective',
    startsWhen: 'reportReceived',
    endsWhen: 'openingDecided',
    extension: { ground: 'synnerligaSkal' },
    warnDaysBefore: 4,
    heldBy:
      'src/modules/clocks/rules.test.ts › is decided on within fourteen days, counted in calendar days (SoL 20:2)',
  }),

  /** SoL 14:2: an investigation is opened at once when what is known may lead to action. */
  openInvestigation: rule('openInvestigation', {
    subject: 'report',
    versions: [
      underOldAct({
        id: 'openInvestigation@2013-01-01',
        paragraph: 'SoL 2001:453 11:1',
        length: 'sameDay',
      }),
      underNewAct({ id: 'openInvestigation@2025-07-01', paragraph: 'SoL 14:2', length: 'sameDay' }),
    ],
    calendar: 'protective',
    startsWhen: 'needForActionKnown',
    endsWhen: 'investigationOpened',
    extension: 'none',
    warnDaysBefore: 0,
    heldBy:
      'src/modules/clocks/rules.test.ts › is opened on the day the need for it is known (SoL 14:2), and those concerned are told that day (SoL 20:4)',
  }),

  /** SoL 19:6: a mandated reporter who asks is told within a week of the decision to open or not. */
  reporterFeedback: rule('reporterFeedback', {
    subject: 'report',
    versions: [
      underOldAct({
        id: 'reporterFeedback@2013-01-01',
        paragraph: 'SoL 2001:453 14:1 b',
        length: 'sameDay',
        unverified: 'The act said "on request" without a number; at once is our reading.',
      }),
      {
        id: 'reporterFeedback@2025-07-01',
        from: day('2025-07-01'),
        until: day('2026-01-01'),
        paragraph: 'SoL 19:6',
        law: SoL,
        length: 'sameDay',
        unverified: 'The wording before lag (2025:1501) gave no number; at once is our reading.',
      },
      {
        id: 'reporterFeedback@2026-01-01',
        from: day('2026-01-01'),
        paragraph: 'SoL 19:6',
        law: SoL,
        length: { weeks: 1 },
        unverified:
          'The week is in lag (2025:1501); its first day in force, 1 January 2026, is not confirmed.',
      },
    ],
    calendar: 'protective',
    startsWhen: 'openingDecided',
    endsWhen: 'reporterInformed',
    extension: 'none',
    warnDaysBefore: 2,
    heldBy: 'src/modules/clocks/rules.test.ts › is given within a week of the decision',
  }),
}
