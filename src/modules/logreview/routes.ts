import { type Module, serve } from '#platform/module.ts'
import { answerReview, giveOutcome, look } from './actions.ts'
import * as contract from './contract.ts'
import { drawLastMonth } from './draw.ts'
import * as stops from './contract-stops.ts'
import { answerStops, goOn, judgeStop } from './limit/actions.ts'
import { answerPersonLogs, document, make } from './person-log.ts'
import { answerTurns, appoint, endAppointment, endTurn, enterTurn } from './turns.ts'

export const logreview: Module = {
  name: 'logreview',
  routes: [
    serve(contract.readLogReview, answerReview),
    serve(contract.lookBehindLogItem, look),
    serve(contract.giveLogOutcome, giveOutcome),
    serve(contract.appointLogReviewer, appoint),
    serve(contract.endLogReviewer, endAppointment),
    serve(contract.enterDutyTurn, enterTurn),
    serve(contract.readDutyTurns, answerTurns),
    serve(contract.endDutyTurn, endTurn),
    serve(stops.goOnOpening, goOn),
    serve(stops.readOpeningStops, answerStops),
    serve(stops.answerOpeningStop, judgeStop),
    serve(contract.makePersonLog, make),
    serve(contract.readPersonLogs, answerPersonLogs),
    serve(contract.personLogDocument, document),
  ],
  jobs: [{ name: 'logreview.draw-last-month', cron: '20 2 2 * *', run: drawLastMonth }],
}
