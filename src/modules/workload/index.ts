export { monthsUntil } from './rules/months.ts'
export { type Model } from './rules/model.ts'
export { capacityOf, type Group, linesOf, pointsOf } from './rules/points.ts'
export { sampleModel, sampleVersion } from './rules/sample-model.ts'
