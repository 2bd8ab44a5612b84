import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import {
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnit,
} from '#modules/access/contract.ts'

/** The case's own facts, and whom the question is about. */
export type ConflictFacts = ChildFacts & { readonly aboutId: string }

const about = (actor: Actor, { aboutId }: ConflictFacts): boolean => actor.workerId === aboutId

const tellsOfOneself = rule<Actor, ConflictFacts>(
  'tells of a conflict of interest of one’s own',
  (actor, facts) =>
    about(actor, facts) &&
    [isResponsible, leadsTheUnit, worksInTheUnit, leadsTheService].some((one) => one.holds(actor, facts)),
)

const leadsAnother = rule<Actor, ConflictFacts>(
  'leads the one whom it is about',
  (actor, facts) =>
    !about(actor, facts) && (leadsTheUnit.holds(actor, facts) || leadsTheService.holds(actor, facts)),
)

/** FL 18: she tells it herself, or the one who leads does it for her; who it is about takes no part in the answer. */
export const may = {
  'tell of conflict': allowedWhen<Actor, ConflictFacts>(tellsOfOneself, leadsAnother),
  'answer conflict': allowedWhen<Actor, ConflictFacts>(leadsAnother),
}
