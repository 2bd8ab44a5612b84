import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, type Rule, rule } from '#kernel/policy.ts'
import {
  type ChildFacts,
  inAnEmergency,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnit,
} from '#modules/access/contract.ts'

/**
 * What is asked about a report: each child of it by itself. The unit that has the report counts as having the child,
 * also after the matter is closed and before the child is known by name.
 */
export type ReportFacts = { readonly children: readonly ChildFacts[] }

const worksWithChildren = (actor: Actor): boolean =>
  ['trainee', 'social_worker', 'lead', 'unit_manager', 'head'].includes(actor.role)

const forAnyChild = (one: Rule<Actor, ChildFacts>): Rule<Actor, ReportFacts> =>
  rule(one.basis, (actor, { children }) => children.some((child) => one.holds(actor, child)))

/** SoL 25:1: to judge whether to open an investigation takes a degree and experience; a trainee reads along. */
const whoMayJudge = (one: Rule<Actor, ChildFacts>): Rule<Actor, ReportFacts> =>
  rule(
    one.basis,
    (actor, { children }) => actor.role !== 'trainee' && children.some((child) => one.holds(actor, child)),
  )

const inflow = rule<Actor, object>('works with children (SoLPuL 10 §)', worksWithChildren)

/** Reports of concern may be listed and searched (SoLPuF 15 §); each one is read by those who have it. */
export const may = {
  'see inflow': allowedWhen(inflow),
  'register report': allowedWhen(inflow),
  'read report': allowedWhen(
    forAnyChild(isResponsible),
    forAnyChild(leadsTheUnit),
    forAnyChild(worksInTheUnit),
    forAnyChild(leadsTheService),
    forAnyChild(inAnEmergency),
  ),
  /** In a reception colleagues stand in for each other within the hour. */
  'assess report': allowedWhen(
    whoMayJudge(isResponsible),
    whoMayJudge(leadsTheUnit),
    whoMayJudge(worksInTheUnit),
    whoMayJudge(leadsTheService),
  ),
  'judge reporter': allowedWhen(
    whoMayJudge(isResponsible),
    whoMayJudge(leadsTheUnit),
    whoMayJudge(leadsTheService),
  ),
  /** OSL 26:5: a reporter whose identity is to be protected is known to as few as can be. */
  'see protected reporter': allowedWhen(
    forAnyChild(isResponsible),
    forAnyChild(leadsTheUnit),
    forAnyChild(leadsTheService),
  ),
}
