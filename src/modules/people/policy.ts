import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, type Rule, rule } from '#kernel/policy.ts'
import {
  type ChildFacts,
  inAnEmergency,
  isDenied,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from '#modules/access/contract.ts'

/** Who has the person, and who has the children of whose family the person is: a guardian is read by those who may read the child. */
export type PersonFacts = { readonly about: readonly ChildFacts[] }

export const leads = (actor: Actor): boolean => actor.role === 'lead' || actor.role === 'unit_manager'

const worksWithChildren = (actor: Actor): boolean =>
  actor.role === 'social_worker' || actor.role === 'trainee' || leads(actor)

/** One of them is enough: whoever reads the guardian of a denied child reads of the child (trust.md 3, step 2). */
export const reachesDenied = (actor: Actor, { about }: PersonFacts): boolean =>
  about.some((facts) => isDenied(actor, facts))

const forAnyOf = (one: Rule<Actor, ChildFacts>): Rule<Actor, PersonFacts> =>
  rule(
    one.basis,
    (actor, facts) => !reachesDenied(actor, facts) && facts.about.some((child) => one.holds(actor, child)),
  )

const isNobodys = ({ about }: PersonFacts): boolean =>
  about.every(({ unitIds, formerUnitIds }) => unitIds.length === 0 && formerUnitIds.length === 0)

/**
 * Somebody who was entered, but whom no matter is about yet: reports could not be taken in if nobody might open the person.
 * With a protected identity only those who lead a unit.
 */
const nobodyHasTheMatterYet = rule<Actor, PersonFacts>(
  'receives reports; nobody has had a matter about the person (SoLPuL 10 §)',
  (actor, facts) =>
    worksWithChildren(actor) &&
    !reachesDenied(actor, facts) &&
    isNobodys(facts) &&
    (leads(actor) || facts.about.every((child) => !child.isProtected)),
)

const responsible = forAnyOf(isResponsible)
const leader = forAnyOf(leadsTheUnit)

/** Relation only, no stand-in and nobody of the unit; the purpose is asked by the act (trust.md 3, OSL 21:3). */
const mayOpenSealed = allowedWhen(responsible, leader)

const mayChange = allowedWhen(responsible, leader, nobodyHasTheMatterYet)

/** Both entries, as what is written of the one is read of the other from then on. Two people do it: one proposes, one confirms. */
export const mayMerge = allowedWhen(
  rule<Actor, { readonly kept: PersonFacts; readonly merged: PersonFacts }>(
    'may change both entries (GDPR 5.1 d)',
    (actor, { kept, merged }) => mayChange(actor, kept).allowed && mayChange(actor, merged).allowed,
  ),
)

export const may = {
  /** By name or number only (SoLPuF 15 §); what a hit shows is asked of 'read people' for each. */
  'search people': allowedWhen(
    rule<Actor, object>(
      'works with children (SoLPuL 10 §)',
      (actor) => worksWithChildren(actor) || actor.role === 'head',
    ),
  ),
  'read people': allowedWhen(
    responsible,
    leader,
    forAnyOf(worksInTheUnit),
    forAnyOf(worksInTheUnitThatHadIt),
    forAnyOf(leadsTheService),
    nobodyHasTheMatterYet,
    forAnyOf(inAnEmergency),
  ),
  'change people': mayChange,
  'open sealed': mayOpenSealed,
  'write sealed': mayOpenSealed,
  'see sealed openings': allowedWhen(leader, forAnyOf(leadsTheService)),
  /** Among one's own families, or the unit's (SoLPuL 10 §): each that is shown is asked of by 'read people'. */
  'find doubles': allowedWhen(
    rule<Actor, object>('works with children (SoLPuL 10 §)', (actor) => worksWithChildren(actor)),
  ),
  'merge people': mayMerge,
  /** Whoever administers takes in people from another register, and reads nobody who was here before. */
  'import people': allowedWhen(
    rule<Actor, object>('administers the register (SoLPuL 7 §)', (actor) => actor.role === 'administrator'),
  ),
  'change relations': mayChange,
  /** `child`: whom the new person is registered around; undefined when nobody. */
  'register people': allowedWhen(
    rule<Actor, { readonly child: PersonFacts | undefined }>(
      'works with children (SoLPuL 7 §)',
      (actor, { child }) =>
        worksWithChildren(actor) && (child === undefined || mayChange(actor, child).allowed),
    ),
  ),
}

/**
 * Address, telephone and e-mail (OSL 21:3): of a protected family only for those who have the child and those who lead them.
 */
export const seesContact = (actor: Actor, facts: PersonFacts): boolean =>
  facts.about.every(({ isProtected }) => !isProtected) ||
  responsible.holds(actor, facts) ||
  leader.holds(actor, facts)

/**
 * Who may be tied to a child of the actor's: anybody but a protected person of somebody else. One who was just entered is
 * nobody's yet, also when protected: the worker who takes in the report must be able to enter the family.
 */
export const mayBeTied = (actor: Actor, facts: PersonFacts): boolean =>
  !reachesDenied(actor, facts) &&
  (isNobodys(facts) ||
    may['read people'](actor, facts).allowed ||
    facts.about.every(({ isProtected }) => !isProtected))

/** Whose own the person is: stands first in a search. */
export const isOwn = (actor: Actor, facts: PersonFacts): boolean => responsible.holds(actor, facts)
