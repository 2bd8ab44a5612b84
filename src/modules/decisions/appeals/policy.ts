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

const leads = rule<Actor, object>('leads a unit that decides about children', (actor) =>
  ['lead', 'unit_manager', 'head'].includes(actor.role),
)

/** Around the child one reads; who has the case or leads it acts. A closed case's appeal lies with the unit that had it. */
export const may = {
  'read appeals': allowedToRead<ChildFacts>(
    isResponsible,
    leadsTheUnit,
    worksInTheUnit,
    worksInTheUnitThatHadIt,
    leadsTheService,
  ),
  'handle appeal': allowedWhen<Actor, ChildFacts>(
    isResponsible,
    leadsTheUnit,
    worksInTheUnitThatHadIt,
    leadsTheService,
  ),
  'see open appeals': allowedWhen<Actor, object>(leads),
}
