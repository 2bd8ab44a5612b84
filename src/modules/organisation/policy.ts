import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

const isStaff = rule<Actor, object>('works in the municipality', (actor) => actor.role !== 'public')

const leadsAUnit = rule<Actor, object>(
  'leads a unit',
  (actor) => actor.role === 'unit_manager' || actor.role === 'head' || actor.role === 'lead',
)

/** Units, colleagues and the delegation order are open to the staff; nothing here is about a child. */
export const may = {
  'see organisation': allowedWhen(isStaff),
  'see who may decide': allowedWhen(isStaff),
  'see load': allowedWhen(leadsAUnit),
}
