import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import {
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

export const may = {
  'read assessment': allowedWhen(
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
}
