export type { SealedField } from './contract.ts'
export { missingKeys, resealSome } from './renew.ts'
export { countByKey, countOpenings, insertOpening, readFields, readOpenings, removeValue } from './store.ts'
export { openAll, type SealedValues, sealedWords, sealValues, type WithKeys } from './values.ts'
