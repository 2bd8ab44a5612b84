import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

const isStaff = rule<Actor, object>(
  'it is about forms, not about people',
  ({ role }) => role !== 'outside' && role !== 'public' && role !== 'system',
)

/** Whoever adds a field takes everybody's time: the head of the service, or who administers the system for the head. */
const configures = rule<Actor, object>(
  'leads or administers the service',
  (actor) => actor.role === 'head' || actor.role === 'administrator',
)

export const may = {
  'see burden': allowedWhen(isStaff),
  'see own fields': allowedWhen(isStaff),
  'configure own fields': allowedWhen(configures),
}
