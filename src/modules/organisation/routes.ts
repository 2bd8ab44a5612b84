import { type Module, serve } from '#platform/module.ts'
import * as act from './actions.ts'
import * as contract from './contract.ts'

export const organisation: Module = {
  name: 'organisation',
  routes: [
    serve(contract.readOrganisation, act.answerOrganisation),
    serve(contract.askMayDecide, act.answerMayDecide),
    serve(contract.readSession, act.answerSession),
    serve(contract.endOwnSession, act.endOwn),
    serve(contract.listDemoPeople, act.demoPeople),
    serve(contract.startDemoSession, act.startDemo),
  ],
}
