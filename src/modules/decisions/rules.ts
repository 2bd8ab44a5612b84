import type { Day } from '#kernel/day.ts'
import { ageOn } from '#kernel/day.ts'
import {
  type HelpLimit,
  helpLimits,
  type InterventionKind,
  interventionsGrantedBy,
  type LegalBasis,
  limitsOf,
} from '#modules/cases/contract.ts'
import {
  asksGround,
  careGrounds,
  endsInvestigation,
  kindRules,
  type ProposalKind,
  proposalKinds,
} from './rules/kinds.ts'

export {
  asksGround,
  careGrounds,
  endsInvestigation,
  kindRules,
  type KindRule,
  type KindSubject,
  kindSubjects,
  type ProposalKind,
  proposalKinds,
} from './rules/kinds.ts'

/** The interventions that a kind of decision can give (SoL 9, 11:1, 13:7); none when it gives nothing. */
export const interventionsOf = (kind: ProposalKind): readonly InterventionKind[] =>
  interventionsGrantedBy(kind)

/**
 * FL 25: a party is told all material of importance before the decision. Not needed when the decision gives the party
 * what was asked for in full ("uppenbart obehövligt").
 */
export const communicationNeeded = (kind: ProposalKind): boolean =>
  kindRules[kind].communication === 'letters'

/**
 * SoL 35:1: decisions about interventions under 11:1 can be appealed to the administrative court; LVU 41: what its list
 * names; a dismissal of an appeal and a change of what can be appealed (FL 38, 45). To open, extend or end an investigation cannot. Our reading of the lists; a lawyer must confirm it.
 */
export const isAppealable = (kind: string): boolean =>
  kind === 'dismiss_late_appeal' ||
  kind === 'change_decision' ||
  proposalKinds.some((one) => one === kind && kindRules[one].appealedBy !== undefined)

export type Letter = { readonly personId: string; readonly answered: boolean; readonly dueOn: Day }

/** FL 25: the time that was set runs, and the one who got it has not answered. */
const waits = (letter: Letter, today: Day): boolean => !letter.answered && letter.dueOn >= today

/** A time that was given is kept, also when the decision gives the party what was asked for. FL 25. */
export const replyTimeRuns = (letters: readonly Letter[], today: Day): boolean =>
  letters.some((letter) => waits(letter, today))

/** FL 25: each party was sent something, and has answered or had the time that was set. Others' letters do not count. */
export const isCommunicated = (
  letters: readonly Letter[],
  partyIds: readonly string[],
  today: Day,
): boolean =>
  !replyTimeRuns(letters, today) && partyIds.every((id) => letters.some((letter) => letter.personId === id))

/** SoL 3:4, FL 10: the child is a party in its own right from 15. */
export const isPartyItself = (birthOn: Day | null, today: Day): boolean =>
  birthOn !== null && ageOn(birthOn, today) >= 15

export type ProposalText = {
  readonly kind: ProposalKind
  readonly content: string
  readonly reasons: string
  readonly ruleApplied: string
  readonly interventionKind: string
  readonly interventionName: string
  /** What the help rests on, and what the law asks of some kinds of it: SoL 9:1, 13:7, 22:1. */
  readonly legalBasis: LegalBasis
  readonly specialReasons: boolean
  readonly riskBehaviour: boolean
  readonly kinship: string
  /** FL 25, where there is no investigation with letters: when the parties got the material, or why they did not. */
  readonly toldOn: Day | null
  readonly toldNote: string
  /**
   * SoL 23:1: the child is followed afterwards without consent. The help that was offered and declined is its condition. Absent
   * when no follow-up is decided, so that the fingerprint of other decisions is that of their own words.
   */
  readonly followUp?: { readonly offer: string }
}

/** What was chosen on the form; only an investigation that ends without help can be followed (SoL 23:1). */
export const followUpOf = (
  kind: ProposalKind,
  { followUp, followUpOffer }: { readonly followUp: boolean; readonly followUpOffer: string },
): Pick<ProposalText, 'followUp'> =>
  followUp && kindRules[kind].followedBy !== undefined ? { followUp: { offer: followUpOffer } } : {}

const decidedAs: Readonly<Record<Exclude<LegalBasis, 'sol'>, ProposalKind>> = {
  lvu_2: 'care_content',
  lvu_3: 'care_content',
  lvu_6: 'care_content',
  lvu_22: 'preventive_measures',
  shelter_act: 'shelter_without_consent',
}

/**
 * SoL 30:6–8: what an official may give with consent, only politicians may decide on without it. The level is then that of
 * the measure: how care under LVU is given, a preventive measure, or a shelter without the other guardian.
 */
export const levelKindOf = ({ kind, legalBasis }: Pick<ProposalText, 'kind' | 'legalBasis'>): ProposalKind =>
  legalBasis === 'sol' || interventionsOf(kind).length === 0 ? kind : decidedAs[legalBasis]

/** A decision that gives no help, or help of which no more is asked. */
export const noGrounds = {
  legalBasis: 'sol',
  specialReasons: false,
  riskBehaviour: false,
  kinship: '',
} as const

/** Nothing is written of when the parties got the material: the letters of the investigation tell. */
export const notTold = { toldOn: null, toldNote: '' } as const

export const gaps = [
  'content_missing',
  'reasons_missing',
  'rule_missing',
  'intervention_missing',
  'ground_missing',
  'no_open_investigation',
  'investigation_not_ready',
  'not_communicated',
  'not_told',
  'follow_up_offer_missing',
  'follow_up_adult',
  ...helpLimits,
] as const
export type Gap = (typeof gaps)[number]

/**
 * FL 31–32: a decision says what is decided and why, and a refusal also which rule it rests on.
 * An intervention has a name, so that the family and the one who carries it out mean the same thing.
 */
export const gapsInText = (text: ProposalText): Gap[] => {
  const possible = interventionsOf(text.kind)
  return [
    ...(text.content === '' ? (['content_missing'] as const) : []),
    ...(text.reasons === '' ? (['reasons_missing'] as const) : []),
    ...(text.kind === 'refuse_application' && text.ruleApplied === '' ? (['rule_missing'] as const) : []),
    ...(possible.length > 0 &&
    (text.interventionName === '' || !possible.some((kind) => kind === text.interventionKind))
      ? (['intervention_missing'] as const)
      : []),
    ...(asksGround(text.kind) && !isCareGround(text.legalBasis) ? (['ground_missing'] as const) : []),
    ...(isTold(text) ? [] : (['not_told'] as const)),
    // SoL 23:1: consent is lacking only where help was offered and somebody said no (JO has criticised a follow-up without).
    ...(text.followUp?.offer === '' ? (['follow_up_offer_missing'] as const) : []),
  ]
}

/** FL 25: without an investigation the proposal itself says when the parties got the material, or why they did not. */
const isTold = ({ kind, toldOn, toldNote }: ProposalText): boolean =>
  kindRules[kind].communication !== 'told' || toldOn !== null || toldNote !== ''

/** The child that a decision is about, on the day of the decision. */
export type Whom = { readonly birthOn: Day | null; readonly on: Day }

const isCareGround = (basis: LegalBasis): boolean => careGrounds.some((one) => one === basis)

/** LVU 1, 6: care by 2 § is for those under 18, custody and care by 3 § begin before 20. */
const isTooOldFor = ({ kind, legalBasis }: ProposalText, { birthOn, on }: Whom): boolean =>
  asksGround(kind) && birthOn !== null && ageOn(birthOn, on) >= (legalBasis === 'lvu_2' ? 18 : 20)

/** SoL 9, 13:7, 22:1, LVU: what keeps the chosen help, or the care applied for, from this child on that day. */
export const limitsOfText = (text: ProposalText, whom: Whom): HelpLimit[] => {
  if (isTooOldFor(text, whom)) return ['help_basis_age']
  const kind = interventionsOf(text.kind).find((one) => one === text.interventionKind)
  if (kind === undefined) return []
  return limitsOf({
    kind,
    basis: text.legalBasis,
    ...whom,
    hasSpecialReasons: text.specialReasons,
    hasRiskBehaviour: text.riskBehaviour,
    kinship: text.kinship,
  })
}

/** SoL 23:1 speaks of a child; an unknown age counts as younger. */
export const followUpFaults = (text: ProposalText, { birthOn, on }: Whom): Gap[] =>
  text.followUp !== undefined && birthOn !== null && ageOn(birthOn, on) >= 18 ? ['follow_up_adult'] : []

export type Ground = {
  readonly text: ProposalText
  readonly whom: Whom
  readonly investigationIsOpen: boolean
  readonly investigationIsReady: boolean
  readonly communicated: boolean
  readonly replyTimeRuns: boolean
}

/** All that stands between a proposal and a signature, in the order in which it is put right. */
export const gapsBeforeSigning = ({
  text,
  whom,
  investigationIsOpen,
  investigationIsReady,
  communicated,
  replyTimeRuns: isWaiting,
}: Ground): Gap[] => [
  ...gapsInText(text),
  ...limitsOfText(text, whom),
  ...followUpFaults(text, whom),
  ...(investigationIsOpen || !endsInvestigation(text.kind) ? [] : (['no_open_investigation'] as const)),
  ...(investigationIsReady ? [] : (['investigation_not_ready'] as const)),
  ...(isWaiting || (communicationNeeded(text.kind) && !communicated) ? (['not_communicated'] as const) : []),
]
