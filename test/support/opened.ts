import { openSealed } from '#modules/people/sealed/contract.ts'
import type { Login, Town } from './town.ts'

export const aPurpose = { purpose: 'contact', words: 'Ska ringa om mötet i morgon.' } as const

/** What is sealed about a person, as somebody opens it: field → value, of two the latest. */
export const openedBy = async (town: Town, as: Login, personId: string): Promise<Record<string, string>> => {
  const { values } = await town.call(as, openSealed, { personId, ...aPurpose })
  return Object.fromEntries(values.toReversed().map(({ field, value }) => [field, value]))
}
