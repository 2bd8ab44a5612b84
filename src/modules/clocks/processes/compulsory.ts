import type { Process } from './model.ts'

const custodyClocks = [
  'immediateCustodySubmit',
  'immediateCustodyCourt',
  'lvuApplication',
  'lvuHearing',
] as const

const judged = {
  applied: 'granted',
  caseDecided: 'granted',
  caseSubmitted: 'granted',
  caseConfirmed: 'granted',
  caseEnforced: 'grantedInCare',
  caseSubmittedEnforced: 'grantedInCare',
  caseConfirmedEnforced: 'grantedInCare',
} as const

const endsInCase = {
  caseDecided: 'applied',
  caseEnforced: 'applied',
  caseSubmitted: 'applied',
  caseSubmittedEnforced: 'applied',
  caseConfirmed: 'applied',
  caseConfirmedEnforced: 'applied',
} as const

/** The child has been fetched, and care is not applied for yet. */
const whileEnforced = {
  enforced: 'enforced',
  submittedEnforced: 'submittedEnforced',
  confirmedEnforced: 'confirmedEnforced',
} as const

/** Care is applied for, and the child is in custody. */
const beforeCourt = {
  caseDecided: 'caseDecided',
  caseEnforced: 'caseEnforced',
  caseSubmitted: 'caseSubmitted',
  caseSubmittedEnforced: 'caseSubmittedEnforced',
  caseConfirmed: 'caseConfirmed',
  caseConfirmedEnforced: 'caseConfirmedEnforced',
} as const

/**
 * Care by LVU, from the first decision until the care has begun. Three things go on side by side: the board's custody
 * (6–9 §§), whether the child has been fetched (enforced), and the case about care (`case…`: applied for, 4 §).
 */
const lvuCare = {
  paragraph: 'LVU 4–9, 34',
  until: { lvu2: 18, lvu3: 21 },
  endsByAge: 'LVU 21',
  ends: ['careRunning', 'careRefused', 'custodyEnded', 'custodyLapsed', 'judgmentLapsed', 'withdrawn'],
  under: {
    decided: ['immediateCustodySubmit'],
    enforced: ['immediateCustodySubmit', 'lvuApplication'],
    submitted: ['immediateCustodyCourt'],
    submittedEnforced: ['immediateCustodyCourt', 'lvuApplication'],
    confirmedEnforced: ['lvuApplication'],
    caseDecided: ['immediateCustodySubmit', 'lvuHearing'],
    caseEnforced: ['immediateCustodySubmit', 'lvuHearing'],
    caseSubmitted: ['immediateCustodyCourt', 'lvuHearing'],
    caseSubmittedEnforced: ['immediateCustodyCourt', 'lvuHearing'],
    caseConfirmed: ['lvuHearing'],
    caseConfirmedEnforced: ['lvuHearing'],
    final: ['lvuStart'],
  },
  steps: {
    custodyDecided: {
      paragraph: 'LVU 6',
      goes: { start: 'decided', applied: 'caseDecided' },
      // LVU 34: two weeks from the day of the application, also when the custody comes after it.
      starts: ['immediateCustodySubmit', { code: 'lvuHearing', only: ['applied'], since: 'careApplied' }],
      beforeAge: 20,
    },
    enforced: {
      paragraph: 'LVU 8, 43',
      goes: {
        decided: 'enforced',
        submitted: 'submittedEnforced',
        confirmed: 'confirmedEnforced',
        caseDecided: 'caseEnforced',
        caseSubmitted: 'caseSubmittedEnforced',
        caseConfirmed: 'caseConfirmedEnforced',
      },
      starts: [{ code: 'lvuApplication', only: ['decided', 'submitted', 'confirmed'] }],
    },
    submittedToCourt: {
      paragraph: 'LVU 7',
      goes: {
        decided: 'submitted',
        enforced: 'submittedEnforced',
        caseDecided: 'caseSubmitted',
        caseEnforced: 'caseSubmittedEnforced',
      },
      satisfies: ['immediateCustodySubmit'],
      starts: ['immediateCustodyCourt'],
    },
    courtConfirmed: {
      paragraph: 'LVU 7',
      goes: {
        submitted: 'confirmed',
        submittedEnforced: 'confirmedEnforced',
        caseSubmitted: 'caseConfirmed',
        caseSubmittedEnforced: 'caseConfirmedEnforced',
      },
      satisfies: ['immediateCustodyCourt'],
    },
    courtLifted: {
      paragraph: 'LVU 7, 9',
      goes: {
        submitted: 'custodyEnded',
        submittedEnforced: 'custodyEnded',
        confirmed: 'custodyEnded',
        confirmedEnforced: 'custodyEnded',
        caseSubmitted: 'applied',
        caseSubmittedEnforced: 'applied',
        caseConfirmed: 'applied',
        caseConfirmedEnforced: 'applied',
      },
      satisfies: ['immediateCustodyCourt'],
      stops: ['lvuApplication', 'lvuHearing'],
    },
    boardEndedCustody: {
      paragraph: 'LVU 9',
      goes: {
        decided: 'custodyEnded',
        enforced: 'custodyEnded',
        submitted: 'custodyEnded',
        submittedEnforced: 'custodyEnded',
        confirmed: 'custodyEnded',
        confirmedEnforced: 'custodyEnded',
        ...endsInCase,
      },
      stops: custodyClocks,
      needsNote: true,
    },
    custodyLapsed: {
      paragraph: 'LVU 7, 9',
      goes: {
        decided: 'custodyLapsed',
        enforced: 'custodyLapsed',
        confirmedEnforced: 'custodyLapsed',
        caseDecided: 'applied',
        caseEnforced: 'applied',
      },
      after: ['immediateCustodySubmit', 'lvuApplication'],
      stops: custodyClocks,
      needsNote: true,
    },
    moreTimeAsked: {
      paragraph: 'LVU 8–9',
      goes: whileEnforced,
      holds: ['lvuApplication'],
    },
    moreTimeRefused: {
      paragraph: 'LVU 8',
      goes: whileEnforced,
      releases: ['lvuApplication'],
    },
    timeExtended: {
      paragraph: 'LVU 8, 34',
      goes: { ...whileEnforced, ...beforeCourt },
      extends: ['lvuApplication', 'lvuHearing'],
      asks: 'days',
      needsNote: true,
    },
    careApplied: {
      paragraph: 'LVU 4, 8',
      goes: {
        start: 'applied',
        submitted: 'caseSubmitted',
        submittedEnforced: 'caseSubmittedEnforced',
        confirmed: 'caseConfirmed',
        confirmedEnforced: 'caseConfirmedEnforced',
      },
      satisfies: ['lvuApplication'],
      starts: [
        {
          code: 'lvuHearing',
          only: ['submitted', 'submittedEnforced', 'confirmed', 'confirmedEnforced'],
        },
      ],
      beforeAge: 20,
    },
    granted: {
      paragraph: 'LVU 4',
      goes: judged,
      satisfies: ['lvuHearing'],
      stops: ['immediateCustodySubmit', 'immediateCustodyCourt'],
    },
    refused: {
      paragraph: 'LVU 4, 9',
      goes: {
        applied: 'refusedNotFinal',
        caseDecided: 'refusedNotFinal',
        caseEnforced: 'refusedNotFinal',
        caseSubmitted: 'refusedNotFinal',
        caseSubmittedEnforced: 'refusedNotFinal',
        caseConfirmed: 'refusedNotFinal',
        caseConfirmedEnforced: 'refusedNotFinal',
      },
      satisfies: ['lvuHearing'],
      stops: ['immediateCustodySubmit', 'immediateCustodyCourt'],
    },
    grantedOnAppeal: {
      paragraph: 'LVU 4, 41',
      goes: { refusedNotFinal: 'granted' },
    },
    refusedOnAppeal: {
      paragraph: 'LVU 41',
      goes: { granted: 'refusedNotFinal', grantedInCare: 'refusedNotFinal' },
    },
    judgmentFinal: {
      paragraph: 'LVU 5',
      goes: { granted: 'final', grantedInCare: 'careRunning', refusedNotFinal: 'careRefused' },
      starts: [{ code: 'lvuStart', only: ['granted'] }],
    },
    careStarted: {
      paragraph: 'LVU 5, 10',
      goes: { granted: 'grantedInCare', final: 'careRunning' },
      satisfies: ['lvuStart'],
    },
    judgmentLapsed: {
      paragraph: 'LVU 5',
      goes: { final: 'judgmentLapsed' },
      after: ['lvuStart'],
      stops: ['lvuStart'],
      needsNote: true,
    },
    withdrawn: {
      paragraph: 'LVU 9',
      goes: {
        applied: 'withdrawn',
        caseDecided: 'withdrawn',
        caseEnforced: 'withdrawn',
        caseSubmitted: 'withdrawn',
        caseSubmittedEnforced: 'withdrawn',
        caseConfirmed: 'withdrawn',
        caseConfirmedEnforced: 'withdrawn',
      },
      stops: custodyClocks,
      needsNote: true,
    },
  },
} as const satisfies Process

/** LVU 22: preventive measures without consent. They end when the child is taken into custody or into care (23 §). */
const preventive22 = {
  paragraph: 'LVU 22–23',
  until: 21,
  endsByAge: 'LVU 22',
  ends: ['ended'],
  under: { running: ['reconsiderationLvu22'] },
  steps: {
    decided: {
      paragraph: 'LVU 22',
      goes: { start: 'running' },
      starts: ['reconsiderationLvu22'],
      beforeAge: 20,
    },
    reconsidered: {
      paragraph: 'LVU 22',
      goes: { running: 'running' },
      satisfies: ['reconsiderationLvu22'],
      starts: ['reconsiderationLvu22'],
    },
    replacedByCare: {
      paragraph: 'LVU 23',
      goes: { running: 'ended' },
      stops: ['reconsiderationLvu22'],
    },
    ended: {
      paragraph: 'LVU 22',
      goes: { running: 'ended' },
      stops: ['reconsiderationLvu22'],
      needsNote: true,
    },
  },
} as const satisfies Process

/** LVU 14: how contact is exercised, or that the whereabouts are secret. */
const contactRestriction = {
  paragraph: 'LVU 14',
  until: { lvu2: 18, lvu3: 21 },
  endsByAge: 'LVU 21',
  ends: ['ended'],
  under: { running: ['contactLimitReview'] },
  steps: {
    decided: { paragraph: 'LVU 14', goes: { start: 'running' }, starts: ['contactLimitReview'] },
    reviewed: {
      paragraph: 'LVU 14',
      goes: { running: 'running' },
      satisfies: ['contactLimitReview'],
      starts: ['contactLimitReview'],
    },
    ended: {
      paragraph: 'LVU 14',
      goes: { running: 'ended' },
      stops: ['contactLimitReview'],
      needsNote: true,
    },
  },
} as const satisfies Process

export const compulsoryProcesses = { lvuCare, preventive22, contactRestriction }
