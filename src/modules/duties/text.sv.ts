import type { DutyKind } from './rules.ts'

const kinds: Record<DutyKind, string> = {
  lexSarah: 'Lex Sarah',
  incident: 'It-incident',
  gdprBreach: 'Personuppgiftsincident',
  fosterRegister: 'Registret över barn i familjehem',
  statistics: 'Statistik',
  otherDuty: 'Annan uppgift',
}

const stepReason: Readonly<Record<string, string>> = {
  dropped: 'Uppgiften behövs inte längre.',
  notSignificant: 'Incidenten är inte betydande.',
  unlikelyRisk: 'Risken är osannolik.',
}

/** Texts of the municipality's own duties. */
export const sv = {
  tab: 'Nämndens uppgifter',
  title: 'Uppgifter för nämnden',
  lead: 'Det som kommunen själv ska göra i tid. Inget barns ärende.',
  running: 'Pågår',
  closed: 'Avslutade',
  none: 'Inget pågår',
  noneLead: 'När något ska göras i tid står det här.',
  closedOn: (day: string) => `Avslutad ${day}`,
  open: 'Rapportera eller lägg upp',
  kinds,
  stepReason,
  yearly: {
    fosterRegister: (year: number) => `Registret över barn i familjehem ${year}`,
    statistics: (year: number) => `Statistik om barn och unga ${year}`,
  },
  facts: {
    kind: 'Vad det gäller',
    owner: 'Ansvarar',
    coworker: 'Tillsammans med',
    opened: 'Upplagd',
    openedBy: (who: string, day: string) => (who === '' ? `Av systemet ${day}` : `${who} ${day}`),
    closed: 'Avslutad',
    account: 'Beskrivning',
  },
  nobody: 'Ingen',
  reported: 'Du har rapporterat det här. Du kan följa vad som händer. Den som ansvarar skriver in stegen.',
  create: {
    title: 'Rapportera eller lägg upp',
    kind: 'Vad gäller det?',
    hints: {
      lexSarah:
        'Ett missförhållande eller en risk för ett. Alla som arbetar här ska rapportera genast (SoL 27:2).',
      incident: 'Ett system är nere, angripet eller går inte att lita på (2025:1506).',
      gdprBreach: 'Någons uppgifter har läckt, försvunnit eller ändrats (GDPR 33).',
      otherDuty: 'Något annat som nämnden ska se till att det blir gjort.',
    },
    name: 'Kort om vad det gäller',
    nameHint: 'Skriv inget namn och inget personnummer här. Texten syns i listor.',
    account: 'Berätta vad som har hänt',
    accountHint: 'Skriv vad du såg eller fick veta. Hänvisa till ärendets nummer i stället för namn.',
    on: {
      lexSarah: 'Vilken dag uppmärksammade du det?',
      incident: 'Vilken dag blev det känt?',
      gdprBreach: 'Vilken dag blev det känt?',
      otherDuty: 'Från vilken dag?',
    },
    time: 'Klockan',
    timeHint: 'Lagen räknar timmar från den stunden. Skriv som 14:05.',
    days: 'Hur många dagar behövs?',
    daysHint: 'Sista dagen räknas ut.',
    save: 'Spara',
    saved: 'Det är sparat. Den som ansvarar har fått det.',
    cancel: 'Avbryt',
  },
  assign: {
    title: 'Byt ansvarig',
    open: 'Byt ansvarig',
    owner: 'Ansvarar',
    coworker: 'Tillsammans med',
    save: 'Byt',
    done: 'Ansvaret är flyttat.',
  },
  conflict: 'Någon annan hann skriva in något. Se vad som har hänt och försök igen.',
  answers: {
    duty_closed: 'Uppgiften är avslutad. Öppna den igen om något ska ändras.',
    duty_before_law:
      'Den här plikten fanns inte i lagen den dagen. Kontrollera dagen, eller välj ett annat slag.',
  },
}
