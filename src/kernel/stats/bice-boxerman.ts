import { count } from './argument.ts'
import { sum } from './sample-summary.ts'

/**
 * Continuity of care: Bice and Boxerman, "A quantitative measure of continuity of care" (1977). (Σnⱼ² − N)/(N(N − 1)) with
 * nⱼ contacts by worker j. 1: always the same worker; 0: never twice the same. Below two contacts there is no continuity
 * to speak of, which is undefined and not 0.
 */
export const biceBoxerman = (contactsByWorker: readonly number[]): number | undefined => {
  for (const [index, contacts] of contactsByWorker.entries()) count(`contactsByWorker[${index}]`, contacts)
  const total = sum(contactsByWorker)
  if (total < 2) return undefined
  const squares = sum(contactsByWorker.map((contacts) => contacts * contacts))
  return (squares - total) / (total * (total - 1))
}
