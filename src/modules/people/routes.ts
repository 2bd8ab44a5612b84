import { type Module, serve } from '#platform/module.ts'
import * as act from './actions.ts'
import * as contract from './contract.ts'
import { answerDuplicates } from './duplicates.ts'
import { answerSearch } from './search.ts'

export const people: Module = {
  name: 'people',
  routes: [
    serve(contract.searchPeople, answerSearch),
    serve(contract.findDuplicates, answerDuplicates),
    serve(contract.registerNewPerson, act.register),
    serve(contract.readPerson, act.answerPerson),
    serve(contract.changePerson, act.change),
    serve(contract.relatePerson, act.tie),
    serve(contract.endRelation, act.untie),
  ],
}
