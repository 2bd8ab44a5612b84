import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/loggkontroll',
    load: async () => ({ Screen: (await import('./review-screen.tsx')).ReviewScreen }),
    title: { sv: 'Loggkontroll', en: 'Log review' },
    menu: { needs: 'review the log' },
  },
  {
    path: '/jour',
    load: async () => ({ Screen: (await import('./turn-screen.tsx')).TurnScreen }),
    title: { sv: 'Jour', en: 'Duty' },
    menu: { needs: 'hand over' },
  },
  {
    path: '/barn/$childId/vem-har-last',
    load: async () => ({ Screen: (await import('./person-log-screen.tsx')).PersonLogScreen }),
    title: { sv: 'Vem har läst', en: 'Who has read' },
  },
]
