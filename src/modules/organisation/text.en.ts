import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  roles: {
    administrator: 'Administrator',
    trainee: 'Trainee',
    social_worker: 'Social worker',
    lead: 'Lead social worker',
    unit_manager: 'Unit manager',
    head: 'Head of service',
    committee: 'The committee',
    board: 'The board',
  },
  decisionKinds: {
    open_investigation: 'Open an investigation',
    not_open_investigation: 'Not open an investigation',
    extend_preliminary_assessment: 'Extend the preliminary assessment',
    extend_investigation: 'Extend the investigation',
    grant_open_care: 'Grant open care',
    grant_contact_person: 'Grant a contact person or family',
    refuse_application: 'Refuse the application',
    close_without_measure: 'Close the investigation without a measure',
    close_case: 'Close the case',
  },
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
  },
  qualifications: {
    social_work_degree: 'Degree in social work',
    other_relevant_degree: 'Other relevant degree',
    none: 'Does not investigate',
  },
  unlawfulPair:
    'The one responsible must have the right degree, and at least one of the two must be allowed to act alone (SoL 25:1). Choose another worker, or add an experienced co-worker.',
}
