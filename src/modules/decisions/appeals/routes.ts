import { type Served, serve } from '#platform/module.ts'
import * as contract from './contract.ts'
import * as court from './court.ts'
import * as late from './late.ts'
import * as read from './read.ts'
import { register } from './register.ts'
import { reexamine } from './review.ts'

/** What happens with a party's appeal, from the day it comes in until a court has said its last word here. */
export const appealRoutes: readonly Served[] = [
  serve(contract.readAppeals, read.answerAppeals),
  serve(contract.listOpenAppeals, read.answerOpen),
  serve(contract.registerAppeal, register),
  serve(contract.excuseLateAppeal, late.excuse),
  serve(contract.dismissLateAppeal, late.dismiss),
  serve(contract.reexamineAppealed, reexamine),
  serve(contract.sendAppeal, court.send),
  serve(contract.withdrawAppeal, court.withdraw),
  serve(contract.recordCourtResult, court.result),
  serve(contract.recordFurtherAppeal, court.further),
  serve(contract.recordLeave, court.leave),
]
