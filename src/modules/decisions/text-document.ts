import type { Day, Instant } from '#kernel/day.ts'
import type { UrgentWay } from './board/rules.ts'

const ways: Readonly<Record<UrgentWay, string>> = {
  phone: 'per telefon',
  video: 'videomöte',
  on_site: 'på plats',
}

/**
 * The words of the documents that leave the house. Only in Swedish: it is the language of authorities (språklagen 10 §);
 * a translation for a family is made by an interpreter and not by a switch.
 */
export const words = {
  board: (municipality: string) => `${municipality} · Socialnämnden`,
  reference: (caseNumber: string) => (caseNumber === '' ? '' : `Ärende ${caseNumber}`),
  protectedMark:
    'Skyddade personuppgifter. Handlingen innehåller ingen adress. Lämna inte ut den utan sekretessprövning.',
  decision: (kind: string) => `Beslut: ${kind}`,
  decisionFooter: (on: Day) => `Beslut ${on}`,
  facts: {
    child: 'Barn',
    number: 'Personnummer',
    birth: 'Född',
    on: 'Beslutsdag',
    by: 'Beslutat av',
    moment: 'Beslutet fattades',
    deciders: 'Beslutande',
    reservations: 'Reservationer',
    recorded: 'Infört av',
    presented: 'Föredragande',
    tookPart: 'Har också deltagit',
    intervention: 'Insats',
    basis: 'Ges med stöd av',
    kinship: 'Närstående prövades först',
    followUp: 'Barnet följs upp',
    paragraph: 'Lagrum',
    rule: 'Bestämmelse',
    madeOn: 'Utskriven',
  },
  followedUp: (offer: string) =>
    `Vi följer upp barnets situation i högst sex månader, även utan samtycke (SoL 23:1, 23:5). Den hjälp som har erbjudits: ${offer}`,
  moment: (at: Instant, how: '' | UrgentWay) =>
    [
      Temporal.Instant.from(at)
        .toZonedDateTimeISO('Europe/Stockholm')
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' })
        .replace('T', ' kl. '),
      how === '' ? '' : ways[how],
    ]
      .filter((part) => part !== '')
      .join(', '),
  parts: {
    content: 'Vad vi har beslutat',
    reasons: 'Varför',
    appeal: 'Om du vill överklaga',
    corrections: 'Rättelser av skrivfel (36 § förvaltningslagen)',
    investigation: 'Utredning',
  },
  correction: (on: string, text: string, by: string) => `${on}: ${text} (${by})`,
  notAppealable:
    'Ett sådant här beslut brukar inte gå att överklaga. Fråga oss om du vill veta vad som gäller dig.',
  appeal: (municipality: string, caseNumber: string) => [
    `Tycker du att beslutet är fel kan du överklaga det. Då prövar förvaltningsrätten beslutet. Det kostar ingenting.`,
    `Skriv ett brev och skicka eller lämna det till socialnämnden i ${municipality}. Skicka det inte till domstolen.`,
    `Brevet måste ha kommit fram till socialnämnden inom tre veckor från den dag då du fick beslutet (44 § förvaltningslagen). Kommer det senare tas det inte upp.`,
    `Skriv i brevet:\n– vilket beslut det gäller${caseNumber === '' ? '' : `: ärende ${caseNumber}`}\n– hur du vill att beslutet ska ändras, och varför\n– ditt namn och personnummer, och hur domstolen kan nå dig. Har du skyddade personuppgifter ska du inte skriva din adress, utan fråga din socialsekreterare hur du gör.`,
    `Vi ser först om brevet kom i tid och om beslutet ska ändras direkt. Annars skickar vi det till förvaltningsrätten (43–46 §§ förvaltningslagen).`,
    `Behöver du hjälp att förstå beslutet eller att skriva, fråga din socialsekreterare. Då hjälper vi dig.`,
  ],
  draftTitle: 'Utredning',
  draftMark:
    'Utkast för kommunicering. Inget är beslutat. Du får läsa och säga vad du tycker innan vi beslutar.',
  draftFooter: 'Utkast för kommunicering',
  draftNothing: 'Ingen text är skriven än.',
}
