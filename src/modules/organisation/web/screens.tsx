import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/organisation',
    load: () => import('./organisation-screen.tsx'),
    title: { sv: 'Organisation', en: 'Organisation' },
    menu: {},
  },
]
