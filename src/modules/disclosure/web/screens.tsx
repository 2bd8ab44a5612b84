import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/barn/$childId/lamna-ut',
    load: async () => ({ Screen: (await import('./list-screen.tsx')).ListScreen }),
    title: { sv: 'Lämna ut', en: 'Disclose' },
  },
  {
    path: '/utlamnande/$disclosureId',
    load: async () => ({ Screen: (await import('./one-screen.tsx')).OneScreen }),
    title: { sv: 'Utlämnande', en: 'Disclosure' },
  },
]
