import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/arenden',
    load: () => import('./list-screen.tsx'),
    title: { sv: 'Ärenden', en: 'Cases' },
  },
  {
    path: '/arenden/$caseId',
    load: () => import('./case-screen.tsx'),
    title: { sv: 'Ärende', en: 'Case' },
  },
]
