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
  unlawfulPair:
    'The one responsible must have the right degree, and at least one of the two must be allowed to act alone (SoL 25:1). Choose another worker, or add an experienced co-worker.',
}
