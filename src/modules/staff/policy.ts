import type { Actor, Role } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import { isHighRole, leadsAs } from './rules.ts'

/** Whom it is about, where she works, and the weightiest role that is at stake. */
export type StaffFacts = { readonly workerId: string; readonly unitId: string; readonly role: Role }

/** What another has asked for: who, and in which role, since one of the two must answer for the unit. */
export type AskedFacts = StaffFacts & { readonly askedBy: string; readonly askedAs: string }

const isAnother = (actor: Actor, { workerId }: StaffFacts): boolean => actor.workerId !== workerId

/** The head for the service; a unit manager for the unit, and for the head, who has nobody above her here. */
const answersFor = (actor: Actor, { unitId, role }: StaffFacts): boolean =>
  actor.role === 'head' ||
  (actor.role === 'unit_manager' && (role === 'head' || (unitId === actor.unitId && !isHighRole(role))))

const answers = rule<Actor, StaffFacts>(
  'answers for the unit of another (SoLPuL 10 §, KL 6:39)',
  (actor, facts) => isAnother(actor, facts) && answersFor(actor, facts),
)

const administers = rule<Actor, StaffFacts>(
  'administers the staff register, about another (SoLPuL 10 §)',
  (actor, facts) => isAnother(actor, facts) && actor.role === 'administrator',
)

const isAskedByAnother = (actor: Actor, { askedBy }: AskedFacts): boolean => actor.workerId !== askedBy

/** The second of two: she answers for the unit, or the first one did. */
const confirmsAsAnswering = rule<Actor, AskedFacts>(
  'second of two, answers for the unit (SoLPuL 10 §, KL 6:39)',
  (actor, facts) => isAnother(actor, facts) && isAskedByAnother(actor, facts) && answersFor(actor, facts),
)

const confirmsForOneWhoAnswers = rule<Actor, AskedFacts>(
  'second of two, for one who leads (SoLPuL 10 §)',
  (actor, facts) =>
    isAnother(actor, facts) &&
    isAskedByAnother(actor, facts) &&
    actor.role === 'administrator' &&
    leadsAs(facts.askedAs),
)

const keepsTheStaff = rule<Actor, object>(
  'leads or administers the service',
  (actor) => leadsAs(actor.role) || actor.role === 'administrator',
)

/** Nothing here is about a child. A right is given by two, and taken by one. */
export const may = {
  'see staff': allowedWhen(keepsTheStaff),
  'propose staff change': allowedWhen(answers, administers),
  'confirm staff change': allowedWhen(confirmsAsAnswering, confirmsForOneWhoAnswers),
  'withdraw staff change': allowedWhen(
    rule<Actor, AskedFacts>('asked for it', (actor, { askedBy }) => actor.workerId === askedBy),
  ),
  'suspend staff': allowedWhen(answers, administers),
  'remove passkeys': allowedWhen(answers, administers),
}
