import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/klockorna',
    load: () => import('./rules-screen.tsx'),
    title: { sv: 'Klockorna', en: 'The clocks' },
    menu: {},
  },
]
