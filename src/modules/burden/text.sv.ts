import type { OwnForm, OwnKind } from './rules/own.ts'
import { fieldNames } from './text-fields.sv.ts'
import { formNames } from './text-forms.sv.ts'

const ownForms: Record<OwnForm, string> = {
  note: 'Journalanteckning',
  closing: 'Avslut av ärendet',
  follow_up: 'Uppföljning av en insats',
}

const ownKinds: Record<OwnKind, string> = {
  line: 'En rad text',
  yes_no: 'Ja eller nej',
  choice: 'Ett av flera alternativ',
}

/** Texts of the room that measures what forms cost. */
export const sv = {
  forms: formNames,
  fields: fieldNames,
  page: {
    title: 'Uppgiftsbördan',
    lead: 'Vad formulären kostar i tid. Vi räknar formulär, inte människor. Ingen kan se vem som har fyllt i vad.',
    toOwn: 'Egna fält',
    unit: 'Enhet',
    wholeMunicipality: 'Hela kommunen',
    tooFew: (name: string) => `${name} (färre än fem medarbetare, visas inte)`,
    period: (weeks: number, from: string, until: string) =>
      weeks === 1 ? `En hel vecka: ${from} till ${until}.` : `${weeks} hela veckor: ${from} till ${until}.`,
    hours: (hours: string) => `${hours} timmar i månaden`,
    hoursLead: 'Så lång tid tar de formulär som visas här, alla tillsammans.',
    none: 'Inget att visa än',
    noneLead:
      'Vi visar hela veckor, och bara formulär som har använts minst fem gånger. Kom tillbaka nästa vecka.',
    hidden: (count: number) =>
      count === 1
        ? 'Ett formulär till har använts, men för sällan för att visas.'
        : `${count} formulär till har använts, men för sällan för att visas.`,
    csv: 'Hämta som tabell (CSV)',
    csvName: 'uppgiftsbordan.csv',
    print: 'Skriv ut',
  },
  columns: {
    form: 'Formulär',
    uses: 'Skickat',
    median: 'Mediantid',
    ninety: 'Nio av tio under',
    clicks: 'Klick',
    presses: 'Tangenttryck som val',
    fields: 'Fält',
    filled: 'Ifyllt',
    hours: 'Timmar i månaden',
    abandoned: 'Lämnat',
  },
  table: 'Formulär, det som kostar mest först',
  changed: (week: string) => `Fälten ändrades ${week}.`,
  useless: {
    title: 'Fält att fundera på',
    lead: 'Fält som ingen fyller i, och fält som ingen har läst. Kan något av dem tas bort?',
    neverFilled: 'Ingen har fyllt i',
    neverRead: 'Fylls i, men ingen har läst',
    none: 'Alla fält som visas har fyllts i och lästs.',
    year: 'Gäller de senaste tolv månaderna.',
    since: (weeks: number) =>
      weeks === 1
        ? 'Mätningen har pågått i en vecka.'
        : `Mätningen har pågått i ${weeks} veckor, inte ett helt år än.`,
  },
  tasks: {
    title: 'Klick i de vanligaste uppgifterna',
    lead: 'Räknat i en riktig webbläsare av våra tester. Blir det fler klick godkänns inte ändringen.',
    task: 'Uppgift',
    presses: 'Klick',
    fields: 'Ifyllda fält',
    names: {
      receiveReport: 'Ta emot en anmälan',
      assessProtection: 'Göra skyddsbedömningen',
      openInvestigation: 'Inleda en utredning',
      planInvestigation: 'Planera utredningen',
      writeNote: 'Skriva och signera en anteckning',
      consult: 'Samråda med en kollega',
      propose: 'Skriva ett förslag till beslut',
      sign: 'Signera beslutet',
      planHelp: 'Planera en insats',
      followUp: 'Följa upp en insats',
    },
  },
  cards: {
    title: 'Så räknar vi',
    numerator: 'Vad vi räknar',
    denominator: 'Delat med',
    source: 'Varifrån',
    version: 'Version 1, november 2026. Inget under fem visas.',
    list: {
      seconds: {
        name: 'Mediantid',
        numerator:
          'Sekunder då sidan syntes och du gjorde något i formuläret. Gör du inget på en minut slutar vi räkna.',
        denominator: 'Inget: hälften av gångerna tog kortare tid, hälften längre.',
        source: 'Mätaren i formuläret, avrundad till ett av nitton tidssteg.',
      },
      clicks: {
        name: 'Klick',
        numerator: 'Tryck med mus eller finger i formuläret. Val med Enter eller mellanslag räknas för sig.',
        denominator: 'Antal gånger formuläret har skickats.',
        source: 'Mätaren i formuläret.',
      },
      hours: {
        name: 'Timmar i månaden',
        numerator:
          'Antal fält × sekunder per fält × antal gånger i månaden. Även tid i formulär som lämnades räknas.',
        denominator: '3 600 sekunder, och en genomsnittlig månad på 4,35 veckor.',
        source: 'Mätaren i formuläret.',
      },
      filled: {
        name: 'Ifyllt',
        numerator: 'Fält med något i när formuläret skickades. Inte vad som stod där.',
        denominator: 'Alla fält som visades.',
        source: 'Mätaren i formuläret.',
      },
      read: {
        name: 'Läst',
        numerator: 'Hur ofta de sidor som visar fältet har öppnats, per vecka och enhet.',
        denominator: 'Inget. Fält som ingen sida visar går inte att mäta och räknas inte som olästa.',
        source: 'Serverns räkning av svar. Vem som läste står bara i loggen.',
      },
      task: {
        name: 'Klick per uppgift',
        numerator: 'Alla tryck från att uppgiften börjar tills den är klar, även menyval.',
        denominator: 'Inget: en gång genom uppgiften på kortaste vägen.',
        source: 'Testerna i webbläsaren.',
      },
    },
  },
  own: {
    title: 'Egna fält',
    lead: 'Fält som kommunen själv har lagt till. Varje fält har ett syfte, någon som ansvarar och en sista dag. Dagen efter slutar det frågas av sig självt.',
    back: 'Uppgiftsbördan',
    yes: 'Ja',
    no: 'Nej',
    add: 'Nytt fält',
    asked: 'Frågas nu',
    noneAsked: 'Kommunen har inga egna fält',
    noneAskedLead: 'Det är gott så. Varje fält tar tid från alla som fyller i det.',
    ended: 'Har upphört',
    forms: ownForms,
    kinds: ownKinds,
    mandatory: 'Måste fyllas i',
    until: (day: string) => `Till och med ${day}`,
    endedOn: (day: string) => `Frågades till och med ${day}`,
    facts: {
      form: 'Finns i',
      kind: 'Svaret är',
      purpose: 'Syfte',
      owner: 'Ansvarar',
      reader: 'Läses av',
      cost: 'Har kostat',
      reads: 'Lästes',
    },
    orphan: 'Den som ansvarade har slutat. Förnya fältet med en ny ansvarig, eller avsluta det.',
    cost: (shown: number, minutes: string, filled: number) =>
      `Visat ${shown} gånger och ifyllt ${filled} gånger. Det tog ${minutes} minuter.`,
    costTooSmall: 'Visat färre än fem gånger.',
    reads: (count: number) =>
      count === 0
        ? 'Ingen sida som visar svaren har öppnats. Behövs fältet?'
        : `Sidor som visar svaren har öppnats ${count} gånger.`,
    roles: {
      administrator: 'Administratör',
      board_secretary: 'Nämndsekreterare',
      trainee: 'Trainee',
      social_worker: 'Socialsekreterare',
      lead: '1:e socialsekreterare',
      unit_manager: 'Enhetschef',
      head: 'Verksamhetschef',
    },
    form: {
      title: 'Nytt eget fält',
      where: 'I vilket formulär?',
      kind: 'Hur svarar man?',
      label: 'Fråga',
      labelHint: 'Det som står ovanför fältet. Kort, och utan namn.',
      help: 'Hjälptext',
      choices: 'Alternativ',
      choicesHint: 'Ett på varje rad. Minst två, högst åtta.',
      purpose: 'Varför behövs fältet?',
      purposeHint: 'Vad ska svaren användas till?',
      owner: 'Vem ansvarar för fältet?',
      reader: 'Vem läser svaren?',
      endsOn: 'Sista dag',
      endsOnHint: 'Högst tolv månader fram. Sedan slutar fältet av sig självt.',
      isMandatory: 'Fältet måste fyllas i',
      insteadOf: 'Vilket fält ska bort?',
      insteadOfHint: 'Ni har redan fem fält som måste fyllas i. Ett in, ett ut.',
      save: 'Lägg till fältet',
      saved: 'Fältet är tillagt',
      cancel: 'Avbryt',
    },
    renew: {
      open: 'Förnya',
      title: 'Förnya fältet',
      lead: 'Skriv på nytt varför fältet behövs. Kan du inte säga det är det bättre att låta fältet sluta.',
      save: 'Förnya fältet',
      saved: 'Fältet är förnyat',
    },
    end: {
      open: 'Avsluta nu',
      title: 'Avsluta fältet?',
      lead: 'Fältet slutar frågas direkt. Svar som redan har getts finns kvar där de gavs.',
      yes: 'Avsluta fältet',
      no: 'Behåll det',
      done: 'Fältet är avslutat',
    },
    history: 'Historik',
    terms: { begun: 'Började', renewed: 'Förnyades', ended: 'Avslutades' },
    term: (what: string, day: string, by: string) => `${what} ${day} av ${by}`,
  },
  answers: {
    own_field_ended: 'Fältet har redan slutat frågas.',
  },
}
