import type { Actor } from '#kernel/actor.ts'
import { allowedWhen } from '#kernel/policy.ts'
import {
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnitThatHadIt,
} from '#modules/access/contract.ts'

/** Who has the case or leads it; whether they may decide such a thing is asked beside (FL 36, KL 6:37). */
export const may = {
  'correct decision': allowedWhen<Actor, ChildFacts>(
    isResponsible,
    leadsTheUnit,
    worksInTheUnitThatHadIt,
    leadsTheService,
  ),
}
