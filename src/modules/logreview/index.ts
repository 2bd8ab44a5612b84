export { createOpeningLimit } from './limit/limiter.ts'
export { letReview } from './turns.ts'
export { readingsTold, type ToldReading } from './told.ts'
export { isOpening, partOf } from './rules/routes.ts'
