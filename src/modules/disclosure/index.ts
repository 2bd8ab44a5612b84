export { guardedWords } from './guarded.ts'
export { type Guarded, proposedMasks, type Reader, withMasks } from './rules.ts'
export { decisionSource } from './sources.ts'
export { paragraphOf } from './text-document.ts'
