import type { ScreenEntry } from '#web/screens.ts'

export const measureScreens: readonly ScreenEntry[] = [
  {
    path: '/arenden/$caseId/atgarder',
    load: () => import('./measures-screen.tsx'),
    title: { sv: 'Tvångsvård och andra förlopp', en: 'Compulsory care and other courses' },
  },
]
