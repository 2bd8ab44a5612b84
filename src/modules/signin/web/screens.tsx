import type { ScreenEntry } from '#web/screens.ts'

/** Reached from the menu with one's own name. */
export const screens: readonly ScreenEntry[] = [
  {
    path: '/inloggningar',
    load: () => import('./own-screen.tsx'),
    title: { sv: 'Mina inloggningar', en: 'My sign-ins' },
  },
]
