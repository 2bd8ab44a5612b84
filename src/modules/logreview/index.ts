export { isOpening, partOf } from './rules/routes.ts'
