import type { TextOf } from '#kernel/text.ts'
import { decisionKindNames } from './text-kinds.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  roles: {
    administrator: 'Administrator',
    board_secretary: 'Board secretary',
    trainee: 'Trainee',
    social_worker: 'Social worker',
    lead: 'Lead social worker',
    unit_manager: 'Unit manager',
    head: 'Head of service',
    committee: 'The committee',
    board: 'The board',
  },
  decisionKinds: decisionKindNames.en,
  page: {
    tab: 'Organisation',
    lead: 'Who works where, who may investigate and who may decide.',
    name: 'Name',
    title: 'Title',
    part: 'Employment',
    since: 'Employed since',
    degree: 'Degree',
    alone: 'May work alone',
    yes: 'Yes',
    no: 'No, works with a colleague',
    delegation: 'Delegation order',
    delegationLead: 'The lowest level that may decide. A higher level may always decide (KL 6:37–38).',
    kind: 'Decision',
    lowest: 'Lowest level',
    paragraph: 'Paragraph',
    valid: 'In force',
    from: (day: string) => `from ${day}`,
    between: (from: string, until: string) => `${from} until ${until}`,
    againstLaw: 'Does not count',
    againstLawWhy: (paragraph) =>
      `The law lets only the board or a committee decide this (${paragraph}). The system ignores the row.`,
    someAgainstLaw: (n) =>
      n === 1
        ? 'One row of the delegation order is against the law and does not count. The board needs to change it.'
        : `${n} rows of the delegation order are against the law and do not count. The board needs to change them.`,
  },
  qualifications: {
    social_work_degree: 'Degree in social work',
    other_relevant_degree: 'Other relevant degree',
    none: 'Does not investigate',
  },
  unlawfulPair:
    'The one responsible must have the right degree, and at least one of the two must be allowed to act alone (SoL 25:1). Choose another worker, or add an experienced co-worker.',
}
