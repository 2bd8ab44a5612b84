import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/',
    load: () => import('./today-screen.tsx'),
    title: { sv: 'Idag', en: 'Today' },
  },
  {
    path: '/teamet',
    load: () => import('./team-screen.tsx'),
    title: { sv: 'Teamet', en: 'The team' },
    menu: { needs: 'see team' },
  },
  {
    path: '/barn/$childId',
    load: () => import('./child-screen.tsx'),
    title: { sv: 'Barnet', en: 'The child' },
  },
]
