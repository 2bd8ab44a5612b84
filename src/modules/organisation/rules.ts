import { type Role, roles } from '#kernel/actor.ts'
import type { Day } from '#kernel/day.ts'

/** Who may decide, from the lowest; committee and board are politicians and have no login. */
export const deciders = ['social_worker', 'lead', 'unit_manager', 'head', 'committee', 'board'] as const
export type Decider = (typeof deciders)[number]

/** The kinds of decision that a delegation order speaks of, so far as Barntid makes them. */
export const decisionKinds = [
  'open_investigation',
  'not_open_investigation',
  'extend_preliminary_assessment',
  'extend_investigation',
  'grant_open_care',
  'grant_contact_person',
  'refuse_application',
  'close_without_measure',
  'close_case',
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

/** The rule for a kind of decision on a day; validity is half open, [from, until). */
export const delegationFor = (
  rules: readonly DelegationRule[],
  kind: DecisionKind,
  on: Day,
): DelegationRule | undefined =>
  rules.find(
    (r) => r.decisionKind === kind && r.validFrom <= on && (r.validUntil === null || on < r.validUntil),
  )

const isDecider = (role: Role): role is Role & Decider => deciders.some((decider) => decider === role)

/**
 * KL 6:37–38, 7:5: an employee decides what the delegation order gives that level; a higher level may always decide.
 * Without a rule nobody but the board decides. A trainee and an administrator decide nothing.
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
  worker.qualification !== 'none' && worker.role !== 'administrator'

/** SoL 25:1: one who acts alone has enough experience. A trainee is never the sole owner of a child's matter. */
export const mayOwnAlone = (worker: Qualified): boolean =>
  mayInvestigate(worker) && worker.role !== 'trainee' && worker.mayActAlone

/**
 * SoL 25:1 for two workers on a matter: both may investigate, and at least one of them may act alone. Being one of the two
 * opens the child's file, so an administrator is never one.
 */
export const pairIsLawful = (owner: Qualified, coworker: Qualified | undefined): boolean =>
  [owner, coworker ?? owner].every(mayInvestigate) && [owner, coworker ?? owner].some(mayOwnAlone)
