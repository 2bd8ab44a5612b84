import { type Module, serve } from '#platform/module.ts'
import { answerDenials, end, enter, tellOfOneself } from './actions.ts'
import * as contract from './contract.ts'
import { answerIdentities, endIdentity, enterIdentity } from './identities.ts'

export const denials: Module = {
  name: 'denials',
  routes: [
    serve(contract.readDenials, answerDenials),
    serve(contract.enterDenial, enter),
    serve(contract.endDenial, end),
    serve(contract.readWorkerPersons, answerIdentities),
    serve(contract.enterWorkerPerson, enterIdentity),
    serve(contract.endWorkerPerson, endIdentity),
    serve(contract.tellIKnowTheFamily, tellOfOneself),
  ],
}
