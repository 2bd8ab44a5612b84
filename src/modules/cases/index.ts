export {
  type CaseFacts,
  caseFacts,
  type ChildCase,
  casesOfChild,
  childRelation,
  type InvestigationFacts,
  investigationFacts,
  openCaseOf,
} from './facts.ts'
export { joinOpenInvestigation, openInvestigation, rememberTalk } from './reactions.ts'
export { applyDecision, type SignedDecision } from './apply-decision.ts'
