import { decisionKindNames } from './text-kinds.ts'

/** Words of the organisation that several screens share. */
export const sv = {
  roles: {
    administrator: 'Administratör',
    board_secretary: 'Nämndsekreterare',
    trainee: 'Trainee',
    social_worker: 'Socialsekreterare',
    lead: '1:e socialsekreterare',
    unit_manager: 'Enhetschef',
    head: 'Verksamhetschef',
    committee: 'Utskottet',
    board: 'Nämnden',
  },
  decisionKinds: decisionKindNames.sv,
  page: {
    tab: 'Organisation',
    lead: 'Vilka som arbetar var, vem som får utreda och vem som får besluta.',
    name: 'Namn',
    title: 'Titel',
    part: 'Tjänst',
    since: 'Anställd sedan',
    degree: 'Utbildning',
    alone: 'Får arbeta självständigt',
    yes: 'Ja',
    no: 'Nej, arbetar med en kollega',
    delegation: 'Delegationsordning',
    delegationLead: 'Den lägsta nivå som får fatta beslutet. En högre nivå får alltid besluta (KL 6:37–38).',
    kind: 'Beslut',
    lowest: 'Lägsta nivå',
    paragraph: 'Lagrum',
    valid: 'Gäller',
    from: (day: string) => `från ${day}`,
    between: (from: string, until: string) => `${from} till ${until}`,
    againstLaw: 'Gäller inte',
    againstLawWhy: (paragraph: string) =>
      `Lagen låter bara nämnden eller ett utskott fatta beslutet (${paragraph}). Systemet bortser från raden.`,
    someAgainstLaw: (n: number) =>
      n === 1
        ? 'En rad i delegationsordningen strider mot lagen och gäller inte. Nämnden behöver ändra den.'
        : `${n} rader i delegationsordningen strider mot lagen och gäller inte. Nämnden behöver ändra dem.`,
  },
  qualifications: {
    social_work_degree: 'Socionomexamen',
    other_relevant_degree: 'Annan relevant examen',
    none: 'Utreder inte',
  },
  unlawfulPair:
    'Den som ansvarar måste ha rätt utbildning, och minst en av er två måste få arbeta självständigt (SoL 25:1). Välj en annan handläggare eller lägg till en erfaren medhandläggare.',
}
