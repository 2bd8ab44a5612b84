import { serve } from '#platform/module.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'

export const conflictRoutes = [
  serve(contract.tellOfConflict, actions.tell),
  serve(contract.answerConflict, actions.answer),
  serve(contract.allowInConflict, actions.allow),
]
