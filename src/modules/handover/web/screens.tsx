import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/overlamning',
    load: () => import('./staffing-screen.tsx'),
    title: { sv: 'Överlämning', en: 'Handover' },
    menu: { needs: 'hand over' },
  },
  {
    path: '/overlamning/forslag',
    load: () => import('./plan-screen.tsx'),
    title: { sv: 'Förslag till överlämning', en: 'Proposal for a handover' },
  },
  {
    path: '/overtagna',
    load: () => import('./taken-over-screen.tsx'),
    title: { sv: 'Övertagna ärenden', en: 'Taken over' },
    menu: { needs: 'take in reports' },
  },
]
