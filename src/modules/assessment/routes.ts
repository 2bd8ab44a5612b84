import { type Module, serve } from '#platform/module.ts'
import * as act from './actions.ts'
import * as contract from './contract.ts'
import * as parts from './parts/actions.ts'
import * as partsContract from './parts/contract.ts'
import { followShared } from '#modules/together/index.ts'
import * as structures from './structure/actions.ts'
import * as structureContract from './structure/contract.ts'
import * as together from './together/actions.ts'
import * as togetherContract from './together/contract.ts'

/** What a screen sends by itself while somebody writes: more often than a person presses buttons. */
const whileWriting = { perMinute: 1_200 } as const

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
    serve(togetherContract.openText, together.open),
    serve(togetherContract.pullText, together.pull, whileWriting),
    serve(togetherContract.pushText, together.push, whileWriting),
    serve(togetherContract.followText, together.follow, { follow: followShared }),
    serve(togetherContract.tellPlace, together.tellWhere, whileWriting),
    serve(togetherContract.datePart, together.date),
    serve(structureContract.readStructures, structures.answerStructures),
    serve(structureContract.checkStructure, structures.check),
    serve(structureContract.loadStructure, structures.load),
    serve(structureContract.useOwnStructure, structures.goBack),
  ],
}
