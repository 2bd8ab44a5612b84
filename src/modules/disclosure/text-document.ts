import { grounds, type Ground } from './kinds.ts'

/** The paragraph as it stands on a bar and in the letter. */
export const paragraphOf: Readonly<Record<Ground, string>> = {
  osl_26_1: 'OSL 26:1',
  osl_26_5: 'OSL 26:5',
  osl_12_3: 'OSL 12:3',
  osl_21_3: 'OSL 21:3',
  osl_10_3: 'OSL 10:3',
}

const because: Readonly<Record<Ground, string>> = {
  osl_26_1: 'uppgifter om andra människors personliga förhållanden',
  osl_26_5: 'vem som har gjort en orosanmälan',
  osl_12_3: 'uppgifter som barnet kan skadas av att vårdnadshavaren får',
  osl_21_3: 'skyddade kontaktuppgifter',
  osl_10_3: 'uppgifter som av särskild hänsyn inte kan visas för en part',
}

/** The letter. Documents of the authority are in Swedish (språklagen 10 §). */
export const words = {
  title: 'Beslut om att lämna ut handlingar',
  sender: (municipality: string) => `${municipality} · Socialnämnden`,
  footer: (on: string) => `Beslut ${on}`,
  secret: 'Innehåller uppgifter som är sekretesskyddade hos socialtjänsten (26 kap. OSL).',
  facts: {
    child: 'Gäller',
    requester: 'Begärt av',
    asked: 'Begäran',
    askedOn: 'Kom in',
    outcome: 'Beslut',
    by: 'Beslutat av',
    on: 'Beslutsdag',
  },
  outcomes: {
    whole: 'Handlingarna lämnas ut i sin helhet',
    masked: 'Handlingarna lämnas ut, men vissa uppgifter är maskade',
    refused: 'Handlingarna lämnas inte ut',
  },
  reasons: 'Skäl',
  reservation: 'Förbehåll',
  masked: 'Det som är maskat',
  maskedLead: 'En svart ruta visar att text är borttagen. I rutan står bestämmelsen.',
  maskedLine: (ground: Ground, n: number) =>
    `${paragraphOf[ground]}, ${because[ground]}: ${n === 1 ? '1 ställe' : `${n} ställen`}`,
  withheld: (ground: Ground) => `Handlingen lämnas inte ut (${paragraphOf[ground]}).`,
  appealTitle: 'Om du vill överklaga',
  /** FL 43–44; that the administrative court of appeal tries it is OSL 6:7–8 [U]: not in the handbook, see ADR 0022. */
  appeal: [
    'Tycker du att beslutet är fel kan du överklaga det. Då prövar kammarrätten beslutet. Det kostar ingenting.',
    'Skriv vilket beslut du överklagar, hur du vill att det ska ändras och varför. Skriv ditt namn och hur vi når dig.',
    'Skicka brevet till oss på socialnämnden. Det måste ha kommit in inom tre veckor från den dag du fick beslutet.',
  ],
}

export const inOrder = (counted: ReadonlyMap<Ground, number>): readonly (readonly [Ground, number])[] =>
  grounds.flatMap((ground) => {
    const n = counted.get(ground)
    return n === undefined ? [] : [[ground, n] as const]
  })
