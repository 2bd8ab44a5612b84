export {
  type CaseFacts,
  caseFacts,
  caseNumbersOf,
  type ChildCase,
  casesOfChild,
  childRelation,
  type InvestigationFacts,
  investigationFacts,
  openCaseOf,
} from './facts.ts'
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
export { placementsOfChild } from './placements/brief.ts'
export { rememberContact } from './placements/actions/follow.ts'
export { measureDecided } from './measures/decided.ts'
export { type ChildMeasure, measuresOfChild } from './measures/of-child.ts'
export { placementDecided } from './placements/decided.ts'
export { applyDecision, grantAfterAppeal, type SignedDecision } from './apply-decision.ts'
