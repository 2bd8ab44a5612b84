import type { InvitedPart } from '#kernel/actor.ts'
import { addMonths, ageOn, type Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'

/** What an invitation can show, part by part. */
export const shownParts = ['meeting', 'decisions', 'goals', 'next', 'log'] as const
export type ShownPart = (typeof shownParts)[number]

/** A partner is no party (FL 10 §): the next meeting that they are asked to, and what was agreed. */
export const partsFor = (part: InvitedPart): readonly ShownPart[] =>
  part === 'partner' ? ['meeting'] : shownParts

/** Our own choice, not the law's: an invitation is looked at anew at least this often. */
export const longestMonths = 6

/** SoL 3:4: a child acts in its own matter from 15. */
const childFrom = 15
/** FB 9:1: the custody ends at 18. */
const grownUpFrom = 18

/** All that decides whether an invitation lives today. */
export type InvitationFacts = {
  readonly part: InvitedPart
  readonly untilOn: Day
  readonly isEnded: boolean
  readonly isApproved: boolean
  /** The child or its family has a protected identity, or lives where nobody may know. */
  readonly isProtected: boolean
  readonly caseIsOpen: boolean
  readonly childBirthOn: Day | null
  readonly childIsDead: boolean
  /** Of a guardian: has the custody today. */
  readonly hasCustody: boolean
  readonly inviteeIsDead: boolean
}

export const standings = [
  'live',
  'taken_back',
  'case_closed',
  'dead',
  'no_custody',
  'too_young',
  'of_age',
  'past_last_day',
  'waits_for_second',
] as const
export type Standing = (typeof standings)[number]

/**
 * Whether an invitation lives today, asked at every request: nothing has to be remembered or ended by anybody. What ended for
 * good is told before what only waits.
 */
export const standingOf = (facts: InvitationFacts, today: Day): Standing => {
  const age = facts.childBirthOn === null ? undefined : ageOn(facts.childBirthOn, today)
  if (facts.isEnded) return 'taken_back'
  if (!facts.caseIsOpen) return 'case_closed'
  if (facts.childIsDead || facts.inviteeIsDead) return 'dead'
  // FB 6:2, 6:11: who has the custody decides for the child and is told; who no longer has it is not.
  if (facts.part === 'guardian' && !facts.hasCustody) return 'no_custody'
  if (facts.part === 'guardian' && age !== undefined && age >= grownUpFrom) return 'of_age'
  // A birth that nobody knows opens nothing.
  if (facts.part === 'child' && (age === undefined || age < childFrom)) return 'too_young'
  if (facts.untilOn < today) return 'past_last_day'
  // Also when the protection came after the invitation.
  if (facts.isProtected && !facts.isApproved) return 'waits_for_second'
  return 'live'
}

export const lastDayAtMost = (today: Day): Day => addMonths(today, longestMonths)

type Wish = {
  readonly part: InvitedPart
  readonly shows: readonly ShownPart[]
  readonly untilOn: Day
  readonly personId: string | undefined
  readonly today: Day
}

/** What cannot be taken as it is, each at its field. */
export const issuesOfWish = ({ part, shows, untilOn, personId, today }: Wish): Issue[] => [
  ...(untilOn < today ? [{ path: 'untilOn', code: 'invitation_past' }] : []),
  ...(untilOn > lastDayAtMost(today) ? [{ path: 'untilOn', code: 'invitation_too_long' }] : []),
  ...(part === 'guardian' && personId === undefined ? [{ path: 'personId', code: 'required' }] : []),
  ...(part !== 'guardian' && personId !== undefined ? [{ path: 'personId', code: 'choose' }] : []),
  ...(shows.some((one) => !partsFor(part).includes(one)) ? [{ path: 'shows', code: 'choose' }] : []),
]

/**
 * The number in a claim, as the brokers of e-identification give it: twelve digits, with or without a hyphen. Ten digits do not
 * say in which century somebody was born, and another form is no identity.
 */
export const numberInClaim = (claim: string): string | undefined => {
  const [, date = '', rest = ''] = /^(\d{8})-?(\d{4})$/.exec(claim.trim()) ?? []
  return date === '' ? undefined : date + rest
}
