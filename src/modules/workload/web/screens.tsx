import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/arbetstyngd',
    load: () => import('./own-screen.tsx'),
    title: { sv: 'Min arbetstyngd', en: 'My workload' },
    menu: { needs: 'take in reports' },
  },
  {
    path: '/arbetstyngd/enheten',
    load: () => import('./board-screen.tsx'),
    title: { sv: 'Enhetens arbetstyngd', en: 'The unit’s workload' },
    menu: { needs: 'see team' },
  },
  {
    path: '/arbetstyngd/samtal/$workerId',
    load: () => import('./talk-screen.tsx'),
    title: { sv: 'Månadens samtal', en: 'Monthly talk' },
  },
  {
    path: '/arbetstyngd/modell',
    load: () => import('./models-screen.tsx'),
    title: { sv: 'Modell för arbetstyngd', en: 'Workload model' },
  },
  {
    path: '/arbetstyngd/modell/ny',
    load: () => import('./editor-screen.tsx'),
    title: { sv: 'Ny modell för arbetstyngd', en: 'New workload model' },
  },
  {
    path: '/arbetstyngd/kommunen',
    load: () => import('./units-screen.tsx'),
    title: { sv: 'Arbetstyngd i kommunen', en: 'Workload in the municipality' },
    menu: { needs: 'prepare the board' },
  },
]
