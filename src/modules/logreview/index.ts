export { createOpeningLimit } from './limit/limiter.ts'
export { readingsTold, type ToldReading } from './told.ts'
export { isOpening, partOf } from './rules/routes.ts'
