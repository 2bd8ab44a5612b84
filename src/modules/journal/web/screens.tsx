import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/journal/$childId/$draftId',
    load: () => import('./note-screen.tsx'),
    title: { sv: 'Anteckning', en: 'Note' },
  },
]
