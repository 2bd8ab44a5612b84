import type { Day } from '#kernel/day.ts'

/** The words of the board's documents. In Swedish only: it is the language of authorities (språklagen 10 §). */
export const words = {
  sender: (municipality: string, body: string) => `${municipality} · ${body}`,
  reference: (caseNumber: string) => (caseNumber === '' ? '' : `Ärende ${caseNumber}`),
  protectedMark:
    'Skyddade personuppgifter. Handlingen innehåller ingen adress. Lämna inte ut den utan sekretessprövning.',
  secret: 'Uppgifterna omfattas av sekretess (OSL 26:1).',
  extract: 'Protokollsutdrag',
  material: (kind: string) => `Förslag till beslut: ${kind}`,
  footer: (body: string, on: Day) => `${body} ${on}`,
  facts: {
    child: 'Barn',
    number: 'Personnummer',
    birth: 'Född',
    meeting: 'Sammanträde',
    paragraph: 'Paragraf',
    law: 'Lagrum',
    rule: 'Bestämmelse',
    intervention: 'Insats',
    presenter: 'Föredragande',
    present: 'Beslutande',
    steppedOut: 'Jäv, deltog inte',
    recorded: 'Infört av',
    speaks: 'Muntligt inför de beslutande',
  },
  speaks: 'Parten vill tala (SoL 14:8)',
  parts: {
    outcome: 'Beslut',
    reasons: 'Skäl',
    proposed: 'Förslag',
    investigation: 'Utredning',
    reservations: 'Reservationer',
    corrections: 'Rättelser (36 § förvaltningslagen)',
  },
  outcomes: {
    as_proposed: (body: string) => `${body} beslutar enligt förslaget.`,
    otherwise: (body: string) => `${body} beslutar:`,
    rejected: (body: string) => `${body} avslår förslaget.`,
    returned: (body: string) => `${body} återremitterar ärendet.`,
    adjourned: (body: string) => `${body} bordlägger ärendet.`,
    noted: (body: string) => `${body} har tagit del av anmälan.`,
  },
  correction: (on: Day, by: string, text: string, reason: string) => `${on}, ${by}: ${text}\n(${reason})`,
  list: {
    title: 'Beslut fattade på delegation',
    period: (from: Day, until: Day) => `${from} – ${until}`,
    facts: { period: 'Period', unit: 'Enhet', count: 'Antal beslut', unreported: 'Inte anmälda' },
    allUnits: 'Alla enheter',
    lead: 'Besluten anmäls enligt 6 kap. 40 § och 7 kap. 8 § kommunallagen. Ärendet nämns vid nummer, utan barnets namn.',
    kind: (name: string, count: number) => `${name} (${count})`,
    row: (one: {
      day: Day
      caseNumber: string
      paragraph: string
      by: string
      title: string
      reported: string
    }) =>
      [one.day, one.caseNumber, one.paragraph, `${one.by}, ${one.title}`, one.reported]
        .filter((part) => part !== '')
        .join(' · '),
    reported: (on: Day) => `anmält ${on}`,
    none: 'Inga beslut i perioden.',
  },
} as const
