import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Asked, Category, Outcome } from './rules.ts'

const columns = [
  'id',
  'worker_id',
  'unit_id',
  'child_unit_ids',
  'child_id',
  'category',
  'reason',
  'from_at',
  'until_at',
  'review_by',
  'ended_at',
  'outcome',
  'review_reason',
  'reviewed_by',
  'reviewed_at',
] as const

/** Whom the typed words mean, in this municipality: a person's id, or undefined. What is denied is not there (migration 0031). */
export const whoIs = async (tx: Tx, { kind, text }: Asked): Promise<string | undefined> => {
  if (kind === 'number') {
    const holder = await tx
      .selectFrom('person_numbers')
      .select('person_id')
      .where('number', '=', text)
      .where('until_on', 'is', null)
      .executeTakeFirst()
    return holder?.person_id
  }
  const ofCase = await tx
    .selectFrom('cases')
    .select('child_id')
    .where(kind === 'id' ? 'id' : 'number', '=', text)
    .executeTakeFirst()
  return ofCase?.child_id ?? (kind === 'id' ? text : undefined)
}

export const insertBreakGlass = async (
  tx: Tx,
  one: {
    readonly id: string
    readonly workerId: string
    readonly unitId: string
    readonly childUnitIds: readonly string[]
    readonly childId: string
    readonly category: Category
    readonly reason: string
    readonly from: Instant
    readonly until: Instant
    readonly reviewBy: Day
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('break_glasses')
    .values({
      id: one.id,
      worker_id: one.workerId,
      unit_id: one.unitId,
      child_unit_ids: [...one.childUnitIds],
      child_id: one.childId,
      category: one.category,
      reason: one.reason,
      from_at: one.from,
      until_at: one.until,
      review_by: one.reviewBy,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Those of a worker that run at a moment. */
export const readRunning = prepared((tx, workerId: string, now: Instant) =>
  tx
    .selectFrom('break_glasses')
    .select(columns)
    .where('worker_id', '=', workerId)
    .where('ended_at', 'is', null)
    .where('until_at', '>', now)
    .orderBy('until_at'),
)

export const lockBreakGlass = (tx: Tx, id: string) =>
  tx.selectFrom('break_glasses').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

export const endRow = (tx: Tx, id: string, at: Instant) =>
  tx
    .updateTable('break_glasses')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()

export const reviewRow = (
  tx: Tx,
  id: string,
  one: { readonly outcome: Outcome; readonly reason: string; readonly by: string; readonly at: Instant },
) =>
  tx
    .updateTable('break_glasses')
    .set({ outcome: one.outcome, review_reason: one.reason, reviewed_by: one.by, reviewed_at: one.at })
    .where('id', '=', id)
    .where('reviewed_at', 'is', null)
    .execute()

/** `unitId` null: all of the municipality; else what happened in a unit or to a child that it has. */
const inScope = (tx: Tx, unitId: string | null) =>
  tx
    .selectFrom('break_glasses')
    .where(
      sql<boolean>`(${unitId}::uuid is null or unit_id = ${unitId}::uuid or ${unitId}::uuid = any (child_unit_ids))`,
    )

export const readPage = (
  tx: Tx,
  { unitId, after, most }: { readonly unitId: string | null; readonly after: string | null; most: number },
) =>
  inScope(tx, unitId)
    .select(columns)
    .where(
      sql<boolean>`(${after}::uuid is null or (from_at, id) < (select a.from_at, a.id from break_glasses a where a.id = ${after}::uuid))`,
    )
    .orderBy('from_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

export type BreakGlassRow = Awaited<ReturnType<typeof readPage>>[number]

export const countIn = async (tx: Tx, unitId: string | null): Promise<number> => {
  const { all } = await inScope(tx, unitId)
    .select(sql<number>`count(*)::int`.as('all'))
    .executeTakeFirstOrThrow()
  return all
}

/** What was opened by each, by route: requests, however many rows of the log one wrote. */
export const readOpened = async (tx: Tx, ids: readonly string[], basis: string) => {
  const { rows } = await sql<{ id: string; action: string; count: number }>`
    select b.id, l.action, count(distinct l.request_id)::int as count
    from break_glasses b join audit_log l on l.tenant_id = b.tenant_id and l.subject_id = b.child_id
      and l.at between b.from_at and b.until_at and l.actor_id = b.worker_id and l.kind = 'read' and l.basis = ${basis}
    where b.id = any (${[...ids]}::uuid[]) group by b.id, l.action`.execute(tx)
  return rows
}

/** The numbers of the children's latest cases, which name nobody. */
export const readCaseNumbers = async (tx: Tx, childIds: readonly string[]): Promise<Map<string, string>> => {
  const rows = await tx
    .selectFrom('cases')
    .select(['child_id', 'number'])
    .where('child_id', '=', sql<string>`any(${[...childIds]}::uuid[])`)
    .orderBy('opened_on')
    .execute()
  return new Map(rows.map((row) => [row.child_id, row.number]))
}
