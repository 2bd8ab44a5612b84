import type { Process } from './model.ts'

/** LVU 24–26: the court forbids the guardian to take the child from the home. For those under 18. */
const movingBan = {
  paragraph: 'LVU 24–26, 31',
  until: 18,
  endsByAge: 'LVU 24',
  ends: ['refused', 'ended'],
  under: { running: ['movingBanReview'] },
  steps: {
    applied: { paragraph: 'LVU 24–25', goes: { start: 'applied' } },
    granted: {
      paragraph: 'LVU 24',
      goes: { start: 'running', applied: 'running' },
      starts: ['movingBanReview'],
    },
    refused: { paragraph: 'LVU 24', goes: { applied: 'refused' } },
    contactDecided: { paragraph: 'LVU 31', goes: { running: 'running' } },
    reviewed: {
      paragraph: 'LVU 26',
      goes: { running: 'running' },
      satisfies: ['movingBanReview'],
      starts: ['movingBanReview'],
    },
    ended: {
      paragraph: 'LVU 26',
      goes: { applied: 'ended', running: 'ended' },
      stops: ['movingBanReview'],
      needsNote: true,
    },
  },
} as const satisfies Process

/** LVU 27–30: decided by the board or its chair, tried by the court, followed by an application within two weeks. */
const temporaryMovingBan = {
  paragraph: 'LVU 27–31',
  until: 18,
  endsByAge: 'LVU 24',
  ends: ['banGranted', 'banRefused', 'ended', 'lapsed'],
  under: {
    decided: ['tempMovingBanSubmit'],
    submitted: ['immediateCustodyCourt'],
    confirmed: ['tempMovingBanApply'],
    applied: ['lvuHearing'],
  },
  steps: {
    decided: { paragraph: 'LVU 27', goes: { start: 'decided' }, starts: ['tempMovingBanSubmit'] },
    submittedToCourt: {
      paragraph: 'LVU 28',
      goes: { decided: 'submitted' },
      satisfies: ['tempMovingBanSubmit'],
      starts: ['immediateCustodyCourt'],
    },
    courtConfirmed: {
      paragraph: 'LVU 28',
      goes: { submitted: 'confirmed' },
      satisfies: ['immediateCustodyCourt'],
      starts: ['tempMovingBanApply'],
    },
    courtLifted: {
      paragraph: 'LVU 28, 30',
      goes: { submitted: 'ended', confirmed: 'ended', applied: 'ended' },
      satisfies: ['immediateCustodyCourt'],
      stops: ['tempMovingBanApply', 'lvuHearing'],
    },
    applied: {
      paragraph: 'LVU 29',
      goes: { confirmed: 'applied' },
      satisfies: ['tempMovingBanApply'],
      starts: ['lvuHearing'],
    },
    timeExtended: {
      paragraph: 'LVU 34',
      goes: { applied: 'applied' },
      extends: ['lvuHearing'],
      asks: 'days',
      needsNote: true,
    },
    contactDecided: {
      paragraph: 'LVU 31',
      goes: { decided: 'decided', submitted: 'submitted', confirmed: 'confirmed', applied: 'applied' },
    },
    granted: { paragraph: 'LVU 24, 30', goes: { applied: 'banGranted' }, satisfies: ['lvuHearing'] },
    refused: { paragraph: 'LVU 30', goes: { applied: 'banRefused' }, satisfies: ['lvuHearing'] },
    lapsed: {
      paragraph: 'LVU 28, 30',
      goes: { decided: 'lapsed', confirmed: 'lapsed' },
      after: ['tempMovingBanSubmit', 'tempMovingBanApply'],
      stops: ['tempMovingBanSubmit', 'tempMovingBanApply'],
      needsNote: true,
    },
    ended: {
      paragraph: 'LVU 30',
      goes: { decided: 'ended', submitted: 'ended', confirmed: 'ended', applied: 'ended' },
      stops: ['tempMovingBanSubmit', 'immediateCustodyCourt', 'tempMovingBanApply', 'lvuHearing'],
      needsNote: true,
    },
  },
} as const satisfies Process

/** LVU 31 a–c, 31 i: the child may not leave Sweden. Ends at 18 at the latest. */
const exitBan = {
  paragraph: 'LVU 31 a–c',
  until: 18,
  endsByAge: 'LVU 31 c',
  ends: ['refused', 'ended'],
  under: { running: ['exitBanReview'] },
  steps: {
    applied: { paragraph: 'LVU 31 b', goes: { start: 'applied' } },
    granted: {
      paragraph: 'LVU 31 a–b',
      goes: { start: 'running', applied: 'running' },
      starts: ['exitBanReview'],
    },
    refused: { paragraph: 'LVU 31 b', goes: { applied: 'refused' } },
    reviewed: {
      paragraph: 'LVU 31 c',
      goes: { running: 'running' },
      satisfies: ['exitBanReview'],
      starts: ['exitBanReview'],
    },
    tripAllowed: { paragraph: 'LVU 31 i', goes: { running: 'running' }, needsNote: true },
    ended: {
      paragraph: 'LVU 31 c',
      goes: { applied: 'ended', running: 'ended' },
      stops: ['exitBanReview'],
      needsNote: true,
    },
  },
} as const satisfies Process

/** LVU 31 d–g: decided by the board or its chair, tried by the court, followed by an application within four weeks. */
const temporaryExitBan = {
  paragraph: 'LVU 31 d–g',
  until: 18,
  endsByAge: 'LVU 31 c',
  ends: ['banGranted', 'banRefused', 'ended', 'lapsed'],
  under: {
    decided: ['tempExitBanSubmit'],
    submitted: ['immediateCustodyCourt'],
    confirmed: ['tempExitBanApply'],
    applied: ['lvuHearing'],
  },
  steps: {
    decided: { paragraph: 'LVU 31 d', goes: { start: 'decided' }, starts: ['tempExitBanSubmit'] },
    submittedToCourt: {
      paragraph: 'LVU 31 e',
      goes: { decided: 'submitted' },
      satisfies: ['tempExitBanSubmit'],
      starts: ['immediateCustodyCourt'],
    },
    courtConfirmed: {
      paragraph: 'LVU 31 e',
      goes: { submitted: 'confirmed' },
      satisfies: ['immediateCustodyCourt'],
      starts: ['tempExitBanApply'],
    },
    courtLifted: {
      paragraph: 'LVU 31 e, 31 g',
      goes: { submitted: 'ended', confirmed: 'ended', applied: 'ended' },
      satisfies: ['immediateCustodyCourt'],
      stops: ['tempExitBanApply', 'lvuHearing'],
    },
    applied: {
      paragraph: 'LVU 31 f',
      goes: { confirmed: 'applied' },
      satisfies: ['tempExitBanApply'],
      starts: ['lvuHearing'],
    },
    moreTimeAsked: {
      paragraph: 'LVU 31 f–g',
      goes: { confirmed: 'confirmed' },
      holds: ['tempExitBanApply'],
    },
    moreTimeRefused: {
      paragraph: 'LVU 31 f',
      goes: { confirmed: 'confirmed' },
      releases: ['tempExitBanApply'],
    },
    timeExtended: {
      paragraph: 'LVU 31 f, 34',
      goes: { confirmed: 'confirmed', applied: 'applied' },
      extends: ['tempExitBanApply', 'lvuHearing'],
      asks: 'days',
      needsNote: true,
    },
    granted: { paragraph: 'LVU 31 a, 31 g', goes: { applied: 'banGranted' }, satisfies: ['lvuHearing'] },
    refused: { paragraph: 'LVU 31 g', goes: { applied: 'banRefused' }, satisfies: ['lvuHearing'] },
    lapsed: {
      paragraph: 'LVU 31 e, 31 g',
      goes: { decided: 'lapsed', confirmed: 'lapsed' },
      after: ['tempExitBanSubmit', 'tempExitBanApply'],
      stops: ['tempExitBanSubmit', 'tempExitBanApply'],
      needsNote: true,
    },
    ended: {
      paragraph: 'LVU 31 g',
      goes: { decided: 'ended', submitted: 'ended', confirmed: 'ended', applied: 'ended' },
      stops: ['tempExitBanSubmit', 'immediateCustodyCourt', 'tempExitBanApply', 'lvuHearing'],
      needsNote: true,
    },
  },
} as const satisfies Process

export const banProcesses = { movingBan, temporaryMovingBan, exitBan, temporaryExitBan }
