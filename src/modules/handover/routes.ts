import { type Module, serve } from '#platform/module.ts'
import { cancel, change, enter, moveWhole } from './actions/absence.ts'
import { carryOut } from './actions/carry-out.ts'
import { answerPlan } from './actions/plan.ts'
import { answerStaffing, keep } from './actions/staffing.ts'
import { answerCount, answerTakenOver } from './actions/taken-over.ts'
import * as contract from './contract.ts'
import { endAndMoveOnTheDay } from './on-the-day.ts'

export const handover: Module = {
  name: 'handover',
  routes: [
    serve(contract.readStaffing, answerStaffing),
    serve(contract.enterAbsence, enter),
    serve(contract.moveUnit, moveWhole),
    serve(contract.changeAbsence, change),
    serve(contract.cancelAbsence, cancel),
    serve(contract.planHandover, answerPlan),
    serve(contract.carryOutHandover, carryOut),
    serve(contract.keepHandedOver, keep),
    serve(contract.readTakenOver, answerTakenOver),
    serve(contract.countTakenOver, answerCount),
  ],
  jobs: [{ name: 'handover.end-and-move-on-the-day', cron: '35 0 * * *', run: endAndMoveOnTheDay }],
}
