import type { Process } from './model.ts'

const urgentClocks = [
  'shelterUrgentSubmit',
  'immediateCustodyCourt',
  'shelterUrgentApply',
  'lvuHearing',
] as const

/**
 * A child in a shelter with one guardian: with both guardians' consent (SoL 22:5), or without the other's (2024:79):
 * urgent (4:1), or by the court's decision (3:3). `…Placed`: the child has come to the shelter.
 */
const shelter = {
  paragraph: '2024:79; SoL 22:5, 22:13',
  until: 18,
  ends: ['ended', 'lapsed'],
  under: {
    decided: ['shelterUrgentSubmit'],
    decidedPlaced: ['shelterUrgentSubmit', 'shelterUrgentApply', 'shelterReview'],
    submitted: ['immediateCustodyCourt'],
    submittedPlaced: ['immediateCustodyCourt', 'shelterUrgentApply', 'shelterReview'],
    confirmedPlaced: ['shelterUrgentApply', 'shelterReview'],
    appliedUrgent: ['lvuHearing'],
    appliedPlaced: ['lvuHearing', 'shelterReview'],
    final: ['lvuStart'],
    running: ['shelterReview'],
  },
  steps: {
    consented: { paragraph: 'SoL 22:5', goes: { start: 'consented' } },
    urgentDecided: {
      paragraph: '2024:79 4:1',
      goes: { start: 'decided' },
      starts: ['shelterUrgentSubmit'],
    },
    placed: {
      paragraph: '2024:79 5:2',
      goes: {
        consented: 'running',
        decided: 'decidedPlaced',
        submitted: 'submittedPlaced',
        confirmed: 'confirmedPlaced',
        appliedUrgent: 'appliedPlaced',
        granted: 'running',
        final: 'running',
      },
      satisfies: ['lvuStart'],
      starts: ['shelterReview', { code: 'shelterUrgentApply', only: ['decided', 'submitted', 'confirmed'] }],
    },
    submittedToCourt: {
      paragraph: '2024:79 4:3',
      goes: { decided: 'submitted', decidedPlaced: 'submittedPlaced' },
      satisfies: ['shelterUrgentSubmit'],
      starts: ['immediateCustodyCourt'],
    },
    courtConfirmed: {
      paragraph: '2024:79 4:3',
      goes: { submitted: 'confirmed', submittedPlaced: 'confirmedPlaced' },
      satisfies: ['immediateCustodyCourt'],
    },
    courtLifted: {
      paragraph: '2024:79 4:3, 4:8',
      goes: { submitted: 'ended', submittedPlaced: 'ended', confirmed: 'ended', confirmedPlaced: 'ended' },
      satisfies: ['immediateCustodyCourt'],
      stops: ['shelterUrgentApply', 'shelterReview'],
    },
    applied: {
      paragraph: '2024:79 3:3, 4:6',
      goes: { start: 'applied', confirmed: 'appliedUrgent', confirmedPlaced: 'appliedPlaced' },
      satisfies: ['shelterUrgentApply'],
      starts: [{ code: 'lvuHearing', only: ['confirmed', 'confirmedPlaced'] }],
    },
    timeExtended: {
      paragraph: '2024:79 4:6, 8:2',
      goes: {
        decidedPlaced: 'decidedPlaced',
        submittedPlaced: 'submittedPlaced',
        confirmedPlaced: 'confirmedPlaced',
        appliedUrgent: 'appliedUrgent',
        appliedPlaced: 'appliedPlaced',
      },
      extends: ['shelterUrgentApply', 'lvuHearing'],
      asks: 'days',
      needsNote: true,
    },
    granted: {
      paragraph: '2024:79 3:1, 3:3',
      goes: { applied: 'granted', appliedUrgent: 'granted', appliedPlaced: 'running' },
      satisfies: ['lvuHearing'],
    },
    refused: {
      paragraph: '2024:79 3:3',
      goes: { applied: 'ended', appliedUrgent: 'ended', appliedPlaced: 'ended' },
      satisfies: ['lvuHearing'],
      stops: ['shelterReview'],
    },
    judgmentFinal: { paragraph: '2024:79 3:4', goes: { granted: 'final' }, starts: ['lvuStart'] },
    considered: {
      paragraph: '2024:79 5:3, SoL 22:13',
      goes: {
        decidedPlaced: 'decidedPlaced',
        submittedPlaced: 'submittedPlaced',
        confirmedPlaced: 'confirmedPlaced',
        appliedPlaced: 'appliedPlaced',
        running: 'running',
      },
      satisfies: ['shelterReview'],
      starts: ['shelterReview'],
    },
    lapsed: {
      paragraph: '2024:79 3:4, 4:4, 4:7',
      goes: { decided: 'lapsed', decidedPlaced: 'lapsed', confirmedPlaced: 'lapsed', final: 'lapsed' },
      after: ['shelterUrgentSubmit', 'shelterUrgentApply', 'lvuStart'],
      stops: [...urgentClocks, 'shelterReview', 'lvuStart'],
      needsNote: true,
    },
    ended: {
      paragraph: '2024:79 4:8, 7:1',
      goes: {
        consented: 'ended',
        decided: 'ended',
        decidedPlaced: 'ended',
        submitted: 'ended',
        submittedPlaced: 'ended',
        confirmed: 'ended',
        confirmedPlaced: 'ended',
        applied: 'ended',
        appliedUrgent: 'ended',
        appliedPlaced: 'ended',
        granted: 'ended',
        final: 'ended',
        running: 'ended',
      },
      stops: [...urgentClocks, 'shelterReview', 'lvuStart'],
      needsNote: true,
    },
  },
} as const satisfies Process

/** 2024:79 5:4–6: secret whereabouts and limits on contact while the child is in the shelter. */
const shelterContactRestriction = {
  paragraph: '2024:79 5:4–6',
  until: 18,
  ends: ['ended'],
  under: { running: ['contactLimitReviewShelter'] },
  steps: {
    decided: {
      paragraph: '2024:79 5:4',
      goes: { start: 'running' },
      starts: ['contactLimitReviewShelter'],
    },
    reviewed: {
      paragraph: '2024:79 5:6',
      goes: { running: 'running' },
      satisfies: ['contactLimitReviewShelter'],
      starts: ['contactLimitReviewShelter'],
    },
    ended: {
      paragraph: '2024:79 5:6',
      goes: { running: 'ended' },
      stops: ['contactLimitReviewShelter'],
      needsNote: true,
    },
  },
} as const satisfies Process

export const shelterProcesses = { shelter, shelterContactRestriction }
