export { findPerson, guardiansOf, personBriefs, relationsOf, siblingsOf } from './briefs.ts'
export type { PersonBrief, Protection, RelationKind, RelationView } from './contract.ts'
export { type NewPerson, type NewRelation, registerPerson, relate } from './register.ts'
export { partsOf } from './rules/names.ts'
