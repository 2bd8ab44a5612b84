import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

const isStaff = rule<Actor, object>(
  'works in the municipality',
  (actor) => actor.role !== 'outside' && actor.role !== 'public',
)

/** Units, colleagues and the delegation order are open to the staff; nothing here is about a child. */
export const may = {
  'see organisation': allowedWhen(isStaff),
  'see who may decide': allowedWhen(isStaff),
}
