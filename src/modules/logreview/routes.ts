import { type Module, serve } from '#platform/module.ts'
import { answerReview, appoint, enterTurn, giveOutcome, look } from './actions.ts'
import * as contract from './contract.ts'
import { drawLastMonth } from './draw.ts'
import { answerPersonLogs, document, make } from './person-log.ts'

export const logreview: Module = {
  name: 'logreview',
  routes: [
    serve(contract.readLogReview, answerReview),
    serve(contract.lookBehindLogItem, look),
    serve(contract.giveLogOutcome, giveOutcome),
    serve(contract.appointLogReviewer, appoint),
    serve(contract.enterDutyTurn, enterTurn),
    serve(contract.makePersonLog, make),
    serve(contract.readPersonLogs, answerPersonLogs),
    serve(contract.personLogDocument, document),
  ],
  jobs: [{ name: 'logreview.draw-last-month', cron: '20 2 2 * *', run: drawLastMonth }],
}
