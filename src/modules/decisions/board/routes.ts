import { type Served, serve } from '#platform/module.ts'
import * as agenda from './agenda.ts'
import * as chair from './chair.ts'
import * as contract from './contract.ts'
import * as delegated from './delegated.ts'
import * as documents from './documents.ts'
import * as minutes from './minutes.ts'
import * as plan from './plan.ts'

/** What the board, its committee and its chair decide, and what they are told of. */
export const boardRoutes: readonly Served[] = [
  serve(contract.listMeetingDays, plan.answerDays),
  serve(contract.listMeetings, plan.answerMeetings),
  serve(contract.planMeeting, plan.plan),
  serve(contract.readMeeting, plan.answerMeeting),
  serve(contract.moveMeeting, plan.move),
  serve(contract.cancelMeeting, plan.cancel),
  serve(contract.orderAgenda, plan.order),
  serve(contract.holdMeeting, plan.hold),
  serve(contract.putOnAgenda, agenda.send),
  serve(contract.takeOffAgenda, agenda.takeOff),
  serve(contract.enterMinutes, minutes.enter),
  serve(contract.correctMinutes, minutes.correct),
  serve(contract.agendaMaterial, documents.answerMaterial),
  serve(contract.minutesExtract, documents.answerExtract),
  serve(contract.recordChairDecision, chair.record),
  serve(contract.listDelegated, delegated.answerDelegated),
  serve(contract.delegatedDocument, documents.answerDelegatedDocument),
  serve(contract.reportDelegated, delegated.report),
]
