import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/moten',
    load: () => import('./own-screen.tsx'),
    title: { sv: 'Möten', en: 'Meetings' },
    menu: { needs: 'write note' },
  },
  {
    path: '/moten/nytt',
    load: () => import('./plan-screen.tsx'),
    title: { sv: 'Planera möte', en: 'Plan a meeting' },
  },
  {
    path: '/moten/checklistor',
    load: () => import('./checklists-screen.tsx'),
    title: { sv: 'Checklistor för möten', en: 'Checklists for meetings' },
    menu: { needs: 'configure checklists' },
  },
  {
    path: '/moten/$meetingId',
    load: () => import('./visit-screen.tsx'),
    title: { sv: 'Möte', en: 'Meeting' },
  },
]
