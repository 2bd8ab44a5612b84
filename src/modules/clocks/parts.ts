import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** What somebody has a part in, without names: for whoever counts. */
export type Part = {
  readonly matterId: string
  readonly matterKind: 'report' | 'case' | 'duty' | 'transfer'
  readonly childId: string | null
  readonly unitId: string
  readonly ownerId: string
  readonly coworkerId: string | null
  readonly sinceAt: Instant
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids})`

const readParts = prepared((tx, workerIds: readonly string[]) =>
  tx
    .selectFrom('watches')
    .select(['matter_id', 'matter_kind', 'child_id', 'unit_id', 'owner_id', 'coworker_id', 'since_at'])
    .where((w) => w.or([w('owner_id', '=', anyOf(workerIds)), w('coworker_id', '=', anyOf(workerIds))])),
)

/** The open matters of several workers at once, as owner or as co-worker. */
export const partsOf = async (tx: Tx, workerIds: readonly string[]): Promise<Part[]> =>
  workerIds.length === 0
    ? []
    : (await readParts(tx, workerIds)).map((row) => ({
        matterId: row.matter_id,
        matterKind: row.matter_kind,
        childId: row.child_id,
        unitId: row.unit_id,
        ownerId: row.owner_id,
        coworkerId: row.coworker_id,
        sinceAt: row.since_at,
      }))
