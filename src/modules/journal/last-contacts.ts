import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** The last signed talk with a child and the last home visit, by the day on which they were held. */
export type LastContact = { readonly talkedOn: Day | null; readonly visitedOn: Day | null }

type Row = { readonly child_id: string; readonly talked_on: Day | null; readonly visited_on: Day | null }

/**
 * The statement, so that its plan can be looked at. Not `coalesce`: it counts as leaky, and row-level security then reads all
 * notes instead of those beside the one (docs/speed.md).
 */
export const lastContactsQuery = (childIds: readonly string[]) => sql<Row>`
  select n.child_id,
         max(n.event_on) filter (where n.kind = 'talk_with_child' or n.child_alone) as talked_on,
         max(n.event_on) filter (where n.kind = 'home_visit') as visited_on
  from notes n
  where n.child_id = any(${[...new Set(childIds)]}) and n.kind in ('talk_with_child', 'home_visit')
    and not exists (
      select 1 from notes later
      where later.tenant_id = n.tenant_id
        and later.original_id = case when n.original_id is null then n.id else n.original_id end
        and later.kind <> 'party_view' and (later.signed_at, later.id) > (n.signed_at, n.id))
  group by n.child_id`

/** For many children in one query; a corrected note counts as its last correction has it. The caller logs whom it shows. */
export const lastContacts = async (
  tx: Tx,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, LastContact>> => {
  if (childIds.length === 0) return new Map()
  const { rows } = await lastContactsQuery(childIds).execute(tx)
  return new Map(rows.map((row) => [row.child_id, { talkedOn: row.talked_on, visitedOn: row.visited_on }]))
}
