import { type Module, serve } from '#platform/module.ts'
import * as act from './actions.ts'
import * as contract from './contract.ts'
import * as parts from './parts/actions.ts'
import * as partsContract from './parts/contract.ts'
import * as structures from './structure/actions.ts'
import * as structureContract from './structure/contract.ts'

export const assessment: Module = {
  name: 'assessment',
  routes: [
    serve(contract.readAssessment, act.answerAssessment),
    serve(contract.readSection, act.answerSection),
    serve(contract.saveSection, act.keepSection),
    serve(partsContract.savePart, parts.keepPart),
    serve(partsContract.removePart, parts.takeAway),
    serve(partsContract.pullQuote, parts.pull),
    serve(partsContract.readSource, parts.answerSource),
    serve(structureContract.readStructures, structures.answerStructures),
    serve(structureContract.checkStructure, structures.check),
    serve(structureContract.loadStructure, structures.load),
    serve(structureContract.useOwnStructure, structures.goBack),
  ],
}
