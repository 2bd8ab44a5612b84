import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'

/** Numbers about a person are for that person and the nearest manager, in the talk (design.md: no points per worker upwards). */
export type StaffFacts = { readonly workerId: string; readonly unitId: string }

const isAtWork = rule<Actor, object>(
  'it is about the own work',
  (actor) => actor.role !== 'outside' && actor.role !== 'public' && actor.role !== 'system',
)

const isNearestManager = rule<Actor, StaffFacts>(
  'manages the unit of the worker and holds the talk',
  (actor, { workerId, unitId }) =>
    actor.role === 'unit_manager' && actor.unitId === unitId && actor.workerId !== workerId,
)

const isOwnAction = rule<Actor, { readonly ownerId: string }>(
  'has taken it on',
  (actor, { ownerId }) => actor.workerId === ownerId,
)

const leadsTheseUnits = rule<Actor, { readonly unitIds: readonly string[] }>(
  'leads the unit and hands out its matters',
  (actor, { unitIds }) =>
    (actor.role === 'lead' || actor.role === 'unit_manager') && unitIds.every((id) => id === actor.unitId),
)

const headsTheService = rule<Actor, object>('leads the service', (actor) => actor.role === 'head')

const managesAUnit = rule<Actor, object>('manages a unit', (actor) => actor.role === 'unit_manager')

const preparesTheBoard = rule<Actor, object>(
  'writes to the politicians, who get units and never a person',
  (actor) => actor.role === 'board_secretary',
)

export const may = {
  'see own workload': allowedWhen(isAtWork),
  'settle own action': allowedWhen<Actor, { readonly ownerId: string }>(isOwnAction),
  'see board': allowedWhen<Actor, { readonly unitIds: readonly string[] }>(leadsTheseUnits, headsTheService),
  'hold talk': allowedWhen<Actor, StaffFacts>(isNearestManager),
  'see models': allowedWhen(isAtWork),
  'try model': allowedWhen(managesAUnit, headsTheService),
  'decide model': allowedWhen(headsTheService),
  'see units': allowedWhen(managesAUnit, headsTheService, preparesTheBoard),
}
