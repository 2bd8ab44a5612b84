import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/nodatkomst',
    load: () => import('./break-glass-screen.tsx'),
    title: { sv: 'Nödåtkomst', en: 'Emergency access' },
    menu: { needs: 'take in reports' },
  },
]
