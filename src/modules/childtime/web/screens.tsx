import type { ScreenEntry } from '#web/screens.ts'

export const screens: readonly ScreenEntry[] = [
  {
    path: '/barntid',
    load: async () => ({ Screen: (await import('./unit-screen.tsx')).UnitScreen }),
    title: { sv: 'Barntid', en: 'Child time' },
    menu: {},
  },
  {
    path: '/barntid/min',
    load: async () => ({ Screen: (await import('./own-screen.tsx')).OwnScreen }),
    title: { sv: 'Min egen tid', en: 'My own time' },
  },
  {
    path: '/barntid/definitioner',
    load: async () => ({ Screen: (await import('./definitions-screen.tsx')).DefinitionsScreen }),
    title: { sv: 'Definitioner av barntid', en: 'Definitions of child time' },
  },
  {
    path: '/barntid/matveckor',
    load: async () => ({ Screen: (await import('./waves-screen.tsx')).WavesScreen }),
    title: { sv: 'Mätveckor', en: 'Measuring weeks' },
  },
  {
    path: '/barntid/fragor',
    load: async () => ({ Screen: (await import('./moments-screen.tsx')).MomentsScreen }),
    title: { sv: 'Dina frågor', en: 'Your questions' },
  },
  {
    path: '/barntid/matveckor/$waveId',
    load: async () => ({ Screen: (await import('./wave-screen.tsx')).WaveScreen }),
    title: { sv: 'Resultat av mätveckan', en: 'Result of the measuring week' },
  },
  {
    path: '/barntid/matveckor/$waveId/dagbok',
    load: async () => ({ Screen: (await import('./diary-screen.tsx')).DiaryScreen }),
    title: { sv: 'Dagbok', en: 'Diary' },
  },
]
