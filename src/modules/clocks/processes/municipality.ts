import type { Process } from './model.ts'

/** SoL 27:2–6. The report goes to the board at once; it is investigated, put right, and told to IVO when serious. */
const lexSarah = {
  paragraph: 'SoL 27:2–6',
  ends: ['closed'],
  under: {
    reported: ['lexSarah'],
    received: ['lexSarahInvestigation'],
    serious: ['lexSarahInvestigation', 'lexSarahIvo'],
    ivoTold: ['lexSarahInvestigation'],
  },
  steps: {
    noticed: { paragraph: 'SoL 27:2', goes: { start: 'reported' }, starts: ['lexSarah'] },
    received: {
      paragraph: 'SoL 27:5',
      goes: { reported: 'received' },
      satisfies: ['lexSarah'],
      starts: ['lexSarahInvestigation'],
    },
    foundSerious: {
      paragraph: 'SoL 27:6',
      goes: { received: 'serious' },
      starts: ['lexSarahIvo'],
      needsNote: true,
    },
    toldIvo: { paragraph: 'SoL 27:6', goes: { serious: 'ivoTold' }, satisfies: ['lexSarahIvo'] },
    remedied: {
      paragraph: 'SoL 27:5',
      goes: { received: 'closed', ivoTold: 'closed' },
      satisfies: ['lexSarahInvestigation'],
      needsNote: true,
    },
  },
} as const satisfies Process

/** 2025:1506 (NIS2): a significant incident, in hours from when it was known. */
const incident = {
  paragraph: '2025:1506',
  ends: ['closed', 'notSignificant'],
  under: {
    known: ['incidentEarlyNotice', 'incidentNotification'],
    warned: ['incidentNotification'],
    notified: ['incidentFinalReport'],
  },
  steps: {
    known: {
      paragraph: '2025:1506',
      goes: { start: 'known' },
      starts: ['incidentEarlyNotice', 'incidentNotification'],
      asks: 'moment',
    },
    warned: {
      paragraph: '2025:1506',
      goes: { known: 'warned' },
      satisfies: ['incidentEarlyNotice'],
    },
    notified: {
      paragraph: '2025:1506',
      goes: { known: 'notified', warned: 'notified' },
      satisfies: ['incidentEarlyNotice', 'incidentNotification'],
      starts: ['incidentFinalReport'],
    },
    finalReportSent: {
      paragraph: '2025:1506',
      goes: { notified: 'closed' },
      satisfies: ['incidentFinalReport'],
    },
    notSignificant: {
      paragraph: '2025:1506',
      goes: { known: 'notSignificant', warned: 'notSignificant' },
      stops: ['incidentEarlyNotice', 'incidentNotification'],
      needsNote: true,
    },
  },
} as const satisfies Process

/** GDPR 33: a personal data breach, in hours from when it was known. What is not notified is documented. */
const gdprBreach = {
  paragraph: 'GDPR 33',
  ends: ['closed', 'documented'],
  under: { known: ['gdprBreach'] },
  steps: {
    known: {
      paragraph: 'GDPR 33',
      goes: { start: 'known' },
      starts: ['gdprBreach'],
      asks: 'moment',
    },
    notified: { paragraph: 'GDPR 33.1', goes: { known: 'closed' }, satisfies: ['gdprBreach'] },
    unlikelyRisk: {
      paragraph: 'GDPR 33.1, 33.5',
      goes: { known: 'documented' },
      stops: ['gdprBreach'],
      needsNote: true,
    },
  },
} as const satisfies Process

/** SoF 3:4: the copy for the calendar year reaches IVO by 31 January. Begins on the last day of the year. */
const fosterRegister = {
  paragraph: 'SoF 3:4',
  ends: ['sent'],
  under: { open: ['fosterRegister'] },
  steps: {
    yearEnded: { paragraph: 'SoF 3:4', goes: { start: 'open' }, starts: ['fosterRegister'] },
    sent: { paragraph: 'SoF 3:4', goes: { open: 'sent' }, satisfies: ['fosterRegister'] },
  },
} as const satisfies Process

/** SoL 15:2, HSLF-FS 2016:3: statistics of the calendar year. */
const statistics = {
  paragraph: 'SoL 15:2, HSLF-FS 2016:3',
  ends: ['sent'],
  under: { open: ['statistics'] },
  steps: {
    yearEnded: { paragraph: 'HSLF-FS 2016:3', goes: { start: 'open' }, starts: ['statistics'] },
    sent: { paragraph: 'HSLF-FS 2016:3', goes: { open: 'sent' }, satisfies: ['statistics'] },
  },
} as const satisfies Process

/** What else the board must see to. The days are chosen, the last day is counted. */
const otherDuty = {
  paragraph: 'KL 6:6',
  ends: ['done', 'dropped'],
  under: { open: ['otherDuty'] },
  steps: {
    opened: { paragraph: 'KL 6:6', goes: { start: 'open' }, starts: ['otherDuty'], asks: 'days' },
    givenMoreTime: {
      paragraph: 'KL 6:6',
      goes: { open: 'open' },
      stops: ['otherDuty'],
      starts: ['otherDuty'],
      asks: 'days',
      needsNote: true,
    },
    done: { paragraph: 'KL 6:6', goes: { open: 'done' }, satisfies: ['otherDuty'] },
    dropped: {
      paragraph: 'KL 6:6',
      goes: { open: 'dropped' },
      stops: ['otherDuty'],
      needsNote: true,
    },
  },
} as const satisfies Process

export const municipalityProcesses = {
  lexSarah,
  incident,
  gdprBreach,
  fosterRegister,
  statistics,
  otherDuty,
}
