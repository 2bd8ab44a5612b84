import type { Process } from './model.ts'

/** SoL 29:10–11: another municipality is asked to take over. IVO may be asked after a no, or after a month of silence. */
const transfer = {
  paragraph: 'SoL 29:10–11',
  ends: ['handedOver', 'stays', 'withdrawn'],
  under: { waiting: ['transferRequest'], atIvo: ['transferIvo'] },
  steps: {
    requested: { paragraph: 'SoL 29:10', goes: { start: 'waiting' }, starts: ['transferRequest'] },
    accepted: {
      paragraph: 'SoL 29:10',
      goes: { waiting: 'handedOver', refused: 'handedOver' },
      satisfies: ['transferRequest'],
    },
    refused: {
      paragraph: 'SoL 29:10',
      goes: { waiting: 'refused' },
      satisfies: ['transferRequest'],
    },
    ivoAskedAfterSilence: {
      paragraph: 'SoL 29:11',
      goes: { waiting: 'atIvo' },
      after: ['transferRequest'],
      stops: ['transferRequest'],
      starts: ['transferIvo'],
    },
    ivoAsked: { paragraph: 'SoL 29:11', goes: { refused: 'atIvo' }, starts: ['transferIvo'] },
    ivoMovedIt: { paragraph: 'SoL 29:11', goes: { atIvo: 'handedOver' }, satisfies: ['transferIvo'] },
    ivoLeftIt: { paragraph: 'SoL 29:11', goes: { atIvo: 'stays' }, satisfies: ['transferIvo'] },
    withdrawn: {
      paragraph: 'SoL 29:10',
      goes: { waiting: 'withdrawn', refused: 'withdrawn', atIvo: 'withdrawn' },
      stops: ['transferRequest', 'transferIvo'],
      needsNote: true,
    },
  },
} as const satisfies Process

/** FL 12: once, after six months, the party may demand a decision; the board has four weeks. */
const slowness = {
  paragraph: 'FL 12',
  ends: ['decided'],
  under: { running: ['slowness'], demanded: ['slownessDecision'] },
  steps: {
    partyBegan: { paragraph: 'FL 12, 19', goes: { start: 'running' }, starts: ['slowness'] },
    demanded: {
      paragraph: 'FL 12',
      goes: { running: 'demanded' },
      after: ['slowness'],
      satisfies: ['slowness'],
      starts: ['slownessDecision'],
    },
    demandRefused: {
      paragraph: 'FL 12, 49',
      goes: { demanded: 'demandRefused' },
      satisfies: ['slownessDecision'],
    },
    decided: {
      paragraph: 'FL 12',
      goes: { running: 'decided', demanded: 'decided', demandRefused: 'decided' },
      satisfies: ['slowness', 'slownessDecision'],
    },
  },
} as const satisfies Process

/** SoL 18:8: youth service begins within two months of the final judgment. */
const youthService = {
  paragraph: 'SoL 18:8',
  until: 21,
  ends: ['begun', 'notBegun'],
  under: { waiting: ['serviceYouth'] },
  steps: {
    judgmentFinal: { paragraph: 'SoL 18:8', goes: { start: 'waiting' }, starts: ['serviceYouth'] },
    begun: { paragraph: 'SoL 18:8', goes: { waiting: 'begun' }, satisfies: ['serviceYouth'] },
    notBegun: {
      paragraph: 'SoL 18:8',
      goes: { waiting: 'notBegun' },
      stops: ['serviceYouth'],
      needsNote: true,
    },
  },
} as const satisfies Process

/** SoL 10:8–9: an individual plan with the region, at once when there is need and consent. */
const sip = {
  paragraph: 'SoL 10:8–9',
  ends: ['done', 'declined'],
  under: { waiting: ['sipStart'] },
  steps: {
    needKnown: { paragraph: 'SoL 10:8', goes: { start: 'waiting' }, starts: ['sipStart'] },
    begun: { paragraph: 'SoL 10:8', goes: { waiting: 'begun' }, satisfies: ['sipStart'] },
    planMade: { paragraph: 'SoL 10:9', goes: { begun: 'done' } },
    declined: {
      paragraph: 'SoL 10:8',
      goes: { waiting: 'declined', begun: 'declined' },
      stops: ['sipStart'],
      needsNote: true,
    },
  },
} as const satisfies Process

/** KL 6:39–40, LVU 6, 11, 27, 31 d; 2024:79 4:1: told at the next meeting of the board. */
const chairDecision = {
  paragraph: 'KL 6:39–40; LVU 6',
  ends: ['told'],
  under: { waiting: ['chairDecision'] },
  steps: {
    decided: {
      paragraph: 'KL 6:39; LVU 6',
      goes: { start: 'waiting' },
      starts: ['chairDecision'],
      asks: 'meeting',
    },
    meetingMoved: {
      paragraph: 'KL 6:40',
      goes: { waiting: 'waiting' },
      stops: ['chairDecision'],
      starts: ['chairDecision'],
      asks: 'meeting',
      needsNote: true,
    },
    told: { paragraph: 'KL 6:40', goes: { waiting: 'told' }, satisfies: ['chairDecision'] },
  },
} as const satisfies Process

export const serviceProcesses = { transfer, slowness, youthService, sip, chairDecision }
