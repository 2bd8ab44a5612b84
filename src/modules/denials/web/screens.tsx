import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/sparrar',
    load: () => import('./denials-screen.tsx'),
    title: { sv: 'Spärrar', en: 'Denials' },
    menu: { needs: 'hand over' },
  },
  {
    path: '/sparrar/nummer',
    load: () => import('./identities-screen.tsx'),
    title: { sv: 'Medarbetarnas nummer', en: 'The workers’ numbers' },
    menu: { needs: 'configure structures' },
  },
  {
    path: '/jag-kanner-familjen',
    load: () => import('./own-screen.tsx'),
    title: { sv: 'Jag känner familjen', en: 'I know the family' },
    menu: { needs: 'take in reports' },
  },
]
