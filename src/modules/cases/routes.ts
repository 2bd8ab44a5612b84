import { type Module, serve } from '#platform/module.ts'
import * as interventions from './actions/interventions.ts'
import * as investigation from './actions/investigation.ts'
import { answerCase, answerList } from './actions/read.ts'
import { assign, close } from './actions/whole-case.ts'
import { conflictRoutes } from './conflicts/routes.ts'
import { consentRoutes } from './consent/routes.ts'
import { homeRoutes } from './homes/routes.ts'
import { measureBirthdays } from './measures/by-age.ts'
import { measureRoutes } from './measures/routes.ts'
import { placementBirthdays } from './placements/birthdays.ts'
import { placementRoutes } from './placements/routes.ts'
import * as contract from './contract.ts'
import { end as endFollowUp } from './follow-up/actions.ts'
import { endChildFollowUp } from './follow-up/contract.ts'
import { followUpBirthdays } from './follow-up/course.ts'
import { transferRoutes } from './transfers/routes.ts'
import { lateRoutes } from './late/routes.ts'
import { lowThresholdRoutes } from './low-threshold/routes.ts'

export const cases: Module = {
  name: 'cases',
  jobs: [placementBirthdays, followUpBirthdays, measureBirthdays],
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
    ...lateRoutes,
    serve(endChildFollowUp, endFollowUp),
    ...conflictRoutes,
  ],
}
