import { type Module, serve } from '#platform/module.ts'
import * as act from './actions.ts'
import * as contract from './contract.ts'

export const assessment: Module = {
  name: 'assessment',
  routes: [
    serve(contract.readAssessment, act.answerAssessment),
    serve(contract.readSection, act.answerSection),
    serve(contract.saveSection, act.keepSection),
  ],
}
