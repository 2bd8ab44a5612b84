import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import {
  type ChildFacts,
  isResponsible,
  leadsTheUnit,
  ofChild,
  worksInTheUnit,
} from '#modules/access/contract.ts'

/** `holderIds`: who held the meeting, as long as it is not written down and signed. */
export type VisitFacts = ChildFacts & { readonly holderIds: readonly string[] }

// Who heard something writes it down (FL 27 §), also when the child got another worker before the note was signed.
const heldTheMeeting = ofChild<VisitFacts>('held the meeting', (actor, { holderIds }) =>
  holderIds.includes(actor.workerId),
)

const isStaff = rule<Actor, object>(
  'works in the municipality',
  (actor) => actor.role !== 'outside' && actor.role !== 'public',
)

// A checklist is no case: whoever administers makes it, and whoever leads the service answers for it.
const configures = rule<Actor, object>(
  'administers the system or leads the service',
  (actor) => actor.role === 'administrator' || actor.role === 'head',
)

/** A meeting is seen, planned and held by those who may write notes about every child that it is about. */
export const may = {
  'plan visit': allowedWhen<Actor, ChildFacts>(isResponsible, leadsTheUnit, worksInTheUnit),
  'hold visit': allowedWhen<Actor, VisitFacts>(isResponsible, leadsTheUnit, worksInTheUnit, heldTheMeeting),
  'see own visits': allowedWhen(isStaff),
  'see checklists': allowedWhen(isStaff),
  'configure checklists': allowedWhen(configures),
  'have own calendar': allowedWhen(isStaff),
}
