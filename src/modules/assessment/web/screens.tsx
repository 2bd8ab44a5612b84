import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/utredning/$investigationId',
    load: () => import('./assessment-screen.tsx'),
    title: { sv: 'Utredning', en: 'Investigation' },
  },
]
