import { proposedKinds } from '#modules/organisation/contract.ts'

/** Every decision that a case may propose. Those of intake and cases come by event and are only kept here. */
export const proposalKinds = proposedKinds
export type ProposalKind = (typeof proposalKinds)[number]

/** The headings under which the kinds are chosen. */
export const kindSubjects = ['investigation', 'running', 'compulsory'] as const
export type KindSubject = (typeof kindSubjects)[number]

export type KindRule = {
  readonly subject: KindSubject
  /** It rests on an open investigation, freezes its text and ends it (SoL 20:3). The others can be proposed at any time. */
  readonly endsInvestigation: boolean
  /**
   * FL 25: 'letters' of the investigation; 'told' is asked for with the proposal, as there is no investigation;
   * 'none' when the party gets what it asked for, or the decision cannot wait (FL 25 § 1–3).
   */
  readonly communication: 'letters' | 'told' | 'none'
  /** By which paragraph it can be appealed; undefined when it cannot. */
  readonly appealedBy?: 'SoL 35:1' | 'LVU 41'
  /** By which paragraph a follow-up of the child without consent may be decided with it; undefined when it may not. */
  readonly followedBy?: 'SoL 23:1'
  /** LVU 2 or 3: by which paragraph the care is needed. It decides until which age it can last (LVU 21). */
  readonly asksGround?: true
  /** By which paragraph the chair alone may decide when the board cannot be waited for; reported at its next meeting. */
  readonly chairBy?: string
}

const ending = { subject: 'investigation', endsInvestigation: true } as const
const running = { subject: 'running', endsInvestigation: false, communication: 'told' } as const
const compulsory = { subject: 'compulsory', endsInvestigation: false, communication: 'told' } as const
const urgent = { subject: 'compulsory', endsInvestigation: false, communication: 'none' } as const

/**
 * What the law says of each kind. LVU 41 § is a closed list: where care begins or moves, whether it goes on, contact and
 * secret whereabouts, preventive measures, bans that go on. What is put under a court (LVU 7, 28, 31 e) or applied for is
 * not appealed. Kinds that hold both (an application for a ban, and its going on) count as open to appeal: FL 45 forgives
 * a notice too many, not one too few. Our reading; a lawyer must confirm it.
 */
export const kindRules: Readonly<Record<ProposalKind, KindRule>> = {
  grant_open_care: { ...ending, communication: 'none', appealedBy: 'SoL 35:1' },
  grant_contact_person: { ...ending, communication: 'none', appealedBy: 'SoL 35:1' },
  grant_foster_care: { ...ending, communication: 'none', appealedBy: 'SoL 35:1' },
  grant_residential_care: { ...ending, communication: 'none', appealedBy: 'SoL 35:1' },
  refuse_application: {
    ...ending,
    communication: 'letters',
    appealedBy: 'SoL 35:1',
    followedBy: 'SoL 23:1',
  },
  close_without_measure: { ...ending, communication: 'letters', followedBy: 'SoL 23:1' },
  end_intervention: { ...running, appealedBy: 'SoL 35:1' },
  consider_care: running,
  consider_custody_transfer: running,
  extend_emergency_home: { ...running, appealedBy: 'SoL 35:1' },
  cross_border_placement: { ...running, appealedBy: 'SoL 35:1' },
  adoption: { ...running, appealedBy: 'SoL 35:1' },
  apply_for_compulsory_care: { ...compulsory, asksGround: true },
  immediate_custody: { ...urgent, asksGround: true, chairBy: 'LVU 6' },
  care_content: { ...compulsory, appealedBy: 'LVU 41', chairBy: 'LVU 11' },
  reconsider_care: { ...compulsory, appealedBy: 'LVU 41' },
  contact_restriction: { ...compulsory, appealedBy: 'LVU 41' },
  end_compulsory_care: { ...compulsory, appealedBy: 'LVU 41' },
  preventive_measures: { ...compulsory, appealedBy: 'LVU 41' },
  moving_ban: { ...compulsory, appealedBy: 'LVU 41' },
  temporary_moving_ban: { ...urgent, chairBy: 'LVU 27' },
  exit_ban: { ...compulsory, appealedBy: 'LVU 41' },
  temporary_exit_ban: { ...urgent, chairBy: 'LVU 31 d' },
  tests_before_contact: compulsory,
  police_assistance: { ...urgent, chairBy: 'LVU 43' },
  shelter_without_consent: { ...urgent, chairBy: 'lag (2024:79) 4:1' },
}

/** Kinds whose effect on the case another room carries out when it hears `decisionSigned`: the case itself stays as it was. */
export const withoutEffectOnCase: readonly ProposalKind[] = proposalKinds.filter(
  (kind) => !kindRules[kind].endsInvestigation,
)

/** Does the kind rest on an open investigation and end it? */
export const endsInvestigation = (kind: ProposalKind): boolean => kindRules[kind].endsInvestigation

/** LVU 2 and 3: the grounds of care, of which an application or a custody names one. */
export const careGrounds = ['lvu_2', 'lvu_3'] as const

/** Does the kind say by which ground care is needed (LVU 2, 3), without giving any help itself? */
export const asksGround = (kind: ProposalKind): boolean => kindRules[kind].asksGround === true
