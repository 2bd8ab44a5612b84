import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import {
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnit,
} from '#modules/access/contract.ts'

const worksWithChildren = rule<Actor, object>(
  'works with children',
  (actor) => !['outside', 'public', 'system', 'administrator', 'board_secretary'].includes(actor.role),
)

/** A request from another municipality: for those who have it to answer. To take a case over is for those who lead. */
export const may = {
  'list transfers': allowedWhen(worksWithChildren),
  'register transfer': allowedWhen(worksWithChildren),
  'see transfer': allowedWhen<Actor, ChildFacts>(
    isResponsible,
    leadsTheUnit,
    worksInTheUnit,
    leadsTheService,
  ),
  'answer transfer': allowedWhen<Actor, ChildFacts>(leadsTheUnit, leadsTheService),
}
