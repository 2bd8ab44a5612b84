export { createOpeningLimit } from './limit/limiter.ts'
export { isOpening, partOf } from './rules/routes.ts'
export { nightsOf } from './nights.ts'
