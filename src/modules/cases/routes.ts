import { type Module, serve } from '#platform/module.ts'
import * as interventions from './actions/interventions.ts'
import * as investigation from './actions/investigation.ts'
import { answerCase, answerList } from './actions/read.ts'
import { assign, close } from './actions/whole-case.ts'
import * as contract from './contract.ts'

export const cases: Module = {
  name: 'cases',
  routes: [
    serve(contract.listCases, answerList),
    serve(contract.readCase, answerCase),
    serve(contract.notifyConcerned, investigation.notify),
    serve(contract.saveInvestigationPlan, investigation.savePlan),
    serve(contract.askForInformation, investigation.askOthers),
    serve(contract.noteAnswer, investigation.noteAnswer),
    serve(contract.extendInvestigation, investigation.extend),
    serve(contract.sendCommunication, investigation.send),
    serve(contract.noteReply, investigation.noteReply),
    serve(contract.assignCase, assign),
    serve(contract.startIntervention, interventions.start),
    serve(contract.saveImplementationPlan, interventions.savePlan),
    serve(contract.followUpIntervention, interventions.followUp),
    serve(contract.endIntervention, interventions.end),
    serve(contract.closeCase, close),
  ],
}
