import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import {
  allowedToRead,
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from '#modules/access/contract.ts'

/** Who gets the case after the change: read from the request before the policy is asked. */
export type AssignFacts = ChildFacts & { readonly newOwnerId: string }

const takesItOver = rule<Actor, AssignFacts>(
  'takes the matter over in the own unit',
  (actor, facts) => facts.newOwnerId === actor.workerId && worksInTheUnit.holds(actor, facts),
)

const staysOwner = rule<Actor, AssignFacts>(
  'is responsible and stays so',
  (actor, facts) => facts.newOwnerId === actor.workerId && isResponsible.holds(actor, facts),
)

const worksWithChildren = rule<Actor, object>(
  'works with children',
  (actor) => !['outside', 'public', 'system', 'administrator', 'board_secretary'].includes(actor.role),
)

/**
 * SoLPuL 10 §: each one reads what the work needs. To work on a case takes being responsible for it, or leading the unit:
 * there the facts name the case's own owner and co-worker, not those of another open matter about the child.
 */
export const may = {
  'list cases': allowedWhen(worksWithChildren),
  'see case': allowedToRead(
    isResponsible,
    leadsTheUnit,
    worksInTheUnit,
    worksInTheUnitThatHadIt,
    leadsTheService,
  ),
  'work on case': allowedWhen<Actor, ChildFacts>(isResponsible, leadsTheUnit),
  /** Help without needs assessment has no owner: it is the unit's, and a protected person's only with those who noted it. */
  'use low threshold services': allowedWhen<Actor, ChildFacts>(
    isResponsible,
    worksInTheUnit,
    leadsTheUnit,
    leadsTheService,
  ),
  'assign case': allowedWhen<Actor, AssignFacts>(staysOwner, takesItOver, leadsTheUnit, leadsTheService),
}
