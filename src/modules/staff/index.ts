export { logReviewerAgreed, workerSuspended } from './events.ts'
export { proposeLogReviewer, waitingLogReviewers } from './log-reviewers.ts'
