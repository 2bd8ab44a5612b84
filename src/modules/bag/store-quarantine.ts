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

/** Without the words, of every unit: where a child is today is not known here. */
export const waitingQuarantined = (tx: Tx) =>
  tx
    .selectFrom('bag_quarantine')
    .select(['id', 'worker_id', 'unit_id', 'child_id', 'route', 'reason', 'claimed_at', 'received_at'])
    .where('handled', 'is', null)
    .orderBy('received_at')
    .orderBy('id')
    .limit(2_000)
    .execute()

/** The words leave this table when they stand in the journal, or were thrown away; that they were here stays. */
export const handleQuarantined = async (
  tx: Tx,
  id: string,
  given: {
    readonly handled: 'filed' | 'thrown'
    readonly at: Instant
    readonly by: string
    readonly reason: string
    readonly noteId: string | null
  },
): Promise<void> => {
  await tx
    .updateTable('bag_quarantine')
    .set({
      sealed: null,
      handled: given.handled,
      handled_at: given.at,
      handled_by: given.by,
      handled_reason: given.reason,
      note_id: given.noteId,
    })
    .where('id', '=', id)
    .execute()
}
