import { type Module, serve } from '#platform/module.ts'
import * as act from './actions.ts'
import * as contract from './contract.ts'
import { answerDuplicates } from './duplicates.ts'
import { tie, untie } from './family/actions.ts'
import * as importing from './import/actions.ts'
import * as imports from './import/contract.ts'
import * as merge from './merge/actions.ts'
import * as merges from './merge/contract.ts'
import { answerDoubles } from './merge/suspects.ts'
import { answerSearch } from './search/answer.ts'
import * as sealing from './sealed/actions.ts'
import * as seals from './sealed/contract.ts'

// Searched while one types, so a few for each name; whoever tries hundreds of names is stopped (trust.md 6.5).
const whileTyping = { perMinute: 60 } as const

export const people: Module = {
  name: 'people',
  routes: [
    serve(contract.searchPeople, answerSearch, whileTyping),
    serve(contract.findDuplicates, answerDuplicates),
    serve(contract.registerNewPerson, act.register),
    serve(contract.readPerson, act.answerPerson),
    serve(contract.changePerson, act.change),
    serve(seals.openSealed, sealing.open),
    serve(seals.writeSealed, sealing.write),
    serve(seals.readOpenings, sealing.openings),
    serve(contract.relatePerson, tie),
    serve(contract.endRelation, untie),
    serve(imports.checkImport, importing.check),
    serve(imports.importPeople, importing.takeIn),
    serve(merges.listDoubles, answerDoubles),
    serve(merges.comparePeople, merge.compare),
    serve(merges.proposeMerge, merge.propose),
    serve(merges.readMerge, merge.read),
    serve(merges.confirmMerge, merge.confirm),
    serve(merges.declineMerge, merge.decline),
    serve(merges.undoMerge, merge.undo),
  ],
}
