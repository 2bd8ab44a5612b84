import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import {
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnit,
} from '#modules/access/contract.ts'

/** `ownerId`: whose device it is. `unitId`: the unit that this one works in, or that has the child the words are about. */
export type DeviceFacts = { readonly ownerId: string; readonly unitId: string }
export type UnitFacts = { readonly unitId: string }

const worksWithChildren = rule<Actor, object>('works with children', (actor) =>
  ['trainee', 'social_worker', 'lead', 'unit_manager', 'head'].includes(actor.role),
)

const isOwn = rule<Actor, DeviceFacts>(
  'it is the own device',
  (actor, { ownerId }) => ownerId === actor.workerId,
)

const leadsTheirUnit = rule<Actor, UnitFacts>(
  'leads the unit that the worker or the child is in',
  (actor, { unitId }) => (actor.role === 'lead' || actor.role === 'unit_manager') && unitId === actor.unitId,
)

const headsTheService = rule<Actor, object>('leads the service', (actor) => actor.role === 'head')

const leadsAUnit = rule<Actor, object>(
  'leads a unit',
  (actor) => actor.role === 'lead' || actor.role === 'unit_manager',
)

const isStaff = rule<Actor, object>(
  'hands in the own words',
  ({ role }) => role !== 'outside' && role !== 'public' && role !== 'system',
)

/**
 * A case leaves the house with those who have it, or work in the unit that has it: narrower than who may read it on a screen.
 * Refused words are read by the one who leads the unit that has the child (of no known child: the writer's), who may file them.
 */
export const may = {
  'carry a bag': allowedWhen(worksWithChildren),
  'use device': allowedWhen<Actor, DeviceFacts>(isOwn),
  'end device': allowedWhen<Actor, DeviceFacts>(isOwn, leadsTheirUnit, headsTheService),
  'pack case': allowedWhen<Actor, ChildFacts>(isResponsible, leadsTheUnit, worksInTheUnit),
  'see bags of the unit': allowedWhen(leadsAUnit, headsTheService),
  'let a protected child be packed': allowedWhen<Actor, ChildFacts>(leadsTheUnit, headsTheService),
  'hand in own words': allowedWhen(isStaff),
  'read refused words': allowedWhen<Actor, UnitFacts>(leadsTheirUnit, headsTheService),
}

/** Whose name is told with a device that has the case: those who have it, not whoever once packed it or leads the packer. */
export const readsWhoIsOut = allowedWhen<Actor, ChildFacts>(
  isResponsible,
  leadsTheUnit,
  worksInTheUnit,
  leadsTheService,
)
