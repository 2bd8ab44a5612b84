import type { ToldClock } from './view.ts'

/** The pages of those who were invited. Plain words: a tired parent reads this on a telephone. */
export const sv = {
  product: 'Socialtjänsten',
  title: 'Din sida hos socialtjänsten',
  protectedMark: 'Skyddade personuppgifter.',
  preview: 'Förhandsvisning. Så här ser den inbjudna sidan.',
  about: (child: string) => (child === '' ? 'Barnets ärende' : `Om ${child}`),
  own: 'Om dig',
  worker: {
    guardian: 'Barnets socialsekreterare',
    child: 'Din socialsekreterare',
    partner: 'Barnets socialsekreterare',
  },
  nobody: 'Just nu byter ärendet socialsekreterare. Ring kontoret om du undrar något.',
  call: (phone: string) => `Ring kontoret: ${phone}`,
  callSwitch: 'Ring kommunens växel och fråga efter socialsekreteraren.',
  meeting: 'Nästa möte',
  noMeeting: 'Det finns inget möte bokat med dig.',
  meetings: {
    home_visit: 'Hembesök',
    talk_with_child: 'Samtal med barnet',
    talk_with_guardian: 'Samtal med dig',
    meeting: 'Möte',
    phone_call: 'Telefonsamtal',
    other_event: 'Träff',
  },
  about_minutes: (minutes: number) => `Ungefär ${minutes} minuter`,
  place: (place: string) => `Plats: ${place}`,
  noPlace: 'Din socialsekreterare berättar var ni ses.',
  decisions: 'Beslut',
  noDecisions: 'Du har inte fått något beslut än.',
  decided: (on: string) => `Beslutat ${on}`,
  readDecision: 'Läs beslutet (PDF)',
  appealUntil: (on: string) =>
    `Du kan överklaga till och med ${on}. Skriv vad du vill ändra och varför, och skicka det till socialnämnden.`,
  goals: 'Målen i planen',
  noGoals: 'Det finns ingen plan än.',
  agreed: 'Det här har vi kommit överens om',
  next: 'Vad som händer härnäst',
  late: 'Den dagen har varit. Fråga socialsekreteraren när det blir klart.',
  noNext: 'Det finns ingen tid som räknas just nu.',
  clocks: {
    investigation: (on: string) => `Vi utreder vad barnet behöver. Utredningen ska vara klar senast ${on}.`,
    interventionFollowUp: (on: string) => `Vi ser efter tillsammans hur hjälpen fungerar, senast ${on}.`,
    followUpAfterInvestigation: (on: string) =>
      `Utredningen är slut. Vi kan höra av oss för att fråga hur ni har det, fram till ${on}.`,
    appealHandover: (on: string) => `Ditt överklagande ska vara hos domstolen senast ${on}.`,
  } satisfies Record<ToldClock, (on: string) => string>,
  log: 'Vem som har läst',
  logLead: 'De senaste 30 dagarna. Varje rad är en gång då någon öppnade något om barnet.',
  logOwnLead: 'De senaste 30 dagarna. Varje rad är en gång då någon öppnade något om dig.',
  noLog: 'Ingen har öppnat något som kan visas här.',
  withheld: (count: number) =>
    count === 1
      ? 'En rad visas inte, för att den kan röja något om någon annan. Du kan begära ett beslut om det.'
      : `${count} rader visas inte, för att de kan röja något om någon annan. Du kan begära ett beslut om det.`,
  rights: 'Dina rättigheter',
  papers:
    'Du har rätt att se det som står i ärendet. Säg till din socialsekreterare vilka papper du vill ha. Säger vi nej till något får du ett skriftligt beslut som du kan överklaga.',
  appeal:
    'Tycker du att ett beslut är fel kan du överklaga det. Socialsekreteraren hjälper dig om du inte vet hur du ska skriva.',
  hidden: 'Står det [dolt] är det en uppgift om någon annan, eller en uppgift som är skyddad.',
  many: 'Välj vad du vill läsa',
  leave: 'Logga ut',
  decision: {
    title: 'Beslut',
    childLabel: 'Gäller',
    servedLabel: 'Du fick del av beslutet',
    appealLabel: 'Överklaga senast',
    footer: (on: string) => `Kopia för dig som är part, ${on}`,
    secret: 'Innehåller uppgifter som är sekretesskyddade hos socialtjänsten (26 kap. OSL).',
    text: 'Beslutet',
  },
  signIn: {
    title: 'Logga in',
    lead: 'Du som är inbjuden av socialtjänsten loggar in med e-legitimation.',
    go: 'Logga in med e-legitimation',
    demoTitle: 'Välj vem du är',
    demoLead: 'Det här är en demo. Alla personer är påhittade.',
    demoNone: 'Ingen är inbjuden just nu.',
    inTitle: 'Du är inloggad',
    inGo: 'Visa sidan',
    outTitle: 'Du är utloggad',
    outLead: 'Stäng fönstret om du lånar någon annans telefon eller dator.',
  },
  nothing: {
    title: 'Det finns inget att visa',
    lead: 'Antingen finns det ingen inbjudan, eller så gäller den inte längre. Undrar du något kan du ringa kommunens växel och fråga efter socialtjänsten.',
  },
  away: {
    title: 'Inloggningen svarar inte',
    lead: 'Det beror inte på dig. Vänta några minuter och försök igen.',
  },
  refused: {
    title: 'Inloggningen gick inte',
    lead: 'Börja om från början. Logga in med din egen e-legitimation, och vänta inte för länge.',
  },
  weak: {
    title: 'E-legitimationen räcker inte',
    lead: 'Här behövs en e-legitimation med hög säkerhet. Prova en annan.',
  },
  broken: {
    title: 'Sidan kan inte visas just nu',
    lead: 'Det beror inte på dig. Prova igen om en stund, eller ring kommunens växel och fråga efter socialtjänsten.',
  },
  again: 'Försök igen',
  emergency: 'Är det akut? Ring 112.',
}
