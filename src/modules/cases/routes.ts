import { type Module, serve } from '#platform/module.ts'
import * as interventions from './actions/interventions.ts'
import * as investigation from './actions/investigation.ts'
import { answerCase, answerList } from './actions/read.ts'
import { assign, close } from './actions/whole-case.ts'
import { consentRoutes } from './consent/routes.ts'
import { homeRoutes } from './homes/routes.ts'
import { measureRoutes } from './measures/routes.ts'
import { placementBirthdays } from './placements/birthdays.ts'
import { placementRoutes } from './placements/routes.ts'
import * as contract from './contract.ts'
import { transferRoutes } from './transfers/routes.ts'
import { lowThresholdRoutes } from './low-threshold/routes.ts'

export const cases: Module = {
  name: 'cases',
  jobs: [placementBirthdays],
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
    ...consentRoutes,
    ...lowThresholdRoutes,
    ...homeRoutes,
    ...placementRoutes,
    ...measureRoutes,
    ...transferRoutes,
  ],
}
