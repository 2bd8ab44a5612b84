import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

export type UnitFacts = { readonly unitId: string }

const managesTheUnit = rule<Actor, UnitFacts>(
  'manages the unit (SoLPuL 10 §)',
  (actor, { unitId }) => actor.role === 'unit_manager' && actor.unitId === unitId,
)

const keepsTheRegister = rule<Actor, object>(
  'keeps the register of the staff (SoLPuL 10 §)',
  (actor) => actor.role === 'administrator',
)

const leads = rule<Actor, object>(
  'leads a unit or the service',
  (actor) => actor.role === 'unit_manager' || actor.role === 'head',
)

const isStaff = rule<Actor, object>(
  'works in the municipality',
  (actor) => actor.role !== 'outside' && actor.role !== 'public' && actor.role !== 'system',
)

/**
 * Nothing here is about a child. Figures are for those who lead; who fills a post, by name, only for the manager of the unit
 * and for who keeps the register: the head of the service sees no name here, and nobody a unit of fewer than five.
 */
export const may = {
  'see staffing figures': allowedWhen(leads, keepsTheRegister),
  'see who fills posts': allowedWhen<Actor, UnitFacts>(managesTheUnit, keepsTheRegister),
  'keep posts': allowedWhen<Actor, UnitFacts>(managesTheUnit, keepsTheRegister),
  'take in posts': allowedWhen(keepsTheRegister),
  'answer for changes': allowedWhen(leads),
  'see the plan to stay': allowedWhen(isStaff),
  'add to the plan to stay': allowedWhen(isStaff),
  'answer for the plan to stay': allowedWhen(leads),
}
