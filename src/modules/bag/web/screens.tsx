import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/vaskan',
    load: () => import('./bag-screen.tsx'),
    title: { sv: 'Väskan', en: 'The bag' },
    menu: { needs: 'take in reports' },
  },
  {
    path: '/vaskan/enheter',
    load: () => import('./devices-screen.tsx'),
    title: { sv: 'Mina enheter', en: 'My devices' },
  },
  {
    path: '/vaskan/enhetens',
    load: () => import('./unit-screen.tsx'),
    title: { sv: 'Enhetens väskor', en: 'Bags of the unit' },
    menu: { needs: 'see team' },
  },
  {
    path: '/vaskan/karantan',
    load: () => import('./quarantine-screen.tsx'),
    title: { sv: 'Text som inte togs emot', en: 'Text that was not taken' },
    menu: { needs: 'see team' },
  },
  {
    path: '/vaskan/karantan/$quarantinedId',
    load: () => import('./quarantined-screen.tsx'),
    title: { sv: 'Text som inte togs emot', en: 'Text that was not taken' },
  },
]
