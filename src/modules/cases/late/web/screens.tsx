import type { ScreenEntry } from '#web/screens.ts'

export const lateScreens: readonly ScreenEntry[] = [
  {
    path: '/ej-verkstallda',
    load: () => import('./late-screen.tsx'),
    title: { sv: 'Ej verkställda beslut', en: 'Decisions not carried out' },
    menu: { needs: 'prepare the board' },
  },
]
