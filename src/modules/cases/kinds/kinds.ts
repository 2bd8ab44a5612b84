/** Every kind of help that the law names for a child, SoL 9, 11, 13 and 18; LVU 12. Stored: never rename, never remove. */
export const interventionKinds = [
  'open_care',
  'respite',
  'contact_support',
  'mediation',
  'youth_service',
  'contact_person',
  'contact_family',
  'qualified_contact_person',
  'kinship_care',
  'foster_home',
  'emergency_foster_home',
  'supported_housing',
  'residential_care_home',
  'shelter',
  'secure_youth_home',
] as const
export type InterventionKind = (typeof interventionKinds)[number]

/** Which kind of decision gives the help; who may make it stands in the delegation order. */
export type GrantingDecision =
  | 'grant_open_care'
  | 'grant_contact_person'
  | 'grant_foster_care'
  | 'grant_residential_care'

/** On what the help rests: agreement under SoL, or a law that needs none (LVU) or only one guardian's (lag 2024:79). */
export const legalBases = ['sol', 'lvu_2', 'lvu_3', 'lvu_6', 'lvu_22', 'shelter_act'] as const
export type LegalBasis = (typeof legalBases)[number]

export type InterventionRule = {
  readonly kind: InterventionKind
  readonly paragraph: string
  readonly grantedBy: GrantingDecision
  /** Care outside the own home: the child gets a placement, a named social worker and its clocks (SoL 22). */
  readonly isPlacement: boolean
  /** SoL 11:5: may never be given without individual needs assessment. */
  readonly alwaysAssessed: boolean
  /** Own age on the day of the decision, [from, below). `specialReasonsBelow`: younger only for särskilda skäl. */
  readonly ages: { readonly from?: number; readonly below?: number; readonly specialReasonsBelow?: number }
  /** A private home needs its own suitability investigation, a contract and extracts first (SoL 22:2–3, SoF 3:3). */
  readonly home: 'none' | 'private' | 'facility' | 'state'
  /** SoL 21:1: by age; outside the home always the guardians. 'request': the young person asks or agrees (13:7, 18:8). */
  readonly consent: 'byAge' | 'guardians' | 'request'
  /** Must begin within months of the judgment becoming final, SoL 18:8. */
  readonly startsWithinMonthsOfJudgment?: number
}

const atHome = {
  isPlacement: false,
  alwaysAssessed: false,
  ages: { below: 21 },
  home: 'none',
  consent: 'byAge',
} as const

const outside = {
  isPlacement: true,
  alwaysAssessed: true,
  ages: { below: 21 },
  consent: 'guardians',
} as const

/** law.md 1.4 as data: one row for each kind, with its paragraph and its limits. */
export const interventionRules: Readonly<Record<InterventionKind, InterventionRule>> = {
  open_care: { kind: 'open_care', paragraph: 'SoL 11:1', grantedBy: 'grant_open_care', ...atHome },
  respite: { kind: 'respite', paragraph: 'SoL 11:1', grantedBy: 'grant_open_care', ...atHome },
  contact_support: {
    kind: 'contact_support',
    paragraph: 'SoL 11:1',
    grantedBy: 'grant_open_care',
    ...atHome,
  },
  mediation: {
    kind: 'mediation',
    paragraph: 'SoL 18:9',
    grantedBy: 'grant_open_care',
    ...atHome,
  },
  /** SoL 18:8: begins within two months of the judgment becoming final, by a work plan. */
  youth_service: {
    kind: 'youth_service',
    paragraph: 'SoL 18:8',
    grantedBy: 'grant_open_care',
    ...atHome,
    ages: { from: 15, below: 21 },
    consent: 'request',
    startsWithinMonthsOfJudgment: 2,
  },
  contact_person: {
    kind: 'contact_person',
    paragraph: 'SoL 13:7',
    grantedBy: 'grant_contact_person',
    ...atHome,
    alwaysAssessed: true,
  },
  contact_family: {
    kind: 'contact_family',
    paragraph: 'SoL 13:7',
    grantedBy: 'grant_contact_person',
    ...atHome,
    alwaysAssessed: true,
  },
  /** SoL 13:7: under 21 with risk behaviour, on request or with consent. */
  qualified_contact_person: {
    kind: 'qualified_contact_person',
    paragraph: 'SoL 13:7',
    grantedBy: 'grant_contact_person',
    ...atHome,
    alwaysAssessed: true,
    consent: 'request',
  },
  /** SoL 22:1: must be considered first when a child is to live outside the own home. */
  kinship_care: {
    kind: 'kinship_care',
    paragraph: 'SoL 22:1',
    grantedBy: 'grant_foster_care',
    ...outside,
    home: 'private',
  },
  foster_home: {
    kind: 'foster_home',
    paragraph: 'SoL 9:2',
    grantedBy: 'grant_foster_care',
    ...outside,
    home: 'private',
  },
  /** SoL 22:4: at most two months after the investigation is closed, unless särskilda skäl. */
  emergency_foster_home: {
    kind: 'emergency_foster_home',
    paragraph: 'SoL 22:4',
    grantedBy: 'grant_foster_care',
    ...outside,
    home: 'private',
  },
  /** SoL 9:1, 9:3: from 16 to 20; at 16–17 only for särskilda skäl. */
  supported_housing: {
    kind: 'supported_housing',
    paragraph: 'SoL 9:3',
    grantedBy: 'grant_residential_care',
    ...outside,
    ages: { from: 16, below: 21, specialReasonsBelow: 18 },
    home: 'facility',
  },
  residential_care_home: {
    kind: 'residential_care_home',
    paragraph: 'SoL 9:4',
    grantedBy: 'grant_residential_care',
    ...outside,
    home: 'facility',
  },
  shelter: {
    kind: 'shelter',
    paragraph: 'SoL 9:5–6, 22:5, lag (2024:79)',
    grantedBy: 'grant_residential_care',
    ...outside,
    home: 'facility',
  },
  /** LVU 12: a home of the state; only under LVU. */
  secure_youth_home: {
    kind: 'secure_youth_home',
    paragraph: 'LVU 12',
    grantedBy: 'grant_residential_care',
    ...outside,
    home: 'state',
  },
}

const careUnderLvu = ['lvu_2', 'lvu_3', 'lvu_6'] as const

/**
 * What each kind may rest on. A home of the state takes LVU (LVU 12); LVU 22 gives open treatment or a qualified contact
 * person; lag (2024:79) gives a shelter. All else that is outside the home: SoL, or LVU 2, 3 or 6.
 */
export const basesOf = (kind: InterventionKind): readonly LegalBasis[] => {
  if (kind === 'secure_youth_home') return careUnderLvu
  if (kind === 'shelter') return ['sol', 'shelter_act', ...careUnderLvu]
  if (kind === 'open_care' || kind === 'qualified_contact_person') return ['sol', 'lvu_22']
  return interventionRules[kind].isPlacement ? ['sol', ...careUnderLvu] : ['sol']
}

/** Care under LVU is given without consent; so is what LVU 22 gives. */
export const isWithoutConsent = (basis: LegalBasis): boolean => basis !== 'sol' && basis !== 'shelter_act'

/** The kinds that a decision can give. */
export const interventionsGrantedBy = (decision: string): readonly InterventionKind[] =>
  interventionKinds.filter((kind) => interventionRules[kind].grantedBy === decision)
