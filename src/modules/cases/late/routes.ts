import { serve, type Served } from '#platform/module.ts'
import * as contract from './contract.ts'
import { interrupt } from './interrupt.ts'
import { answerLate, lateDocument } from './report.ts'

/** SoL 34:1–3: interruptions, and the quarter's report of what was not carried out. */
export const lateRoutes: readonly Served[] = [
  serve(contract.interruptIntervention, interrupt),
  serve(contract.readLateDecisions, answerLate),
  serve(contract.lateDecisionsDocument, lateDocument),
]
