import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/uppgiftsborda',
    load: async () => ({ Screen: (await import('./burden-screen.tsx')).BurdenScreen }),
    title: { sv: 'Uppgiftsbördan', en: 'The burden of forms' },
    menu: {},
  },
  {
    path: '/uppgiftsborda/egna-falt',
    load: async () => ({ Screen: (await import('./own-screen.tsx')).OwnScreen }),
    title: { sv: 'Egna fält', en: 'Own fields' },
  },
  {
    path: '/uppgiftsborda/egna-falt/nytt',
    load: async () => ({ Screen: (await import('./new-own-screen.tsx')).NewOwnScreen }),
    title: { sv: 'Nytt eget fält', en: 'New own field' },
  },
]
