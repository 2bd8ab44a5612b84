import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import {
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  ofChild,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from '#modules/access/contract.ts'

const preparesTheBoard = rule<Actor, object>(
  'prepares the meetings of the board',
  (actor) => actor.role === 'board_secretary',
)

const preparesTheItem = ofChild<ChildFacts>(preparesTheBoard.basis, preparesTheBoard.holds)

const leads = rule<Actor, object>('leads a unit that presents to the board', (actor) =>
  ['lead', 'unit_manager', 'head'].includes(actor.role),
)

const isManager = rule<Actor, object>('manages a unit that presents to the board', (actor) =>
  ['unit_manager', 'head'].includes(actor.role),
)

const isStaff = rule<Actor, object>(
  'works in the municipality',
  (actor) => actor.role !== 'outside' && actor.role !== 'public',
)

/**
 * A board secretary reads what stands on an agenda, as the politicians do, and never the case behind it (SoLPuL 10 §). A
 * manager sees that other units have items and what they are about, and reads only those of the own unit's children.
 */
export const may = {
  'see meeting days': allowedWhen<Actor, object>(isStaff),
  'see meetings': allowedWhen<Actor, object>(preparesTheBoard, leads),
  'run meetings': allowedWhen<Actor, object>(preparesTheBoard, isManager),
  'read agenda item': allowedWhen<Actor, ChildFacts>(
    preparesTheItem,
    isResponsible,
    leadsTheUnit,
    worksInTheUnit,
    worksInTheUnitThatHadIt,
    leadsTheService,
  ),
  'put on agenda': allowedWhen<Actor, ChildFacts>(isResponsible, leadsTheUnit),
  'take off agenda': allowedWhen<Actor, ChildFacts>(
    preparesTheItem,
    isResponsible,
    leadsTheUnit,
    leadsTheService,
  ),
  'enter minutes': allowedWhen<Actor, ChildFacts>(preparesTheItem, leadsTheUnit, leadsTheService),
  'record chair decision': allowedWhen<Actor, ChildFacts>(isResponsible, leadsTheUnit, leadsTheService),
  'see delegated decisions': allowedWhen<Actor, object>(preparesTheBoard, isManager),
}
