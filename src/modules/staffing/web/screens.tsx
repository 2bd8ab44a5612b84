import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/bemanning',
    load: () => import('./staffing-screen.tsx'),
    title: { sv: 'Bemanning', en: 'Staffing' },
    menu: { needs: 'keep the staff' },
  },
  {
    path: '/bemanning/enhet/$unitId',
    load: () => import('./unit-screen.tsx'),
    title: { sv: 'Enhetens bemanning', en: 'Staffing of the unit' },
  },
  {
    path: '/bemanning/atgarder',
    load: () => import('./changes-screen.tsx'),
    title: { sv: 'Åtgärder för bemanningen', en: 'Measures for the staffing' },
  },
  {
    path: '/bemanning/plan',
    load: () => import('./plan-screen.tsx'),
    title: { sv: 'Planen för att stanna', en: 'The plan to stay' },
    menu: {},
  },
  {
    path: '/bemanning/inlasning',
    load: () => import('./import-screen.tsx'),
    title: { sv: 'Läs in tjänster', en: 'Read in posts' },
    menu: { needs: 'import people' },
  },
]
