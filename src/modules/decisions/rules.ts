import type { Day } from '#kernel/day.ts'
import { ageOn } from '#kernel/day.ts'

/** The decisions that end an investigation. Those of intake and cases come by event and are only kept here. */
export const proposalKinds = [
  'grant_open_care',
  'grant_contact_person',
  'refuse_application',
  'close_without_measure',
] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** What can be granted under each kind (SoL 11:1, 13:7). */
export const interventionKinds = ['open_care', 'contact_person', 'contact_family'] as const
export type InterventionKind = (typeof interventionKinds)[number]

const grants: Readonly<Partial<Record<ProposalKind, readonly InterventionKind[]>>> = {
  grant_open_care: ['open_care'],
  grant_contact_person: ['contact_person', 'contact_family'],
}

/** The interventions that a kind of decision can give; none when it gives nothing. */
export const interventionsOf = (kind: ProposalKind): readonly InterventionKind[] => grants[kind] ?? []

/**
 * FL 25: a party is told all material of importance before the decision. Not needed when the decision gives the party
 * what was asked for in full ("uppenbart obehövligt").
 */
export const communicationNeeded = (kind: ProposalKind): boolean => interventionsOf(kind).length === 0

/**
 * SoL 35:1: decisions about interventions under 11:1 can be appealed to the administrative court. To open, extend or end an
 * investigation cannot. Our reading of the list in 35:1; a lawyer must confirm it.
 */
export const isAppealable = (kind: string): boolean =>
  kind === 'refuse_application' ||
  proposalKinds.some((one) => one === kind && interventionsOf(one).length > 0)

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
}

export const gaps = [
  'content_missing',
  'reasons_missing',
  'rule_missing',
  'intervention_missing',
  'no_open_investigation',
  'investigation_not_ready',
  'not_communicated',
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
  ]
}

export type Ground = {
  readonly text: ProposalText
  readonly investigationIsOpen: boolean
  readonly investigationIsReady: boolean
  readonly communicated: boolean
  readonly replyTimeRuns: boolean
}

/** All that stands between a proposal and a signature, in the order in which it is put right. */
export const gapsBeforeSigning = ({
  text,
  investigationIsOpen,
  investigationIsReady,
  communicated,
  replyTimeRuns: isWaiting,
}: Ground): Gap[] => [
  ...gapsInText(text),
  ...(investigationIsOpen ? [] : (['no_open_investigation'] as const)),
  ...(investigationIsReady ? [] : (['investigation_not_ready'] as const)),
  ...(isWaiting || (communicationNeeded(text.kind) && !communicated) ? (['not_communicated'] as const) : []),
]
