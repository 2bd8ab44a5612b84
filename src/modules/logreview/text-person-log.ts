import type { Part } from './rules/facts.ts'

/** Words of the document. Documents of the authority are in Swedish (språklagen 10 §). */
const parts: Readonly<Record<Part, string>> = {
  file: 'Akten',
  case: 'Ärendet och utredningen',
  journal: 'Journalen',
  report: 'Anmälan',
  decision: 'Beslut',
  plan: 'Planering och möten',
  placement: 'Placering',
  person: 'Personuppgifter',
}

const roles: Readonly<Record<string, string>> = {
  administrator: 'administratör',
  board_secretary: 'nämndsekreterare',
  trainee: 'trainee',
  social_worker: 'socialsekreterare',
  lead: '1:e socialsekreterare',
  unit_manager: 'enhetschef',
  head: 'verksamhetschef',
}

/** The rule of the policy that let somebody in, as one says it to a family. */
export const basisWords: Readonly<Record<string, string>> = {
  'is responsible for the child': 'hade ansvar för barnets ärende',
  'leads the unit that has the matter': 'ledde enheten som hade ärendet',
  'works in the unit that has the matter': 'arbetade i enheten som hade ärendet',
  'works in the unit that had the matter': 'arbetade i enheten som har haft ärendet',
  'leads the service': 'ledde verksamheten',
  'held the meeting': 'höll i ett möte',
  'reviews the log (SoLPuL 10 §)': 'kontrollerade att ingen läser i onödan',
  'break-glass: nödåtkomst (SoLPuL 10 §)': 'läste i en nödsituation, vilket någon annan granskar',
  'has been asked to decide': 'skulle fatta beslut',
  'prepares the meetings of the board': 'förberedde nämndens möte',
  'receives reports; nobody has had a matter about the person (SoLPuL 10 §)': 'tog emot en anmälan',
}

export const sv = {
  title: 'Vem har läst om dig',
  about: 'Gäller',
  days: 'Tid',
  count: 'Läsningar i listan',
  withheld: 'Uppgifter som inte kan lämnas ut just nu',
  period: (from: string, until: string) => `${from} – ${until}`,
  protectedMark: 'Skyddade personuppgifter. Den här listan lämnas bara till personen själv.',
  footer: 'Ur loggen över vem som läser (SoLPuL 10 §)',
  howToRead: 'Så läser du listan',
  lead: 'Varje rad är en gång då någon som arbetar i kommunen öppnade något om dig. Raden säger när, vad, vilken enhet, vem och varför. Undrar du över en rad kan du fråga din socialsekreterare.',
  leadWithoutNames:
    'Varje rad är en gång då någon som arbetar i kommunen öppnade något om dig. Raden säger när, vad, vilken enhet, vilken roll och varför. Namn står inte här. Du kan be att få veta dem, och då fattas ett beslut. Undrar du över en rad kan du fråga din socialsekreterare.',
  readings: 'Läsningar',
  none: 'Ingen har öppnat något om dig under den här tiden som kan visas här.',
  inAList: 'Syntes i en lista',
  parts,
  roles,
  why: (reason: string) => `Varför: ${reason}`,
  otherTask: 'hade en uppgift i socialtjänsten',
  withheldTitle: 'Uppgifter som inte kan lämnas ut just nu',
  withheldLead:
    'Några rader visas inte, för att de kan röja en uppgift om någon annan eller något som ännu inte får bli känt. Du kan begära ett skriftligt beslut om det och överklaga beslutet.',
  withheldLine: (count: number, paragraph: string) =>
    `${count === 1 ? '1 rad' : `${count} rader`}, enligt ${paragraph}`,
}
