import { ageOn, type Day } from '#kernel/day.ts'
import { basesOf, type InterventionKind, interventionRules, type LegalBasis } from './kinds.ts'

/** What is asked about a kind of help before it may be given. */
export type HelpAsked = {
  readonly kind: InterventionKind
  readonly basis: LegalBasis
  /** Null: nobody knows when the child was born. */
  readonly birthOn: Day | null
  /** The day of the decision. */
  readonly on: Day
  /** Särskilda skäl were found, and stand in the reasons. SoL 9:1. */
  readonly hasSpecialReasons: boolean
  /** SoL 13:7: there is risk behaviour. */
  readonly hasRiskBehaviour: boolean
  /** SoL 22:1: whether kin was considered, and why not. */
  readonly kinship: string
}

/** What keeps a kind of help from being given, each with a sentence and a paragraph of its own in the texts. */
export const helpLimits = [
  'help_age_unknown',
  'help_before_15',
  'help_before_16',
  'help_from_21',
  'help_special_reasons',
  'help_only_lvu',
  'help_basis',
  'help_basis_age',
  'help_risk_behaviour',
  'help_kin_first',
] as const
export type HelpLimit = (typeof helpLimits)[number]

/** Own age in whole years, or undefined. */
const ageOf = ({ birthOn, on }: Pick<HelpAsked, 'birthOn' | 'on'>): number | undefined =>
  birthOn === null ? undefined : ageOn(birthOn, on)

/** SoL 9:1, 9:3, 13:7, 18:8: too young or too old for it on that day. Nothing that is filled in changes this. */
export const ageLimitOf = (
  kind: InterventionKind,
  asked: Pick<HelpAsked, 'birthOn' | 'on'>,
): HelpLimit | undefined => {
  const { from, below } = interventionRules[kind].ages
  const age = ageOf(asked)
  if (age === undefined) return from === undefined ? undefined : 'help_age_unknown'
  if (from !== undefined && age < from) return from === 16 ? 'help_before_16' : 'help_before_15'
  return below !== undefined && age >= below ? 'help_from_21' : undefined
}

/** SoL 9:1: 16 and 17 only for särskilda skäl. */
export const needsSpecialReasons = (
  kind: InterventionKind,
  asked: Pick<HelpAsked, 'birthOn' | 'on'>,
): boolean => {
  const { specialReasonsBelow } = interventionRules[kind].ages
  const age = ageOf(asked)
  return specialReasonsBelow !== undefined && age !== undefined && age < specialReasonsBelow
}

/** SoL 22:1: kin comes first, so whoever proposes another home says whether kin was considered. */
export const asksForKinFirst = (kind: InterventionKind): boolean =>
  interventionRules[kind].isPlacement && kind !== 'kinship_care' && kind !== 'shelter'

/** LVU 2: care ends by 18, LVU 3: by 21. What is decided by LVU 6 or 22 is decided before 20; LVU 22 may then last until 21. */
const endsBy: Readonly<Partial<Record<LegalBasis, number>>> = { lvu_2: 18, lvu_3: 21, lvu_6: 20, lvu_22: 20 }

const basisLimits = ({ kind, basis, ...asked }: HelpAsked): HelpLimit[] => {
  if (!basesOf(kind).includes(basis)) return [kind === 'secure_youth_home' ? 'help_only_lvu' : 'help_basis']
  const age = ageOf(asked)
  const end = endsBy[basis]
  return end !== undefined && age !== undefined && age >= end ? ['help_basis_age'] : []
}

/** All that keeps a kind of help from being given on that day, in the order in which it is put right. */
export const limitsOf = (asked: HelpAsked): HelpLimit[] => {
  const { kind } = asked
  const age = ageLimitOf(kind, asked)
  return [
    ...(age === undefined ? [] : [age]),
    ...basisLimits(asked),
    ...(age === undefined && needsSpecialReasons(kind, asked) && !asked.hasSpecialReasons
      ? (['help_special_reasons'] as const)
      : []),
    ...(kind === 'qualified_contact_person' && !asked.hasRiskBehaviour
      ? (['help_risk_behaviour'] as const)
      : []),
    ...(asksForKinFirst(kind) && asked.kinship === '' ? (['help_kin_first'] as const) : []),
  ]
}

/** SoL 11:5: what may be given without individual needs assessment. */
export const mayBeUnassessed = (kind: InterventionKind): boolean => !interventionRules[kind].alwaysAssessed
