import type { ScreenEntry } from '#web/screens.ts'
import { homeScreens } from '../homes/web/screens.tsx'
import { lateScreens } from '../late/web/screens.tsx'
import { measureScreens } from '../measures/web/screens.tsx'
import { placementScreens } from '../placements/web/screens.tsx'
import { transferScreens } from '../transfers/web/screens.tsx'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/arenden',
    load: () => import('./list-screen.tsx'),
    title: { sv: 'Ärenden', en: 'Cases' },
  },
  {
    path: '/arenden/$caseId',
    load: () => import('./case-screen.tsx'),
    title: { sv: 'Ärende', en: 'Case' },
  },
  ...homeScreens,
  ...lateScreens,
  ...measureScreens,
  ...placementScreens,
  ...transferScreens,
  {
    path: '/stod-utan-provning',
    load: () => import('../low-threshold/web/low-threshold-screen.tsx'),
    title: { sv: 'Stöd utan behovsprövning', en: 'Help without needs assessment' },
  },
]
