import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

const atOnceProtection =
  'When a report is about a child, somebody must assess at once whether the child needs protection now. We count this as the same day, also on weekends.'
const fourteenDays =
  'Whether to open an investigation must be decided within fourteen days of the report. More time takes exceptional reasons. No decision is needed while an investigation of the child is open.'
const openAtOnce = 'An investigation must be opened at once when what is known may lead to action.'
const tellAtOnce =
  'Those concerned must be told at once that an investigation is open, unless special reasons speak against it.'
const fourMonths =
  'The investigation must be swift and finished within four months. It may be extended for a fixed time if there are special reasons.'
const threeMonths =
  'Granted help that has not started within three months of the decision is reported to IVO and to the auditors. The same goes for help that was interrupted.'
const tellOnRequest =
  'A reporter who must report at work gets an answer on asking, unless that is unsuitable. The act gave no time. We count it as at once.'

export const en: TextOf<typeof sv> = {
  clocks: {
    protectionAssessment: {
      name: 'Immediate protection assessment',
      starts: 'The report was received.',
      ends: 'The protection assessment is made and written in the file.',
    },
    preliminaryAssessment: {
      name: 'Preliminary assessment',
      starts: 'The report was received.',
      ends: 'Somebody has decided to open or not to open an investigation.',
    },
    openInvestigation: {
      name: 'Open an investigation',
      starts: 'Social services learned something that may call for action.',
      ends: 'The investigation is open.',
    },
    notifyConcerned: {
      name: 'Tell those concerned',
      starts: 'The investigation was opened.',
      ends: 'Those concerned have been told that an investigation is open.',
    },
    reporterFeedback: {
      name: 'Answer to the reporter',
      starts: 'It was decided to open or not to open an investigation.',
      ends: 'The reporter has an answer.',
    },
    investigation: {
      name: 'Investigation',
      starts: 'The investigation was opened.',
      ends: 'The investigation is closed.',
    },
    communicationReply: {
      name: 'Time to reply to the material',
      starts: 'The material was sent to the party.',
      ends: 'The party has replied or the time is over.',
    },
    appeal: {
      name: 'Time to appeal',
      starts: 'The party received the decision.',
      ends: 'An appeal has come in or the time is over.',
    },
    nonExecutedDecision: {
      name: 'Decision waiting to be carried out',
      starts: 'The decision was made, or the help was interrupted.',
      ends: 'The help has started.',
    },
    interventionFollowUp: {
      name: 'Follow-up of the help',
      starts: 'The help started, or the last follow-up was made.',
      ends: 'The help has been followed up.',
    },
    followUpAfterInvestigation: {
      name: 'Follow-up after an investigation without help',
      starts: 'The investigation was closed without help.',
      ends: 'The follow-up is closed, or a new investigation is open.',
    },
  },
  paragraphs: {
    'protectionAssessment@2013-01-01': atOnceProtection,
    'protectionAssessment@2025-07-01': `${atOnceProtection} The assessment must be in the child's file.`,
    'preliminaryAssessment@2013-01-01': fourteenDays,
    'preliminaryAssessment@2025-07-01': fourteenDays,
    'openInvestigation@2013-01-01': openAtOnce,
    'openInvestigation@2025-07-01': openAtOnce,
    'notifyConcerned@2013-01-01': tellAtOnce,
    'notifyConcerned@2025-07-01': tellAtOnce,
    'reporterFeedback@2013-01-01': tellOnRequest,
    'reporterFeedback@2025-07-01': tellOnRequest,
    'reporterFeedback@2026-01-01':
      'A reporter who must report at work gets an answer on asking, unless that is unsuitable. The answer must come within a week of the decision. If the question comes later, or an investigation is already open, the answer must come at once.',
    'investigation@2013-01-01': fourMonths,
    'investigation@2025-07-01': fourMonths,
    'communicationReply@2018-07-01':
      'The party must see all that matters for the decision and get a set time to reply. You choose how long.',
    'appeal@2018-07-01':
      'An appeal must reach the board within three weeks of the day on which the party received the decision. If the last day falls on a weekend or holiday, the next workday is soon enough.',
    'nonExecutedDecision@2006-07-01': threeMonths,
    'nonExecutedDecision@2025-07-01': threeMonths,
    'interventionFollowUp@2013-01-01':
      "All help must be followed up. The old act gave no time. The time is in the child's implementation plan.",
    'interventionFollowUp@2025-07-01':
      "All help must be followed up. The law gives no time. The time is in the child's implementation plan.",
    'followUpAfterInvestigation@2013-01-01':
      'The board may follow how the child is, even without consent. The follow-up must end within two months of the investigation.',
    'followUpAfterInvestigation@2025-07-01':
      'The board may follow how the child is, even without consent. The follow-up must end within six months of the investigation, or when a new one is opened.',
  },
  standing: {
    late: 'Late',
    today: 'Last day today',
    soon: 'Soon due',
    calm: 'In good time',
  },
  grounds: {
    synnerligaSkal: 'Exceptional reasons',
    sarskildaSkal: 'Special reasons',
  },
  daysLate: (days) => (days === 1 ? 'One day late' : `${days} days late`),
  daysLeft: (days) => (days === 0 ? 'Last day today' : days === 1 ? 'One day left' : `${days} days left`),
  lastDay: (on) => `By ${on}`,
  extendedUntil: (on) => `Extended until ${on}`,
  countedFrom: (on) => `Counted from ${on}`,
  rolledForward: 'The last day falls on a weekend or holiday. The next workday counts instead.',
  page: {
    tab: 'The clocks',
    lead: 'Every time that the system counts: what starts it, what ends it and which paragraph applies. Nobody types in a last day.',
    starts: 'Starts when',
    ends: 'Ends when',
    from: (day: string) => `In force from ${day}.`,
    between: (from: string, until: string) => `Was in force from ${from} until ${until}.`,
    former: 'Earlier wordings, for cases that are counted by them',
    calendars: { protective: 'Never moved by a weekend', filing: 'Moved to the next workday' },
  },
  unverified: 'A lawyer needs to confirm this rule.',
}
