import { type Module, serve } from '#platform/module.ts'
import { answerCertificates, answerFiles, answerPreview } from './actions.ts'
import * as contract from './contract.ts'
import { answerHolds, hold, lift } from './holds.ts'
import { answerList, answerLists, approve, propose, stop } from './lists.ts'

export const retention: Module = {
  name: 'retention',
  routes: [
    serve(contract.readDisposalFiles, answerFiles),
    serve(contract.previewDisposal, answerPreview),
    serve(contract.proposeDisposal, propose),
    serve(contract.readDisposalLists, answerLists),
    serve(contract.readDisposalList, answerList),
    serve(contract.approveDisposal, approve),
    serve(contract.stopDisposal, stop),
    serve(contract.holdFile, hold),
    serve(contract.readDisposalHolds, answerHolds),
    serve(contract.liftDisposalHold, lift),
    serve(contract.readDisposalCertificates, answerCertificates),
  ],
}
