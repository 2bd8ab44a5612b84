import type { ScreenEntry } from '#web/screens.ts'

export const homeScreens: readonly ScreenEntry[] = [
  {
    path: '/hem',
    load: () => import('./list-screen.tsx'),
    title: { sv: 'Hem', en: 'Homes' },
    menu: { needs: 'take in reports' },
  },
  {
    path: '/hem/forteckning',
    load: () => import('./register-screen.tsx'),
    title: { sv: 'Barn i familjehem', en: 'Children in family homes' },
    menu: { needs: 'see team' },
  },
  {
    path: '/hem/$homeId',
    load: () => import('./home-screen.tsx'),
    title: { sv: 'Hem', en: 'Home' },
  },
]
