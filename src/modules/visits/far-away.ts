import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** Children to whom somebody has travelled so many minutes or more since a moment, for a meeting that was held. */
export const childrenFarAway = async (
  tx: Tx,
  { childIds, since, minutes }: { childIds: readonly string[]; since: Instant; minutes: number },
): Promise<ReadonlySet<string>> => {
  if (childIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('visit_children')
    .innerJoin('visits', 'visits.id', 'visit_children.visit_id')
    .select('visit_children.child_id')
    .distinct()
    .where('visit_children.child_id', '=', sql<string>`any(${childIds})`)
    .where('visits.begun_at', '>=', since)
    .where('visits.travel_minutes', '>=', minutes)
    .execute()
  return new Set(rows.map((row) => row.child_id))
}
