import { type Module, serve } from '#platform/module.ts'
import { answer, lift, proposeChange, proposeNew, removeAllPasskeys, suspend, withdraw } from './actions.ts'
import * as contract from './contract.ts'
import { answerStaff } from './views.ts'

export const staff: Module = {
  name: 'staff',
  routes: [
    serve(contract.readStaff, answerStaff),
    serve(contract.proposeNewWorker, proposeNew),
    serve(contract.proposeWorkerChange, proposeChange),
    serve(contract.answerStaffChange, answer),
    serve(contract.withdrawStaffChange, withdraw),
    serve(contract.suspendWorker, suspend),
    serve(contract.removePasskeys, removeAllPasskeys),
    serve(contract.liftSuspension, lift),
  ],
}
