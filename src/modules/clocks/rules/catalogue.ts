import { day } from '#kernel/day.ts'
import type { ClockCode, ClockRule, RuleVersion } from './model.ts'

const oldSoL = 'Socialtjänstlag (2001:453)'
const SoL = 'Socialtjänstlag (2025:400)'
const FL = 'Förvaltningslag (2017:900)'

/** Lag (2012:776) gave the old act the wordings that we keep. */
const amendedActFrom = day('2013-01-01')
const newActFrom = day('2025-07-01')

type Wording = Omit<RuleVersion, 'from' | 'until' | 'law'>

const underOldAct = (wording: Wording): RuleVersion => ({
  ...wording,
  from: amendedActFrom,
  until: newActFrom,
  law: oldSoL,
})

const underNewAct = (wording: Wording): RuleVersion => ({ ...wording, from: newActFrom, law: SoL })

/** The statutory clocks as data. One entry for each row of the law, with every wording that a living case can fall under. */
export const clockRules: Readonly<Record<ClockCode, ClockRule>> = {
  /** SoL 20:1: at once on a report about a child. Read as the same day; the day after it is late. Runs on weekends. */
  protectionAssessment: {
    code: 'protectionAssessment',
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
    risk: 1,
    warnDaysBefore: 0,
  },

  /** SoL 14:2: an investigation is opened at once when what is known may lead to action. */
  openInvestigation: {
    code: 'openInvestigation',
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
    risk: 2,
    warnDaysBefore: 0,
  },

  /** SoL 20:2: open or not within fourteen days from receipt; not needed while an investigation of the child is open. */
  preliminaryAssessment: {
    code: 'preliminaryAssessment',
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
    risk: 3,
    warnDaysBefore: 4,
  },

  /** SoL 20:3: finished within four months from the opening; may be extended for a fixed time, särskilda skäl. */
  investigation: {
    code: 'investigation',
    versions: [
      underOldAct({
        id: 'investigation@2013-01-01',
        paragraph: 'SoL 2001:453 11:2',
        length: { months: 4 },
      }),
      underNewAct({ id: 'investigation@2025-07-01', paragraph: 'SoL 20:3', length: { months: 4 } }),
    ],
    calendar: 'protective',
    startsWhen: 'investigationOpened',
    endsWhen: 'investigationClosed',
    extension: { ground: 'sarskildaSkal' },
    risk: 4,
    warnDaysBefore: 30,
  },

  /** SoL 34:1: a favourable decision not carried out within three months from its day is reported to IVO. */
  nonExecutedDecision: {
    code: 'nonExecutedDecision',
    versions: [
      {
        id: 'nonExecutedDecision@2006-07-01',
        from: day('2006-07-01'),
        until: newActFrom,
        paragraph: 'SoL 2001:453 16:6 f',
        law: oldSoL,
        length: { months: 3 },
      },
      underNewAct({ id: 'nonExecutedDecision@2025-07-01', paragraph: 'SoL 34:1', length: { months: 3 } }),
    ],
    calendar: 'protective',
    startsWhen: 'decisionMade',
    endsWhen: 'interventionStarted',
    extension: 'none',
    risk: 5,
    warnDaysBefore: 30,
  },

  /** SoL 5:1–2 and SoF 10:3: the plan says when it is followed up. The law gives no number; the length is local. */
  interventionFollowUp: {
    code: 'interventionFollowUp',
    versions: [
      underOldAct({
        id: 'interventionFollowUp@2013-01-01',
        paragraph: 'SoL 2001:453 3:3',
        length: { setByWorker: 'months', least: 1, most: 12 },
        unverified:
          'The old act asked for good quality, followed up all the time; its paragraph is not checked here.',
      }),
      underNewAct({
        id: 'interventionFollowUp@2025-07-01',
        paragraph: 'SoL 5:1–2, SoF 10:3',
        length: { setByWorker: 'months', least: 1, most: 12 },
        unverified: 'SoF 10:3 is written for placed children; its use for open care is our reading.',
      }),
    ],
    calendar: 'protective',
    startsWhen: 'interventionStarted',
    endsWhen: 'interventionFollowedUp',
    extension: 'none',
    risk: 6,
    warnDaysBefore: 14,
  },

  /** SoL 23:5: follow-up without consent ends at the latest six months after the investigation; two under the old act. */
  followUpAfterInvestigation: {
    code: 'followUpAfterInvestigation',
    versions: [
      underOldAct({
        id: 'followUpAfterInvestigation@2013-01-01',
        paragraph: 'SoL 2001:453 11:4 c',
        length: { months: 2 },
      }),
      underNewAct({
        id: 'followUpAfterInvestigation@2025-07-01',
        paragraph: 'SoL 23:5',
        length: { months: 6 },
      }),
    ],
    calendar: 'protective',
    startsWhen: 'investigationClosed',
    endsWhen: 'followUpClosed',
    extension: 'none',
    risk: 7,
    warnDaysBefore: 30,
  },

  /** SoL 20:4: those concerned are told at once that an investigation is open, unless special reasons speak against. */
  notifyConcerned: {
    code: 'notifyConcerned',
    versions: [
      underOldAct({ id: 'notifyConcerned@2013-01-01', paragraph: 'SoL 2001:453 11:2', length: 'sameDay' }),
      underNewAct({ id: 'notifyConcerned@2025-07-01', paragraph: 'SoL 20:4', length: 'sameDay' }),
    ],
    calendar: 'protective',
    startsWhen: 'investigationOpened',
    endsWhen: 'concernedInformed',
    extension: 'none',
    risk: 8,
    warnDaysBefore: 0,
  },

  /** SoL 19:6: a mandated reporter who asks is told within a week of the decision to open or not. */
  reporterFeedback: {
    code: 'reporterFeedback',
    versions: [
      underOldAct({
        id: 'reporterFeedback@2013-01-01',
        paragraph: 'SoL 2001:453 14:1 b',
        length: 'sameDay',
        unverified: 'The act said "on request" without a number; at once is our reading.',
      }),
      {
        id: 'reporterFeedback@2025-07-01',
        from: newActFrom,
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
    risk: 9,
    warnDaysBefore: 2,
  },

  /** FL 25: the board sets the time to reply. It moves off weekends in the party's favour: our choice, not a duty. */
  communicationReply: {
    code: 'communicationReply',
    versions: [
      {
        id: 'communicationReply@2018-07-01',
        from: day('2018-07-01'),
        paragraph: 'FL 25',
        law: FL,
        length: { setByWorker: 'days', least: 1, most: 90 },
      },
    ],
    calendar: 'filing',
    startsWhen: 'materialSent',
    endsWhen: 'replyReceived',
    extension: 'none',
    risk: 10,
    warnDaysBefore: 2,
  },

  /** FL 44: an appeal reaches the board within three weeks from the day on which the party received the decision. */
  appeal: {
    code: 'appeal',
    versions: [
      {
        id: 'appeal@2018-07-01',
        from: day('2018-07-01'),
        paragraph: 'FL 44',
        law: FL,
        length: { weeks: 3 },
      },
    ],
    calendar: 'filing',
    startsWhen: 'decisionServed',
    endsWhen: 'appealReceived',
    extension: 'none',
    risk: 11,
    warnDaysBefore: 3,
  },
}
