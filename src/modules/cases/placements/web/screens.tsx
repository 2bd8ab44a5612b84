import type { ScreenEntry } from '#web/screens.ts'

export const placementScreens: readonly ScreenEntry[] = [
  {
    path: '/arenden/$caseId/placering/$interventionId',
    load: () => import('./start-screen.tsx'),
    title: { sv: 'Verkställ placering', en: 'Carry out placement' },
  },
  {
    path: '/placeringar/$placementId',
    load: () => import('./placement-screen.tsx'),
    title: { sv: 'Placering', en: 'Placement' },
  },
]
