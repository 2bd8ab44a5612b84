import { day } from '#kernel/day.ts'
import { plainIdentityNumber } from '#kernel/identity-format.ts'
import { makeTestNumber } from '#kernel/identity-number.ts'

const number = (birthOn: string, serial: number): string =>
  plainIdentityNumber(makeTestNumber({ birthOn: day(birthOn), serial }))

/** Somebody to be registered. */
export type Somebody = { readonly given: string; readonly family: string; readonly number: string }

/** The story of the main job: told with the mouse in main-job.test.ts, without it in keyboard-main-job.test.ts. */
export const story = {
  child: { given: 'Testa', family: 'Påhittdotter', number: number('2016-03-17', 980) },
  childName: 'Testa Påhittdotter',
  guardian: { given: 'Mamma', family: 'Påhittmor', number: number('1984-05-12', 980) },
  guardianName: 'Mamma Påhittmor',
  reporter: {
    name: 'Lärar Påhittsson',
    work: 'Påhittade skolan, lärare',
    email: 'larare@exempel.se',
  },
  concern: 'Testa kommer ofta till skolan utan mat och berättar att hon är ensam hemma på kvällarna.',
  protection: 'Skolan ser Testa varje dag. Mormor är hos henne i kväll.',
  opening: 'Uppgifterna kommer från skolan och kan leda till en åtgärd.',
  purpose: 'Ta reda på om Testa får den omsorg hon behöver hemma.',
  question: 'Hur är kvällarna hemma?',
  talk: 'Vi satt i biblioteket. Testa ritade medan vi pratade.',
  childWords: 'Jag vill att mamma är hemma när jag lägger mig.',
  investigation: [
    ['Bakgrund och orsak', 'Skolan har anmält att Testa ofta är ensam hemma på kvällarna.'],
    ['Barnets egen syn', 'Testa vill att mamma är hemma när hon lägger sig.'],
    ['Analys', 'Testa behöver en vuxen hemma på kvällarna. Mamma vill ta emot hjälp.'],
    ['Förslag', 'En kontaktfamilj varannan helg under sex månader.'],
  ],
  reply: 'Mamma håller med om det som står.',
  helpName: 'Kontaktfamilj varannan helg',
  decision: 'Testa får en kontaktfamilj varannan helg i sex månader.',
  reasons: 'Testa behöver fler trygga vuxna. Testa och mamma vill det.',
  decider: 'Cilla Näckstrand, 1:e socialsekreterare, Utredning 1',
  goal: 'Testa har en lugn kväll minst fyra dagar i veckan.',
  how: 'Kontaktfamiljen tar emot Testa varannan helg.',
  childOnPlan: 'Det låter bra.',
  followUp: 'Det har börjat bra.',
  childOnHelp: 'Jag sover bättre.',
} as const
