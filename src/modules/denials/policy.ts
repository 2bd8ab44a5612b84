import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

/** Whom it is about: the worker, where she works, and whether she leads the service and has nobody above her here. */
export type StaffFacts = { readonly workerId: string; readonly unitId: string; readonly isHead: boolean }

const isAboutMe = (actor: Actor, { workerId }: Pick<StaffFacts, 'workerId'>): boolean =>
  actor.workerId === workerId

const managesThem = rule<Actor, StaffFacts>(
  'manages the unit of the one whom it is about (OSL 26:1, FL 16–18)',
  (actor, facts) =>
    actor.role === 'unit_manager' &&
    !isAboutMe(actor, facts) &&
    (facts.unitId === actor.unitId || facts.isHead),
)

const headsTheService = rule<Actor, StaffFacts>(
  'leads the service (OSL 26:1, FL 16–18)',
  (actor, facts) => actor.role === 'head' && !isAboutMe(actor, facts),
)

const leads = rule<Actor, object>(
  'leads a unit or the service',
  (actor) => actor.role === 'unit_manager' || actor.role === 'head',
)

const knowsTheStaff = rule<Actor, Pick<StaffFacts, 'workerId'>>(
  'leads or administers the service, and it is about another',
  (actor, facts) => (actor.role === 'head' || actor.role === 'administrator') && !isAboutMe(actor, facts),
)

const keepsTheStaff = rule<Actor, object>(
  'leads or administers the service',
  (actor) => actor.role === 'head' || actor.role === 'administrator',
)

const worksWithChildren = rule<Actor, object>('tells of oneself (FL 18)', (actor) =>
  ['trainee', 'social_worker', 'lead', 'unit_manager', 'head'].includes(actor.role),
)

/** Nobody enters or lifts what stands about oneself, but for telling that one knows the family. */
export const may = {
  'see denials': allowedWhen(leads),
  'change denials': allowedWhen<Actor, StaffFacts>(managesThem, headsTheService),
  'see worker persons': allowedWhen(keepsTheStaff),
  'change worker persons': allowedWhen<Actor, Pick<StaffFacts, 'workerId'>>(knowsTheStaff),
  'tell of oneself': allowedWhen(worksWithChildren),
}
