import { type Module, serve } from '#platform/module.ts'
import * as assess from './actions/assess.ts'
import * as decide from './actions/decide.ts'
import * as feedback from './actions/feedback.ts'
import { answerFlow, watchInflow } from './actions/flow.ts'
import { answerList } from './actions/list.ts'
import { answerReport, answerReporterProtection } from './actions/read.ts'
import { answerRegister } from './actions/register.ts'
import * as contract from './contract.ts'
import * as page from './public/actions.ts'
import * as open from './public/contract.ts'

// Twelve children and fifty thousand signs of concern, each sign up to nine bytes on the way.
const biggestForm = 4 * 1024 * 1024

const atTheDoor = { failed: page.showFailure }
const takingIn = { failed: page.showFailure, beforehand: page.noteSubmission, biggestBody: biggestForm }

export const intake: Module = {
  name: 'intake',
  routes: [
    serve(open.showReportForm, page.showForm, atTheDoor),
    serve(open.showReportFormOf, page.showForm, atTheDoor),
    serve(open.sendReportForm, page.takeInForm, takingIn),
    serve(open.sendReportFormTo, page.takeInForm, takingIn),
    serve(contract.listReports, answerList),
    serve(contract.registerReport, answerRegister),
    serve(contract.readReport, answerReport),
    serve(contract.judgeReporterProtection, answerReporterProtection),
    serve(contract.assessProtection, assess.answerProtection),
    serve(contract.identifyChild, assess.answerIdentify),
    serve(contract.decideReport, decide.answerDecision),
    serve(contract.proposeNotOpening, decide.answerProposal),
    serve(contract.extendPreliminaryAssessment, decide.answerExtension),
    serve(contract.askForFeedback, feedback.answerFeedbackRequest),
    serve(contract.giveFeedback, feedback.answerFeedback),
    serve(contract.noteMeeting, feedback.answerMeeting),
    serve(contract.readFlow, answerFlow),
  ],
  jobs: [{ name: 'watch-inflow', cron: '7 * * * *', run: watchInflow }],
}
