import { day } from '#kernel/day.ts'
import { type ConsentsView, noteConsent, readConsents } from '../../src/modules/cases/consent/contract.ts'
import { type Login, newUuid, type Town } from './town.ts'

/** Where the consents of a case stand, as this worker sees it. */
export const consentsOf = (town: Town, caseId: string, login: Login = 'amira'): Promise<ConsentsView> =>
  town.call(login, readConsents, { caseId })

/** Everybody who must agree to the help of a case does so today: then it may begin. */
export const everyoneAgrees = async (town: Town, caseId: string, login: Login = 'amira'): Promise<void> => {
  for (const help of (await consentsOf(town, caseId, login)).helps)
    for (const { personId, need, standing } of help.people)
      if (need === 'must' && personId !== null && standing !== 'agrees')
        await town.call(login, noteConsent, {
          caseId,
          id: newUuid(),
          interventionId: help.interventionId,
          personId,
          answer: 'agrees',
          form: 'oral',
          scope: help.name,
          givenOn: day(town.now().slice(0, 10)),
        })
}
