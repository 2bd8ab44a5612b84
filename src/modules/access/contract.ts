import type { Actor, InvitedPart } from '#kernel/actor.ts'
import { allowedWhen, type Permission, type Rule, rule } from '#kernel/policy.ts'
import { decide, emergencyBasis, invitedBases, worksWithChildren } from './decide.ts'

export { emergencyBasis, isDenied, worksWithChildren } from './decide.ts'

/**
 * What a policy about a child asks. Having a login is never a reason: SoLPuL 10 § gives access to what each one needs.
 * `isProtected`: protected identity, which narrows the circle from the unit to those who have the child.
 */
export type ChildFacts = {
  /** Whom the facts are about; null: a child that nobody has identified yet. */
  readonly childId: string | null
  readonly responsibleIds: readonly string[]
  readonly unitIds: readonly string[]
  readonly formerUnitIds: readonly string[]
  readonly isProtected: boolean
}

/** A rule about a child: it is not even asked where the child is denied to the one who asks (trust.md 3, step 2). */
export const ofChild = <Facts extends ChildFacts>(
  basis: string,
  holds: (actor: Actor, facts: Facts) => boolean,
): Rule<Actor, Facts> =>
  rule(basis, (actor, facts) => decide(actor, facts, { basis, holds }).step === 'relation')

/** Owner or co-worker of an open matter about the child. */
export const isResponsible = ofChild<ChildFacts>('is responsible for the child', (actor, facts) =>
  facts.responsibleIds.includes(actor.workerId),
)

const leads = (actor: Actor): boolean => actor.role === 'lead' || actor.role === 'unit_manager'

export const leadsTheUnit = ofChild<ChildFacts>(
  'leads the unit that has the matter',
  (actor, facts) => leads(actor) && facts.unitIds.includes(actor.unitId),
)

/** A colleague in the unit stands in when the owner is away; not when the identity is protected. */
export const worksInTheUnit = ofChild<ChildFacts>(
  'works in the unit that has the matter',
  (actor, facts) => worksWithChildren(actor) && !facts.isProtected && facts.unitIds.includes(actor.unitId),
)

/** A closed matter stays with the unit that had it, until somebody else has the child. */
export const worksInTheUnitThatHadIt = ofChild<ChildFacts>(
  'works in the unit that had the matter',
  (actor, facts) =>
    facts.unitIds.length === 0 &&
    facts.formerUnitIds.includes(actor.unitId) &&
    (leads(actor) || (worksWithChildren(actor) && !facts.isProtected)),
)

/** The head of the service stands in for every unit manager. */
export const leadsTheService = ofChild<ChildFacts>('leads the service', (actor) => actor.role === 'head')

const noRelation = rule<Actor, ChildFacts>('no relation', () => false)

/** trust.md 3, step 6. For permissions to read only: `allowedToRead` sets it last, after every relation. */
export const inAnEmergency = rule<Actor, ChildFacts>(
  emergencyBasis,
  (actor, facts) => decide(actor, facts, noRelation, 'read').step === 'emergency',
)

/** A permission to read about a child: by a relation, or at last by a break-glass that runs. Never for what writes. */
export const allowedToRead = <Facts extends ChildFacts>(
  ...relations: readonly Rule<Actor, Facts>[]
): Permission<Actor, Facts> => allowedWhen(...relations, inAnEmergency)

/** What a policy for those outside asks: the child, and by which invitation. */
export type InvitedFacts = ChildFacts & { readonly invitationId: string }

/** Somebody outside, by an invitation that lives: to this child and as this, by this very invitation. */
export const isInvitedAs = (part: InvitedPart): Rule<Actor, InvitedFacts> =>
  ofChild(
    invitedBases[part],
    ({ invited = [] }, { childId, invitationId }) =>
      childId !== null &&
      invited.some(
        (one) => one.part === part && one.childId === childId && one.invitationId === invitationId,
      ),
  )
