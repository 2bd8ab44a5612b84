import { type Module, serve } from '#platform/module.ts'
import { appealRoutes } from './appeals/routes.ts'
import { boardRoutes } from './board/routes.ts'
import { writeConsult } from './consult.ts'
import * as contract from './contract.ts'
import { correctDecision } from './corrections/contract.ts'
import { correct } from './corrections/correct.ts'
import { answerDecisionDocument, answerInvestigationDocument } from './document.ts'
import * as propose from './propose.ts'
import * as read from './read.ts'
import { endAppealTimes, serve as serveOnParty } from './serve.ts'
import { sign } from './sign.ts'

export const decisions: Module = {
  name: 'decisions',
  routes: [
    serve(contract.readCaseDecisions, read.answerCase),
    serve(contract.readChildDecisions, read.answerChild),
    serve(contract.readDecision, read.answerDecision),
    serve(contract.readProposal, read.answerProposal),
    serve(contract.createProposal, propose.create),
    serve(contract.saveProposal, propose.save),
    serve(contract.discardProposal, propose.discard),
    serve(contract.sendProposal, propose.send),
    serve(contract.returnProposal, propose.giveBack),
    serve(contract.signDecision, sign),
    serve(contract.serveDecision, serveOnParty),
    serve(contract.logConsult, writeConsult),
    serve(correctDecision, correct),
    serve(contract.decisionDocument, answerDecisionDocument),
    serve(contract.investigationDocument, answerInvestigationDocument),
    ...boardRoutes,
    ...appealRoutes,
  ],
  jobs: [{ name: 'decisions.end-appeal-times', cron: '20 4 * * *', run: endAppealTimes }],
}
