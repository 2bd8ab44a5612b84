export {
  type CaseFacts,
  caseFacts,
  caseNumbersOf,
  type ChildCase,
  casesOfChild,
  childOfCase,
  childRelation,
  type InvestigationFacts,
  investigationFacts,
  openCaseOf,
} from './facts.ts'
export { goalsOfCase, type HelpWithGoals } from './goals.ts'
export {
  handOverCase,
  type HandedPlacement,
  lockCases,
  namePlacementWorker,
  type OpenCase,
  openCases,
  placementsNamedTo,
} from './hand-over.ts'
export { handOverTransfer, type WaitingTransfer, waitingTransfers } from './transfers/incoming.ts'
export { joinOpenInvestigation, openInvestigation, rememberTalk } from './reactions.ts'
export { isPlacement } from './placements/not-at-home.ts'
export {
  barredFrom,
  conflictedAmong,
  ownStanding,
  questionedAmong,
  refuseInConflict,
} from './conflicts/check.ts'
export { lostAmong } from './consent/lost.ts'
export { placementsOfChild } from './placements/brief.ts'
export { rememberContact } from './placements/actions/follow.ts'
export { measureDecided } from './measures/decided.ts'
export { type ChildMeasure, measuresOfChild } from './measures/of-child.ts'
export { placementDecided } from './placements/decided.ts'
export { agesAnew } from './ages-anew.ts'
export { caseHandedOver } from './events.ts'
export { reviewProposed } from './placements/events.ts'
export { applyDecision, grantAfterAppeal, type SignedDecision } from './apply-decision.ts'
export { type CaseWeight, caseWeights } from './case-weights.ts'
