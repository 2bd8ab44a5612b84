import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/arenden/$caseId/beslut',
    load: () => import('./decisions-screen.tsx'),
    title: { sv: 'Beslut och stöd', en: 'Decisions and support' },
  },
  {
    path: '/arenden/$caseId/beslut/nytt',
    load: () => import('./new-proposal-screen.tsx'),
    title: { sv: 'Förslag till beslut', en: 'Proposed decision' },
  },
  {
    path: '/beslut/forslag/$proposalId',
    load: () => import('./proposal-screen.tsx'),
    title: { sv: 'Förslag till beslut', en: 'Proposed decision' },
  },
  {
    path: '/beslut/$decisionId',
    load: () => import('./decision-screen.tsx'),
    title: { sv: 'Beslut', en: 'Decision' },
  },
]
