import { serve, type Served } from '#platform/module.ts'
import * as change from './actions/change.ts'
import { end } from './actions/end.ts'
import { endFollowUp } from './actions/follow-up.ts'
import * as follow from './actions/follow.ts'
import { healthNeedless } from './actions/health.ts'
import { answerOfChild, answerPlacement } from './actions/read.ts'
import { answerStart, carryOut, reportLate } from './actions/start.ts'
import * as contract from './contract.ts'

export const placementRoutes: readonly Served[] = [
  serve(contract.readPlacementStart, answerStart),
  serve(contract.carryOutPlacement, carryOut),
  serve(contract.reportNotCarriedOut, reportLate),
  serve(contract.readPlacement, answerPlacement),
  serve(contract.listPlacementsOfChild, answerOfChild),
  serve(contract.readMoveChoices, change.answerMoveChoices),
  serve(contract.moveToHome, change.moveHome),
  serve(contract.changeLegalBasis, change.changeBasis),
  serve(contract.nameWorker, change.nameAnother),
  serve(contract.hideWhereabouts, change.hide),
  serve(contract.noteHealthNotice, change.healthNotice),
  serve(contract.noteHealthNeedless, healthNeedless),
  serve(contract.endPlacement, end),
  serve(contract.endFollowUpAfter, endFollowUp),
  serve(contract.noteContact, follow.addContact),
  serve(contract.placeContact, follow.place),
  serve(contract.saveCarePlan, follow.savePlan),
  serve(contract.saveReview, follow.saveReviewText),
  serve(contract.proposeReview, follow.propose),
]
