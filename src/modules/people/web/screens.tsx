import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/sok',
    load: () => import('./search-screen.tsx'),
    title: { sv: 'Sök person', en: 'Find a person' },
    menu: { needs: 'take in reports' },
  },
  {
    path: '/personer/dubbletter',
    load: () => import('./doubles-screen.tsx'),
    title: { sv: 'Dubbletter', en: 'Duplicates' },
    menu: { needs: 'take in reports' },
  },
  {
    path: '/personer/jamfor/$keptId/$mergedId',
    load: () => import('./compare-screen.tsx'),
    title: { sv: 'Jämför två personer', en: 'Compare two people' },
  },
  {
    path: '/personer/sammanslagning/$mergeId',
    load: () => import('./merge-screen.tsx'),
    title: { sv: 'Sammanslagning', en: 'Merge' },
  },
  {
    path: '/personer/import',
    load: () => import('./import-screen.tsx'),
    title: { sv: 'Hämta in personer', en: 'Take in people' },
    menu: { needs: 'import people' },
  },
  {
    path: '/personer/$personId',
    load: () => import('./person-screen.tsx'),
    title: { sv: 'Person', en: 'Person' },
  },
]
