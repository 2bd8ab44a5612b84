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
  {
    path: '/overklaganden',
    load: () => import('../appeals/web/appeals-screen.tsx'),
    title: { sv: 'Överklaganden', en: 'Appeals' },
    menu: { needs: 'see team' },
  },
  {
    path: '/namnd',
    load: () => import('../board/web/meetings-screen.tsx'),
    title: { sv: 'Nämnd', en: 'Board' },
    menu: { needs: 'prepare the board' },
  },
  {
    path: '/namnd/$meetingId',
    load: () => import('../board/web/meeting-screen.tsx'),
    title: { sv: 'Sammanträde', en: 'Meeting' },
  },
]
