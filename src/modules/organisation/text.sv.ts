/** Words of the organisation that several screens share. */
export const sv = {
  roles: {
    administrator: 'Administratör',
    trainee: 'Trainee',
    social_worker: 'Socialsekreterare',
    lead: '1:e socialsekreterare',
    unit_manager: 'Enhetschef',
    head: 'Verksamhetschef',
    committee: 'Utskottet',
    board: 'Nämnden',
  },
  decisionKinds: {
    open_investigation: 'Inleda utredning',
    not_open_investigation: 'Inte inleda utredning',
    extend_preliminary_assessment: 'Förlänga förhandsbedömning',
    extend_investigation: 'Förlänga utredningstid',
    grant_open_care: 'Bevilja öppenvård',
    grant_contact_person: 'Bevilja kontaktperson eller kontaktfamilj',
    refuse_application: 'Avslå ansökan',
    close_without_measure: 'Avsluta utredning utan insats',
    close_case: 'Avsluta ärende',
  },
  unlawfulPair:
    'Den som ansvarar måste ha rätt utbildning, och minst en av er två måste få arbeta självständigt (SoL 25:1). Välj en annan handläggare eller lägg till en erfaren medhandläggare.',
}
