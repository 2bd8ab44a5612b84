import { enterDenial } from '#modules/denials/contract.ts'
import { type Login, newUuid, type Town } from './town.ts'

/** This worker may never reach this person or her family. */
export const deny = (town: Town, login: Login, personId: string, by: Login = 'hedda') =>
  town.call(by, enterDenial, {
    id: newUuid(),
    workerId: town.workers[login],
    personId,
    kind: 'threat',
    reason: 'Påhittat skäl.',
    untilOn: null,
  })
