import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

const isStaff = rule<Actor, object>(
  'it is about units of five or more, never about a person',
  (actor) => actor.role !== 'outside' && actor.role !== 'public' && actor.role !== 'system',
)

/** There is no rule that gives one person's time to anybody else: not to the manager, not to the head. */
const isOneself = rule<Actor, { readonly workerId: string }>(
  'it is the own time',
  (actor, { workerId }) =>
    actor.role !== 'outside' &&
    actor.role !== 'public' &&
    actor.role !== 'system' &&
    actor.workerId === workerId,
)

const heads = rule<Actor, object>('leads the service', (actor) => actor.role === 'head')

/** MBL 11 and 19 §: whoever leads the unit has agreed on the week before it begins. */
const leadsTheUnits = rule<Actor, { readonly unitIds: readonly string[] }>(
  'leads the unit',
  (actor, { unitIds }) => actor.role === 'unit_manager' && unitIds.every((id) => id === actor.unitId),
)

export const may = {
  'see child time': allowedWhen(isStaff),
  'see own child time': allowedWhen(isOneself),
  'set child time target': allowedWhen(heads),
  'see waves': allowedWhen(isStaff),
  'plan wave': allowedWhen<Actor, { readonly unitIds: readonly string[] }>(leadsTheUnits, heads),
  'take part in wave': allowedWhen(isOneself),
}
