import { dayOf, type Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Facts, Opening } from './rules/facts.ts'
import { partOf } from './rules/routes.ts'
import { childrenOfPeople, type Month, readingsIn } from './store-facts.ts'

const hourIn = (at: Instant): number => Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Stockholm').hour

/** A parent is read for the child's sake: the reading counts as one of the child that the worker has, or else of the first. */
const aboutWhom = (
  subjectId: string,
  workerId: string,
  {
    isChild,
    childrenOf,
    pairs,
  }: {
    isChild: ReadonlySet<string>
    childrenOf: ReadonlyMap<string, readonly string[]>
    pairs: ReadonlySet<string>
  },
): string => {
  if (isChild.has(subjectId)) return subjectId
  const all = childrenOf.get(subjectId) ?? []
  return all.find((one) => pairs.has(`${workerId} ${one}`)) ?? all[0] ?? subjectId
}

/** The openings of a month: readings of one thing. One request is one opening, however many rows of the log it wrote. */
export const openingsIn = async (tx: Tx, month: Month, facts: Facts): Promise<readonly Opening[]> => {
  const rows = await readingsIn(tx, month)
  const ties = Map.groupBy(await childrenOfPeople(tx), (row) => row.person_id)
  const lookup = {
    isChild: new Set(facts.children.map(({ id }) => id)),
    childrenOf: new Map([...ties].map(([id, all]) => [id, all.map((row) => row.child_id)])),
    pairs: new Set([...facts.had, ...facts.tookIn].map((one) => `${one.workerId} ${one.childId}`)),
  }
  const seen = new Set<string>()
  return rows.flatMap((row): Opening[] => {
    const part = partOf[row.action]
    if (part === undefined || row.actor_id === null || row.subject_id === null) return []
    const childId = aboutWhom(row.subject_id, row.actor_id, lookup)
    const once = `${row.request_id} ${childId}`
    if (seen.has(once)) return []
    seen.add(once)
    return [
      {
        id: row.id,
        at: row.at,
        on: dayOf(row.at),
        hour: hourIn(row.at),
        workerId: row.actor_id,
        childId,
        part,
      },
    ]
  })
}
