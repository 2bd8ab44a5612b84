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

/** `isOpen`: an investigation that has ended is read, not written. */
export type TextFacts = ChildFacts & { readonly isOpen: boolean }

const whileOpen = (base: typeof isResponsible) =>
  rule<Actor, TextFacts>(base.basis, (actor, facts) => facts.isOpen && base.holds(actor, facts))

const isStaff = rule<Actor, object>(
  'works in the municipality',
  (actor) => actor.role !== 'outside' && actor.role !== 'public',
)

// The headings are no case: whoever administers loads them, and whoever leads the service answers for them.
const configures = rule<Actor, object>(
  'administers the system or leads the service',
  (actor) => actor.role === 'administrator' || actor.role === 'head',
)

export const may = {
  'read assessment': allowedToRead(
    isResponsible,
    leadsTheUnit,
    worksInTheUnit,
    worksInTheUnitThatHadIt,
    leadsTheService,
  ),
  'write assessment': allowedWhen(
    whileOpen(isResponsible),
    whileOpen(leadsTheUnit),
    whileOpen(worksInTheUnit),
  ),
  'see structures': allowedWhen(isStaff),
  'configure structures': allowedWhen(configures),
}
