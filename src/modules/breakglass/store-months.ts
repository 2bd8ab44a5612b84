import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

type Since = { readonly from: Instant; readonly basis: string; readonly openings: readonly string[] }

const monthOf = (at: string) =>
  sql<Day>`date_trunc('month', ${sql.ref(at)} at time zone 'Europe/Stockholm')::date`

/** How much was opened by break-glass, by month: one request is one opening. */
export const openedByBreakGlass = async (tx: Tx, { from, basis, openings }: Since) => {
  const { rows } = await sql<{ month_on: Day; count: number }>`
    select ${monthOf('l.at')} as month_on, count(distinct l.request_id)::int as count
    from break_glasses b join audit_log l on l.tenant_id = b.tenant_id and l.subject_id = b.child_id
      and l.at between b.from_at and b.until_at and l.actor_id = b.worker_id and l.kind = 'read' and l.basis = ${basis}
    where b.from_at >= ${from}::timestamptz and l.action = any (${[...openings]}::text[]) group by 1`.execute(
    tx,
  )
  return rows
}

/** The openings of the months that the review of the log has counted. */
export const countedMonths = (tx: Tx, fromOn: Day) =>
  tx.selectFrom('log_reviews').select(['month_on', 'openings']).where('month_on', '>=', fromOn).execute()

/**
 * The openings of a month that nobody has counted yet. By the ids of the log, which begin with the moment: the key of the table
 * finds a month, and no index is kept for this alone.
 */
export const countOpenings = async (
  tx: Tx,
  { firstId, lastId, openings }: { firstId: string; lastId: string; openings: readonly string[] },
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(distinct request_id)::int as count from audit_log
    where id >= ${firstId}::uuid and id < ${lastId}::uuid and kind = 'read' and actor_id is not null
      and subject_type in ('child', 'person') and action = any (${[...openings]}::text[])`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Break-glasses by month, and how their reviews stand. */
export const reviewsByMonth = async (
  tx: Tx,
  { from, today }: { readonly from: Instant; readonly today: Day },
) => {
  const { rows } = await sql<{ month_on: Day; all: number; in_time: number; waiting: number; late: number }>`
    select ${monthOf('b.from_at')} as month_on, count(*)::int as all,
      count(*) filter (where (b.reviewed_at at time zone 'Europe/Stockholm')::date <= b.review_by)::int as in_time,
      count(*) filter (where b.reviewed_at is null and b.review_by >= ${today}::date)::int as waiting,
      count(*) filter (where b.reviewed_at is null and b.review_by < ${today}::date)::int as late
    from break_glasses b where b.from_at >= ${from}::timestamptz group by 1`.execute(tx)
  return rows
}
