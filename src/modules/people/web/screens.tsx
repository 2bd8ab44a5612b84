import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/sok',
    load: () => import('./search-screen.tsx'),
    title: { sv: 'Sök person', en: 'Find a person' },
    menu: { needs: 'take in reports' },
  },
  {
    path: '/personer/$personId',
    load: () => import('./person-screen.tsx'),
    title: { sv: 'Person', en: 'Person' },
  },
]
