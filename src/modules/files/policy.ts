import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, type Rule, rule } from '#kernel/policy.ts'
import {
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from '#modules/access/contract.ts'
import type { AboutType } from './contract.ts'

/**
 * What a file is with. `readers`: each child of the report, or the case's or the note's child; `writers`: whoever has this
 * very case, for a case. `hidesReporter`: a letter may show who a protected reporter is (OSL 26:5).
 */
export type FileFacts = {
  readonly aboutType: AboutType
  readonly readers: readonly ChildFacts[]
  readonly writers: readonly ChildFacts[]
  readonly hidesReporter: boolean
}

const reads = (
  one: Rule<Actor, ChildFacts>,
  when: (facts: FileFacts) => boolean = () => true,
): Rule<Actor, FileFacts> =>
  rule(one.basis, (actor, facts) => when(facts) && facts.readers.some((child) => one.holds(actor, child)))

const writes = (
  one: Rule<Actor, ChildFacts>,
  when: (facts: FileFacts) => boolean = () => true,
): Rule<Actor, FileFacts> =>
  rule(
    one.basis,
    (actor, facts) =>
      when(facts) &&
      (actor.role !== 'trainee' || facts.aboutType === 'note') &&
      facts.writers.some((child) => one.holds(actor, child)),
  )

/** Whoever may read the report, the case or the note may read what is with it; whoever may write there may add to it. */
export const may = {
  'see files': allowedWhen(
    reads(isResponsible),
    reads(leadsTheUnit),
    reads(worksInTheUnit, ({ hidesReporter }) => !hidesReporter),
    reads(worksInTheUnitThatHadIt, ({ aboutType }) => aboutType !== 'report'),
    reads(leadsTheService),
  ),
  'add file': allowedWhen(
    writes(isResponsible),
    writes(leadsTheUnit),
    // In a reception colleagues stand in for each other, and a note is written by whoever heard it (FL 27 §).
    writes(worksInTheUnit, ({ aboutType, hidesReporter }) => aboutType !== 'case' && !hidesReporter),
    writes(leadsTheService, ({ aboutType }) => aboutType === 'report'),
  ),
}
