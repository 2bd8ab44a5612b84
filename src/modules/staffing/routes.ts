import { type Module, serve } from '#platform/module.ts'
import { addMeasure, answerChanges, reorganise } from './changes/actions.ts'
import * as changes from './changes/contract.ts'
import * as contract from './contract.ts'
import { check, takeIn } from './import/actions.ts'
import * as importing from './import/contract.ts'
import { add, change, changeFilled, fill, need, talk } from './keep.ts'
import { add as addToPlan, answer, answerPlan } from './plan/actions.ts'
import * as plan from './plan/contract.ts'
import { answerFigures, answerUnit } from './read.ts'

export const staffing: Module = {
  name: 'staffing',
  routes: [
    serve(contract.readStaffingFigures, answerFigures),
    serve(contract.readUnitPosts, answerUnit),
    serve(contract.addPost, add),
    serve(contract.changePost, change),
    serve(contract.fillPost, fill),
    serve(contract.changeOccupancy, changeFilled),
    serve(contract.noteTalk, talk),
    serve(contract.tellNeed, need),
    serve(importing.checkPosts, check),
    serve(importing.importPosts, takeIn),
    serve(changes.readStaffingChanges, answerChanges),
    serve(changes.addStaffingMeasure, addMeasure),
    serve(changes.addReorganisation, reorganise),
    serve(plan.readStayPlan, answerPlan),
    serve(plan.addStayPlanItem, addToPlan),
    serve(plan.answerStayPlanItem, answer),
  ],
}
