import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { StopOutcome } from '../contract-stops.ts'

/**
 * Whom a worker has opened since a moment, and when last: asked once for each worker after a start. By the ids of the log, which
 * begin with the moment: the key of the table finds the hour.
 */
export const openedSince = async (
  tx: Tx,
  one: { readonly workerId: string; readonly firstId: string; readonly openings: readonly string[] },
): Promise<Map<string, number>> => {
  const { rows } = await sql<{ id: string; ms: number }>`
    select subject_id as id, (extract(epoch from max(at)) * 1000)::float8 as ms from audit_log
    where id >= ${one.firstId}::uuid and actor_id = ${one.workerId} and kind = 'read' and subject_id is not null
      and (subject_type = 'child' or action = 'readPerson') and action = any (${[...one.openings]}::text[])
    group by subject_id`.execute(tx)
  return new Map(rows.map(({ id, ms }) => [id, ms]))
}

const columns = [
  'id',
  'worker_id',
  'unit_id',
  'people',
  'stopped_at',
  'reason',
  'went_on_at',
  'until_at',
  'outcome',
  'review_reason',
  'reviewed_by',
  'reviewed_at',
] as const

export const latestStop = (tx: Tx, workerId: string) =>
  tx
    .selectFrom('opening_stops')
    .select(columns)
    .where('worker_id', '=', workerId)
    .orderBy('stopped_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const insertStop = (
  tx: Tx,
  one: {
    readonly id: string
    readonly workerId: string
    readonly unitId: string
    readonly people: number
    readonly at: Instant
  },
) =>
  tx
    .insertInto('opening_stops')
    .values({
      id: one.id,
      worker_id: one.workerId,
      unit_id: one.unitId,
      people: one.people,
      stopped_at: one.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()

export const lockStop = (tx: Tx, id: string) =>
  tx.selectFrom('opening_stops').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

export const goOnRow = (
  tx: Tx,
  id: string,
  one: { readonly reason: string; readonly at: Instant; readonly until: Instant },
) =>
  tx
    .updateTable('opening_stops')
    .set({ reason: one.reason, went_on_at: one.at, until_at: one.until })
    .where('id', '=', id)
    .where('went_on_at', 'is', null)
    .execute()

export const reviewStopRow = (
  tx: Tx,
  id: string,
  one: { readonly outcome: StopOutcome; readonly reason: string; readonly by: string; readonly at: Instant },
) =>
  tx
    .updateTable('opening_stops')
    .set({ outcome: one.outcome, review_reason: one.reason, reviewed_by: one.by, reviewed_at: one.at })
    .where('id', '=', id)
    .where('reviewed_at', 'is', null)
    .execute()

/** What waits, then what is answered, the newest first; nobody sees the own. */
export const readStops = (tx: Tx, readerId: string, most: number) =>
  tx
    .selectFrom('opening_stops')
    .select(columns)
    .where('worker_id', '<>', readerId)
    .orderBy(sql`reviewed_at is null desc`)
    .orderBy('stopped_at', 'desc')
    .limit(most)
    .execute()

export const countStops = async (tx: Tx, readerId: string): Promise<number> => {
  const { all } = await tx
    .selectFrom('opening_stops')
    .select(sql<number>`count(*)::int`.as('all'))
    .where('worker_id', '<>', readerId)
    .executeTakeFirstOrThrow()
  return all
}

/** How many different people a worker opened between two moments, by the ids of the log. */
export const countPeople = async (
  tx: Tx,
  one: {
    readonly workerId: string
    readonly firstId: string
    readonly lastId: string
    openings: readonly string[]
  },
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(distinct subject_id)::int as count from audit_log
    where id >= ${one.firstId}::uuid and id < ${one.lastId}::uuid and actor_id = ${one.workerId} and kind = 'read'
      and (subject_type = 'child' or action = 'readPerson') and action = any (${[...one.openings]}::text[])`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}
