import { allowedWhen } from '#kernel/policy.ts'
import {
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  ofChild,
  worksInTheUnitThatHadIt,
} from '#modules/access/contract.ts'

// A file that is closed is asked for too: the unit that had it answers.
const ledTheUnitThatHadIt = ofChild<ChildFacts>(
  'leads the unit that had the matter',
  (actor, facts) =>
    (actor.role === 'lead' || actor.role === 'unit_manager') && worksInTheUnitThatHadIt.holds(actor, facts),
)

/** Who has the child prepares; who leads the unit decides (OSL 6:3 by the municipality's delegation). */
export const may = {
  'see disclosures': allowedWhen(isResponsible, leadsTheUnit, leadsTheService, worksInTheUnitThatHadIt),
  'prepare disclosure': allowedWhen(isResponsible, leadsTheUnit, worksInTheUnitThatHadIt),
  'decide disclosure': allowedWhen(leadsTheUnit, leadsTheService, ledTheUnitThatHadIt),
  'make disclosure file': allowedWhen(isResponsible, leadsTheUnit, leadsTheService, worksInTheUnitThatHadIt),
}
