import { ageOn, type Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'
import { type InterventionKind, interventionKinds } from '../kinds/kinds.ts'
import { mayBeUnassessed } from '../kinds/limits.ts'

const ownKinds = ['advice', 'parent_training', 'group_activity'] as const

/** Only by judgment, so neither applied for nor offered. */
const isOffered = (kind: InterventionKind): boolean => kind !== 'youth_service'

/** What may be asked for here. Those that SoL 11:5 forbids are among them, so that the refusal can say why. */
export const lowThresholdKinds = [...ownKinds, ...interventionKinds.filter(isOffered)] as const
export type LowThresholdKind = (typeof lowThresholdKinds)[number]

const isIntervention = (kind: LowThresholdKind): kind is InterventionKind =>
  interventionKinds.some((one) => one === kind)

/** SoL 11:5: contact persons and families, and all care and housing outside the home, take an assessment. */
export const isForbidden = (kind: LowThresholdKind): boolean => isIntervention(kind) && !mayBeUnassessed(kind)

export const ageGroups = ['not_asked', 'under_15', 'from_15', 'adult'] as const
export type AgeGroup = (typeof ageGroups)[number]

/** An unknown day of birth counts as the youngest. */
export const ageGroupOf = (birthOn: Day | null, on: Day): AgeGroup => {
  const age = birthOn === null ? 0 : ageOn(birthOn, on)
  return age < 15 ? 'under_15' : age < 18 ? 'from_15' : 'adult'
}

export const lowConsents = ['not_needed', 'guardians', 'young_person'] as const
export type LowConsent = (typeof lowConsents)[number]

/** SoL 21:2: a child gets it with the guardians' consent; from 15 also on its own, where that suits. */
export const consentsFor = (age: AgeGroup): readonly LowConsent[] => {
  if (age === 'under_15') return ['guardians']
  return age === 'from_15' ? ['guardians', 'young_person'] : ['not_needed']
}

export type LowThreshold = {
  readonly kind: LowThresholdKind
  readonly personId: string | null
  readonly ageGroup: AgeGroup
  readonly consent: LowConsent
  readonly consentOn: Day | null
  readonly identityDecidedOn: Day | null
  readonly identityReference: string
  readonly toldOfApplication: boolean
  readonly startedOn: Day
}

/** SoL 14:4: of advice nothing is kept about the person. */
const faultsOfAdvice = ({ personId }: LowThreshold): Issue[] =>
  personId === null ? [] : [{ path: 'personId', code: 'low_advice_unnamed' }]

/** SoL 14:5: nobody is named only where the board has decided so, for special reasons. */
const faultsOfIdentity = (one: LowThreshold): Issue[] => {
  if (one.personId !== null) return []
  return [
    ...(one.identityDecidedOn === null ? [{ path: 'identityDecidedOn', code: 'low_identity_decision' }] : []),
    ...(one.identityReference === '' ? [{ path: 'identityReference', code: 'low_identity_decision' }] : []),
  ]
}

const faultsOfConsent = ({ ageGroup, consent, consentOn, startedOn }: LowThreshold): Issue[] => {
  if (ageGroup === 'not_asked') return [{ path: 'ageGroup', code: 'choose' }]
  if (!consentsFor(ageGroup).includes(consent)) {
    const code = ageGroup === 'adult' ? 'low_consent_adult' : 'low_consent_guardians'
    return [{ path: 'consent', code }]
  }
  if (consent === 'not_needed') return []
  if (consentOn === null) return [{ path: 'consentOn', code: 'required' }]
  return consentOn > startedOn ? [{ path: 'consentOn', code: 'low_consent_late' }] : []
}

/** All that is wrong, by field. SoL 11:5–6, 14:4–5, 21:2. */
export const faultsOf = (one: LowThreshold): Issue[] => {
  const told = one.toldOfApplication ? [] : [{ path: 'toldOfApplication', code: 'low_tell_of_application' }]
  if (isForbidden(one.kind)) return [{ path: 'kind', code: 'low_assessed_only' }]
  if (one.kind === 'advice') return [...faultsOfAdvice(one), ...told]
  return [...faultsOfIdentity(one), ...faultsOfConsent(one), ...told]
}
