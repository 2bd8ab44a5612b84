import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/inflode',
    load: () => import('./list-screen.tsx'),
    title: { sv: 'Inflöde', en: 'Intake' },
  },
  {
    path: '/inflode/ny',
    load: () => import('./register-screen.tsx'),
    title: { sv: 'Registrera anmälan', en: 'Register a report' },
    menu: { needs: 'take in reports' },
  },
  {
    path: '/inflode/flode',
    load: () => import('./flow-screen.tsx'),
    title: { sv: 'Flödet av anmälningar', en: 'The flow of reports' },
    menu: { needs: 'take in reports' },
  },
  {
    path: '/inflode/$reportId',
    load: () => import('./report-screen.tsx'),
    title: { sv: 'Anmälan', en: 'Report' },
  },
]
