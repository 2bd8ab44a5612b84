import type { Actor } from '#kernel/actor.ts'
import { allowedWhen } from '#kernel/policy.ts'
import {
  allowedToRead,
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  ofChild,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from '#modules/access/contract.ts'

/** A proposal's facts: also who was asked to decide, who need not belong to the unit (KL 6:37, a stand-in). */
export type ProposalFacts = ChildFacts & { readonly sentTo: string | null }

const isAskedToDecide = ofChild<ProposalFacts>(
  'has been asked to decide',
  (actor, facts) => facts.sentTo === actor.workerId,
)

/** To read is for those around the child; to write for those who have it; to decide also for those asked to. */
export const may = {
  'read decisions': allowedToRead<ChildFacts>(
    isResponsible,
    leadsTheUnit,
    worksInTheUnit,
    worksInTheUnitThatHadIt,
    leadsTheService,
  ),
  'read proposal': allowedWhen<Actor, ProposalFacts>(
    isResponsible,
    leadsTheUnit,
    isAskedToDecide,
    worksInTheUnit,
    leadsTheService,
  ),
  'write proposal': allowedWhen<Actor, ChildFacts>(isResponsible, leadsTheUnit),
  decide: allowedWhen<Actor, ProposalFacts>(isResponsible, leadsTheUnit, isAskedToDecide, leadsTheService),
  'serve decision': allowedWhen<Actor, ChildFacts>(isResponsible, leadsTheUnit, worksInTheUnitThatHadIt),
  'log consult': allowedWhen<Actor, ChildFacts>(isResponsible, leadsTheUnit, leadsTheService),
}
