import type { Tx } from '#platform/db/tenant.ts'
import { factsOfChildren } from '#modules/access/index.ts'
import { personBriefs } from './briefs.ts'
import type { PersonBrief } from './contract.ts'
import type { PersonFacts } from './policy.ts'
import { readChildrenOf } from './store-relations.ts'

export type KnownPerson = { readonly brief: PersonBrief; readonly facts: PersonFacts }

/**
 * Persons with what the policy asks of each: who has the person, and who has the children whom the person is around today.
 * Where either is protected, both are.
 */
export const knownPersons = async (tx: Tx, ids: readonly string[]): Promise<Map<string, KnownPerson>> => {
  if (ids.length === 0) return new Map()
  const ties = await readChildrenOf(tx, ids)
  const briefs = await personBriefs(tx, [...ids, ...ties.map((tie) => tie.child_id)])
  const facts = await factsOfChildren(tx, briefs)
  const childrenOf = Map.groupBy(ties, (tie) => tie.person_id)
  return new Map(
    [...new Set(ids)].flatMap((id) => {
      const brief = briefs.get(id)
      if (brief === undefined) return []
      const about = [id, ...(childrenOf.get(brief.id) ?? []).map((tie) => tie.child_id)].flatMap((one) => {
        const child = facts.get(one)
        return child === undefined ? [] : [{ ...child, isProtected: child.isProtected || brief.isProtected }]
      })
      return [[id, { brief, facts: { about } }]]
    }),
  )
}

export const knownPerson = async (tx: Tx, id: string): Promise<KnownPerson | undefined> =>
  (await knownPersons(tx, [id])).get(id)
