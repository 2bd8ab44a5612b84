import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/uppgifter',
    load: async () => ({ Screen: (await import('./list-screen.tsx')).ListScreen }),
    title: { sv: 'Nämndens uppgifter', en: 'Duties of the board' },
    menu: {},
  },
  {
    path: '/uppgifter/ny',
    load: async () => ({ Screen: (await import('./new-screen.tsx')).NewScreen }),
    title: { sv: 'Rapportera eller lägg upp', en: 'Report or put down' },
    menu: {},
  },
  {
    path: '/uppgifter/$dutyId',
    load: async () => ({ Screen: (await import('./duty-screen.tsx')).DutyScreen }),
    title: { sv: 'Uppgift för nämnden', en: 'A duty of the board' },
  },
]
