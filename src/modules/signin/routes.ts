import { type Module, serve } from '#platform/module.ts'
import * as act from './actions.ts'
import * as contract from './contract.ts'

export const signin: Module = {
  name: 'signin',
  routes: [
    serve(contract.listOwnSessions, act.answerOwnSessions),
    serve(contract.endSessionOfOwn, act.endOne),
    serve(contract.endOtherSessions, act.endOthers),
  ],
}
