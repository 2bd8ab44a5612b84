import { type Role, roles } from '#kernel/actor.ts'
import type { Day } from '#kernel/day.ts'
import { mayBeDelegated } from './rules/reserved.ts'

/** Who may decide, from the lowest; committee and board are politicians and have no login. */
export const deciders = ['social_worker', 'lead', 'unit_manager', 'head', 'committee', 'board'] as const
export type Decider = (typeof deciders)[number]

/** What somebody proposes in a case, and the one who may signs. Their one list: the room `decisions` says what the law wants of each. */
export const proposedKinds = [
  'grant_open_care',
  'grant_contact_person',
  'grant_foster_care',
  'grant_residential_care',
  'refuse_application',
  'close_without_measure',
  'end_intervention',
  'consider_care',
  'consider_custody_transfer',
  'extend_emergency_home',
  'cross_border_placement',
  'adoption',
  'apply_for_compulsory_care',
  'immediate_custody',
  'care_content',
  'reconsider_care',
  'contact_restriction',
  'end_compulsory_care',
  'preventive_measures',
  'moving_ban',
  'temporary_moving_ban',
  'exit_ban',
  'temporary_exit_ban',
  'tests_before_contact',
  'police_assistance',
  'shelter_without_consent',
] as const

/** The kinds of decision that a delegation order speaks of, so far as Barntid makes them. */
export const decisionKinds = [
  'open_investigation',
  'not_open_investigation',
  'extend_preliminary_assessment',
  'extend_investigation',
  'close_case',
  ...proposedKinds,
  'dismiss_late_appeal',
  'change_decision',
] as const
export type DecisionKind = (typeof decisionKinds)[number]

export type DelegationRule = {
  readonly id: string
  readonly decisionKind: string
  readonly paragraph: string
  readonly lowestRole: Decider
  readonly validFrom: Day
  readonly validUntil: Day | null
}

/**
 * The rule for a kind of decision on a day; validity is half open, [from, until). A rule that gives an official what the
 * law keeps with the board does not count (SoL 30:6–8).
 */
export const delegationFor = (
  rules: readonly DelegationRule[],
  kind: DecisionKind,
  on: Day,
): DelegationRule | undefined =>
  rules.find(
    (r) =>
      r.decisionKind === kind &&
      mayBeDelegated(r.decisionKind, r.lowestRole) &&
      r.validFrom <= on &&
      (r.validUntil === null || on < r.validUntil),
  )

const isDecider = (role: Role): role is Role & Decider => deciders.some((decider) => decider === role)

/**
 * KL 6:37–38, 7:5: an employee decides what the delegation order gives that level; a higher level may always decide.
 * Without a rule nobody but the board decides. A trainee, an administrator and a board secretary decide nothing.
 */
export const reaches = (role: Role, lowest: Decider): boolean =>
  isDecider(role) && deciders.indexOf(role) >= deciders.indexOf(lowest)

/** The staff levels that may decide when `lowest` is the lowest: empty when it takes politicians. */
export const rolesThatReach = (lowest: Decider): Role[] => roles.filter((role) => reaches(role, lowest))

export type Qualified = {
  readonly role: Role
  readonly qualification: 'social_work_degree' | 'other_relevant_degree' | 'none'
  readonly mayActAlone: boolean
}

/** SoL 25:1: to judge whether to open, to investigate and to follow up takes a relevant degree. */
export const mayInvestigate = (worker: Qualified): boolean =>
  worker.qualification !== 'none' && worker.role !== 'administrator' && worker.role !== 'board_secretary'

/** SoL 25:1: one who acts alone has enough experience. A trainee is never the sole owner of a child's matter. */
export const mayOwnAlone = (worker: Qualified): boolean =>
  mayInvestigate(worker) && worker.role !== 'trainee' && worker.mayActAlone

/**
 * SoL 25:1 for two workers on a matter: both may investigate, and at least one of them may act alone. Being one of the two
 * opens the child's file, so an administrator is never one.
 */
export const pairIsLawful = (owner: Qualified, coworker: Qualified | undefined): boolean =>
  [owner, coworker ?? owner].every(mayInvestigate) && [owner, coworker ?? owner].some(mayOwnAlone)
