import { serve, type Served } from '#platform/module.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'
import { answerRegister, registerDocument } from './register.ts'

export const homeRoutes: readonly Served[] = [
  serve(contract.listHomes, actions.answerHomes),
  serve(contract.enterHome, actions.enter),
  serve(contract.readHome, actions.answerHome),
  serve(contract.changeHome, actions.change),
  serve(contract.recordOfHome, actions.addRecord),
  serve(contract.closeHome, actions.close),
  serve(contract.readFosterRegister, answerRegister),
  serve(contract.fosterRegisterDocument, registerDocument),
]
