import type { Actor } from '#kernel/actor.ts'
import { rule } from '#kernel/policy.ts'

/**
 * What a policy about a child asks. Having a login is never a reason: SoLPuL 10 § gives access to what each one needs.
 * `isProtected`: protected identity, which narrows the circle from the unit to those who have the child.
 */
export type ChildFacts = {
  readonly responsibleIds: readonly string[]
  readonly unitIds: readonly string[]
  readonly formerUnitIds: readonly string[]
  readonly isProtected: boolean
}

/** Owner or co-worker of an open matter about the child. */
export const isResponsible = rule<Actor, ChildFacts>('is responsible for the child', (actor, facts) =>
  facts.responsibleIds.includes(actor.workerId),
)

const leads = (actor: Actor): boolean => actor.role === 'lead' || actor.role === 'unit_manager'

/** Who is away stands in for nobody: what was handed over is out of sight from that minute (SoLPuL 10 §). */
const worksWithChildren = (actor: Actor): boolean =>
  actor.isAway !== true && (actor.role === 'social_worker' || actor.role === 'trainee' || leads(actor))

export const leadsTheUnit = rule<Actor, ChildFacts>(
  'leads the unit that has the matter',
  (actor, facts) => leads(actor) && facts.unitIds.includes(actor.unitId),
)

/** A colleague in the unit stands in when the owner is away; not when the identity is protected. */
export const worksInTheUnit = rule<Actor, ChildFacts>(
  'works in the unit that has the matter',
  (actor, facts) => worksWithChildren(actor) && !facts.isProtected && facts.unitIds.includes(actor.unitId),
)

/** A closed matter stays with the unit that had it, until somebody else has the child. */
export const worksInTheUnitThatHadIt = rule<Actor, ChildFacts>(
  'works in the unit that had the matter',
  (actor, facts) =>
    facts.unitIds.length === 0 &&
    facts.formerUnitIds.includes(actor.unitId) &&
    (leads(actor) || (worksWithChildren(actor) && !facts.isProtected)),
)

/** The head of the service stands in for every unit manager. */
export const leadsTheService = rule<Actor, ChildFacts>('leads the service', (actor) => actor.role === 'head')
