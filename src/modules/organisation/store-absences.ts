import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { AbsenceKind } from './rules/absence.ts'

const columns = [
  'id',
  'worker_id',
  'kind',
  'from_on',
  'until_on',
  'to_unit_id',
  'done_at',
  'cancelled_at',
  'version',
] as const

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...new Set(ids)]})`

export const readAbsence = (tx: Tx, id: string) =>
  tx.selectFrom('absences').select(columns).where('id', '=', id).executeTakeFirst()

/** Held until the request is through, always in one order. */
export const lockAbsences = (tx: Tx, ids: readonly string[]) =>
  tx.selectFrom('absences').select(columns).where('id', '=', anyOf(ids)).orderBy('id').forUpdate().execute()

/** What is not over on a day, or has not been carried out: the soonest first. */
export const readAbsencesFrom = (tx: Tx, from: Day) =>
  tx
    .selectFrom('absences')
    .select(columns)
    .where('cancelled_at', 'is', null)
    .where('done_at', 'is', null)
    .where((a) => a.or([a('until_on', 'is', null), a('until_on', '>=', from)]))
    .orderBy('from_on')
    .orderBy('id')
    .execute()

export type NewAbsence = {
  readonly id: string
  readonly workerId: string
  readonly kind: AbsenceKind
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly toUnitId: string | null
  readonly enteredBy: string
  readonly enteredAt: Instant
}

/** False when the id stands there already. */
export const insertAbsence = async (tx: Tx, one: NewAbsence): Promise<boolean> => {
  const done = await tx
    .insertInto('absences')
    .values({
      id: one.id,
      worker_id: one.workerId,
      kind: one.kind,
      from_on: one.fromOn,
      until_on: one.untilOn,
      to_unit_id: one.toUnitId,
      entered_by: one.enteredBy,
      entered_at: one.enteredAt,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const setAbsence = (
  tx: Tx,
  id: string,
  change: {
    until_on?: Day | null
    cancelled_at?: Instant
    done_at?: Instant
    version: number
  },
) => tx.updateTable('absences').set(change).where('id', '=', id).execute()

export const setWorker = (tx: Tx, id: string, change: { ended_on?: Day | null; unit_id?: string }) =>
  tx.updateTable('workers').set(change).where('id', '=', id).execute()

/** Held, so that two who plan for the same worker do it one after the other. */
export const lockWorker = (tx: Tx, id: string) =>
  tx
    .selectFrom('workers')
    .select(['id', 'name', 'title', 'unit_id', 'ended_on'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Those whose last day has passed, among these. */
export const readLeft = (tx: Tx, ids: readonly string[], today: Day) =>
  tx
    .selectFrom('workers')
    .select(['id', 'name', 'title', 'unit_id', 'ended_on'])
    .where('id', '=', anyOf(ids))
    .where('ended_on', '<=', today)
    .execute()
