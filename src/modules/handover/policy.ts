import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

/** The units that those who leave work in: who plans their absence leads all of them. */
export type StaffFacts = { readonly unitIds: readonly string[] }

const managesThem = rule<Actor, StaffFacts>(
  'manages the unit of those who leave',
  (actor, { unitIds }) =>
    actor.role === 'unit_manager' && unitIds.length > 0 && unitIds.every((id) => id === actor.unitId),
)

const headsTheService = rule<Actor, object>('leads the service', (actor) => actor.role === 'head')

const managesAUnit = rule<Actor, object>('manages a unit', (actor) => actor.role === 'unit_manager')

const worksWithChildren = rule<Actor, object>(
  'it is about the own matters',
  (actor) => !['outside', 'public', 'system', 'administrator', 'board_secretary'].includes(actor.role),
)

/** Who is away is a fact about staff: it is for those who lead them. What moves with it is asked for each child. */
export const may = {
  'see staffing': allowedWhen(managesAUnit, headsTheService),
  'plan absence': allowedWhen<Actor, StaffFacts>(managesThem, headsTheService),
  'hand over': allowedWhen<Actor, StaffFacts>(managesThem, headsTheService),
  'see what was taken over': allowedWhen(worksWithChildren),
}
