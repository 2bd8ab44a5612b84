import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/medarbetare',
    load: () => import('./staff-screen.tsx'),
    title: { sv: 'Medarbetare', en: 'Staff' },
    menu: { needs: 'keep the staff' },
  },
]
