import type { Actor } from '#kernel/actor.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import {
  allowedToRead,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from '#modules/access/contract.ts'

const isOwnList = rule<Actor, { readonly workerId: string }>(
  'it is the own list',
  (actor, facts) => actor.workerId === facts.workerId,
)

const leadsThisUnit = rule<Actor, { readonly unitId: string }>(
  'leads the unit',
  (actor, facts) => (actor.role === 'lead' || actor.role === 'unit_manager') && actor.unitId === facts.unitId,
)

const headsTheService = rule<Actor, object>('leads the service', (actor) => actor.role === 'head')

export const may = {
  'see own day': allowedWhen(isOwnList),
  'see team': allowedWhen(leadsThisUnit, headsTheService),
  'read child': allowedToRead(
    isResponsible,
    leadsTheUnit,
    worksInTheUnit,
    worksInTheUnitThatHadIt,
    leadsTheService,
  ),
}
