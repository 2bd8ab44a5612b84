/** What a policy of another room is built from; pure, so that a policy can be tried without a server. */
export {
  type ChildFacts,
  isResponsible,
  leadsTheService,
  leadsTheUnit,
  worksInTheUnit,
  worksInTheUnitThatHadIt,
} from './rules.ts'
