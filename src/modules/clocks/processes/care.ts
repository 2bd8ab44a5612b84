import type { Process } from './model.ts'

const everyPlacement = ['carePlanRevision', 'careVisit', 'healthCheckNotice'] as const
const custodyQuestion = ['custodyTransfer', 'custodyTransferYearly'] as const
const everywhere = { sol: 'sol', lvu2: 'lvu2', lvu3: 'lvu3', adult: 'adult' } as const
const asChild = { sol: 'sol', lvu2: 'lvu2', lvu3: 'lvu3' } as const

/**
 * What the board follows as long as a child lives in another home: the state is the legal basis of the care.
 * A family home starts the two years of the custody question, another one starts them anew.
 */
const placementReview = {
  paragraph: 'SoL 9:13, 22:7, 22:11–14; LVU 13, 13 c',
  until: 21,
  ends: ['ended'],
  under: {
    sol: ['considerationSol', 'careVisit'],
    lvu2: ['considerationLvu2', 'careVisit'],
    lvu3: ['reconsiderationLvu3', 'careVisit'],
    adult: ['careVisit'],
  },
  steps: {
    startedSol: {
      paragraph: 'SoL 11:1, 22:13',
      goes: { start: 'sol' },
      starts: ['considerationSol', ...everyPlacement],
    },
    startedLvu2: {
      paragraph: 'LVU 2, 13',
      goes: { start: 'lvu2' },
      starts: ['considerationLvu2', ...everyPlacement],
    },
    startedLvu3: {
      paragraph: 'LVU 3, 13',
      goes: { start: 'lvu3' },
      starts: ['reconsiderationLvu3', ...everyPlacement],
    },
    cameToFamilyHome: {
      paragraph: 'SoL 22:14, LVU 13 c',
      goes: asChild,
      stops: custodyQuestion,
      starts: ['custodyTransfer'],
    },
    leftFamilyHome: {
      paragraph: 'SoL 22:14, LVU 13 c',
      goes: asChild,
      needs: custodyQuestion,
      stops: custodyQuestion,
    },
    considered: {
      paragraph: 'SoL 22:13',
      goes: { sol: 'sol' },
      satisfies: ['considerationSol'],
      starts: ['considerationSol'],
    },
    consideredLvu2: {
      paragraph: 'LVU 13',
      goes: { lvu2: 'lvu2' },
      satisfies: ['considerationLvu2'],
      starts: ['considerationLvu2'],
    },
    reconsidered: {
      paragraph: 'LVU 13',
      goes: { lvu3: 'lvu3' },
      satisfies: ['reconsiderationLvu3'],
      starts: ['reconsiderationLvu3'],
    },
    custodyConsidered: {
      paragraph: 'SoL 22:14, LVU 13 c',
      goes: asChild,
      needs: custodyQuestion,
      satisfies: custodyQuestion,
      starts: ['custodyTransferYearly'],
    },
    planRevised: {
      paragraph: 'SoL 9:13',
      goes: everywhere,
      needs: ['carePlanRevision'],
      satisfies: ['carePlanRevision'],
    },
    visited: {
      paragraph: 'SoL 22:11–12',
      goes: everywhere,
      satisfies: ['careVisit'],
      starts: ['careVisit'],
    },
    healthNoticeSent: {
      paragraph: 'SoL 22:7',
      goes: everywhere,
      needs: ['healthCheckNotice'],
      satisfies: ['healthCheckNotice'],
    },
    healthNoticeNeedless: {
      paragraph: 'SoL 22:7',
      goes: everywhere,
      needs: ['healthCheckNotice'],
      stops: ['healthCheckNotice'],
      needsNote: true,
    },
    homeGotManyChildren: {
      paragraph: 'SoF 16:2',
      goes: asChild,
      stops: ['fosterOverThree'],
      starts: ['fosterOverThree'],
    },
    ivoToldOfMany: {
      paragraph: 'SoF 16:2',
      goes: everywhere,
      needs: ['fosterOverThree'],
      satisfies: ['fosterOverThree'],
    },
    becameSol: {
      paragraph: 'SoL 22:13',
      goes: { lvu2: 'sol', lvu3: 'sol' },
      stops: ['considerationLvu2', 'reconsiderationLvu3'],
      starts: ['considerationSol'],
    },
    becameLvu2: {
      paragraph: 'LVU 2, 13',
      goes: { sol: 'lvu2', lvu3: 'lvu2' },
      stops: ['considerationSol', 'reconsiderationLvu3'],
      starts: ['considerationLvu2'],
    },
    becameLvu3: {
      paragraph: 'LVU 3, 13',
      goes: { sol: 'lvu3', lvu2: 'lvu3' },
      stops: ['considerationSol', 'considerationLvu2'],
      starts: ['reconsiderationLvu3'],
    },
    turnedAdult: {
      paragraph: 'SoL 22:13, LVU 21',
      goes: { sol: 'adult', lvu2: 'adult' },
      stops: ['considerationSol', 'considerationLvu2', ...custodyQuestion],
    },
    ended: {
      paragraph: 'SoL 23:2',
      goes: { sol: 'ended', lvu2: 'ended', lvu3: 'ended', adult: 'ended' },
      stops: [
        'considerationSol',
        'considerationLvu2',
        'reconsiderationLvu3',
        'fosterOverThree',
        ...custodyQuestion,
        ...everyPlacement,
      ],
      needsNote: true,
    },
  },
} as const satisfies Process

/** SoL 22:4: at most two months in an emergency home once the investigation is closed. */
const emergencyHome = {
  paragraph: 'SoL 22:4',
  until: 18,
  ends: ['moved'],
  under: { counting: ['emergencyFosterHome'] },
  steps: {
    placed: { paragraph: 'SoL 22:4', goes: { start: 'placed' } },
    investigationClosed: {
      paragraph: 'SoL 22:4',
      goes: { placed: 'counting' },
      starts: ['emergencyFosterHome'],
    },
    investigationReopened: {
      paragraph: 'SoL 14:2, 22:4',
      goes: { counting: 'placed' },
      stops: ['emergencyFosterHome'],
      needsNote: true,
    },
    moved: {
      paragraph: 'SoL 22:4',
      goes: { placed: 'moved', counting: 'moved' },
      satisfies: ['emergencyFosterHome'],
    },
  },
} as const satisfies Process

const followUp = (
  code: 'followUpAfterInvestigation' | 'followUpAfterPlacement' | 'followUpAfterLvu',
  paragraph: string,
) =>
  ({
    paragraph,
    until: 18,
    ends: ['closed'],
    under: { running: [code] },
    steps: {
      started: { paragraph, goes: { start: 'running' }, starts: [code] },
      finished: { paragraph, goes: { running: 'closed' }, satisfies: [code] },
      investigationOpened: {
        paragraph: `${paragraph}; SoL 14:2`,
        goes: { running: 'closed' },
        satisfies: [code],
      },
    },
  }) as const satisfies Process

export const careProcesses = {
  placementReview,
  emergencyHome,
  followUpAfterInvestigation: followUp('followUpAfterInvestigation', 'SoL 23:1, 23:5'),
  followUpAfterPlacement: followUp('followUpAfterPlacement', 'SoL 23:2, 23:5'),
  followUpAfterLvu: followUp('followUpAfterLvu', 'LVU 21 b–c'),
}
