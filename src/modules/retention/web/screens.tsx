import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/gallring',
    load: async () => ({ Screen: (await import('./disposal-screen.tsx')).DisposalScreen }),
    title: { sv: 'Gallring', en: 'Disposal' },
    menu: { needs: 'see disposals' },
  },
  {
    path: '/gallring/$disposalId',
    load: async () => ({ Screen: (await import('./list-screen.tsx')).ListScreen }),
    title: { sv: 'Gallringslista', en: 'Disposal list' },
  },
]
