import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

export type NewQuarantined = {
  readonly id: string
  readonly workerId: string
  readonly unitId: string
  readonly childId: string | null
  readonly route: string
  readonly reason: string
  readonly claimedAt: Instant
  readonly receivedAt: Instant
  readonly sealed: string
  readonly keyVersion: number
}

/** The same command handed in again changes nothing. */
export const insertQuarantined = async (tx: Tx, one: NewQuarantined): Promise<void> => {
  await tx
    .insertInto('bag_quarantine')
    .values({
      id: one.id,
      worker_id: one.workerId,
      unit_id: one.unitId,
      child_id: one.childId,
      route: one.route,
      reason: one.reason,
      claimed_at: one.claimedAt,
      received_at: one.receivedAt,
      sealed: one.sealed,
      key_version: one.keyVersion,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

export const readQuarantined = (tx: Tx, id: string) =>
  tx.selectFrom('bag_quarantine').selectAll().where('id', '=', id).executeTakeFirst()

export type QuarantineRow = NonNullable<Awaited<ReturnType<typeof readQuarantined>>>

export const lockQuarantined = (tx: Tx, id: string) =>
  tx.selectFrom('bag_quarantine').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

const isKept = sql<boolean>`sealed is not null`

/** Without the words, of every unit, what waits and what can be taken back: where a child is today is not known here. */
export const keptQuarantined = (tx: Tx) =>
  tx
    .selectFrom('bag_quarantine')
    .select(['id', 'worker_id', 'unit_id', 'child_id', 'route', 'reason', 'claimed_at', 'received_at'])
    .select(['handled', 'handled_at', 'handled_by', 'handled_reason', isKept.as('is_kept')])
    .where(isKept)
    .orderBy('received_at')
    .orderBy('id')
    .limit(2_000)
    .execute()

type Handled = { readonly at: Instant; readonly by: string }

/** The words leave this table when they stand in the journal; that they were here stays. */
export const fileQuarantined = async (
  tx: Tx,
  id: string,
  { at, by, noteId }: Handled & { readonly noteId: string },
): Promise<void> => {
  await tx
    .updateTable('bag_quarantine')
    .set({ sealed: null, handled: 'filed', handled_at: at, handled_by: by, note_id: noteId })
    .where('id', '=', id)
    .execute()
}

/** The words stay, sealed, for as long as they can be taken back. */
export const throwQuarantined = async (
  tx: Tx,
  id: string,
  { at, by, reason }: Handled & { readonly reason: string },
): Promise<void> => {
  await tx
    .updateTable('bag_quarantine')
    .set({ handled: 'thrown', handled_at: at, handled_by: by, handled_reason: reason })
    .where('id', '=', id)
    .execute()
}

export const takeBackQuarantined = async (tx: Tx, id: string): Promise<void> => {
  await tx
    .updateTable('bag_quarantine')
    .set({ handled: null, handled_at: null, handled_by: null, handled_reason: '' })
    .where('id', '=', id)
    .execute()
}

/** The words of what was thrown away before `before` are gone; that they were here, and why they were thrown, stays. */
export const emptyThrown = async (tx: Tx, before: Instant): Promise<void> => {
  await tx
    .updateTable('bag_quarantine')
    .set({ sealed: null })
    .where('handled', '=', 'thrown')
    .where('handled_at', '<', before)
    .where(isKept)
    .execute()
}
