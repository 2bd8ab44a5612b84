import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/utredning/$investigationId',
    load: () => import('./assessment-screen.tsx'),
    title: { sv: 'Utredning', en: 'Investigation' },
  },
  {
    path: '/utredningens-rubriker',
    load: () => import('../structure/web/structure-screen.tsx'),
    title: { sv: 'Utredningens rubriker', en: 'Headings of the investigation' },
    menu: { needs: 'configure structures' },
  },
]
