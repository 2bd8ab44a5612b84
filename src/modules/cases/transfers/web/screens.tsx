import type { ScreenEntry } from '#web/screens.ts'

export const transferScreens: readonly ScreenEntry[] = [
  {
    path: '/arenden/$caseId/flytt',
    load: () => import('./case-transfer-screen.tsx'),
    title: { sv: 'Flytt och överflyttning', en: 'Move and transfer' },
  },
  {
    path: '/overflyttningar',
    load: () => import('./incoming-screen.tsx'),
    title: { sv: 'Överflyttningar', en: 'Transfers' },
    menu: { needs: 'take in reports' },
  },
  {
    path: '/overflyttningar/$transferId',
    load: () => import('./incoming-one-screen.tsx'),
    title: { sv: 'Begäran från en annan kommun', en: 'Request from another municipality' },
  },
]
