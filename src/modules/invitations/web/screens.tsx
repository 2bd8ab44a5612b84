import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/barn/$childId/inbjudningar',
    load: async () => ({ Screen: (await import('./list-screen.tsx')).ListScreen }),
    title: { sv: 'Inbjudningar', en: 'Invitations' },
  },
]
