import { type Module, serve } from '#platform/module.ts'
import { answerBoard, answerWhatIf } from './board.ts'
import * as contract from './contract.ts'
import * as models from './models/actions.ts'
import { decideModel, listModels, readEstimate, tryModel } from './models/contract.ts'
import { countMonth } from './month-job.ts'
import { answerOwn, rateOwn, settleOwn } from './own.ts'
import { answerTalk, hold, putDuties } from './talks/actions.ts'
import { holdTalk, readTalk, setDuties } from './talks/contract.ts'
import { answerUnits } from './units/actions.ts'
import { readUnits } from './units/contract.ts'

export const workload: Module = {
  name: 'workload',
  routes: [
    serve(contract.readOwnWorkload, answerOwn),
    serve(contract.rateOwnMonth, rateOwn),
    serve(contract.settleAction, settleOwn),
    serve(contract.readWorkloadBoard, answerBoard),
    serve(contract.tryAssignment, answerWhatIf),
    serve(readTalk, answerTalk),
    serve(holdTalk, hold),
    serve(setDuties, putDuties),
    serve(listModels, models.answerModels),
    serve(decideModel, models.decide),
    serve(tryModel, models.answerTried),
    serve(readEstimate, models.answerEstimate),
    serve(readUnits, answerUnits),
  ],
  jobs: [{ name: 'workload.count-the-month', cron: '50 1 * * *', run: countMonth }],
}
