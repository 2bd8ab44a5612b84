import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

export const readLengths = (tx: Tx) =>
  tx
    .selectFrom('clock_lengths')
    .select(['code', 'unit', 'amount', 'reason', 'set_by', 'set_on', 'version'])
    .orderBy('code')
    .execute()

export const lockLength = (tx: Tx, code: string) =>
  tx.selectFrom('clock_lengths').selectAll().where('code', '=', code).forUpdate().executeTakeFirst()

export type NewLength = {
  readonly code: string
  readonly unit: 'days' | 'months'
  readonly amount: number
  readonly reason: string
  readonly setBy: string
  readonly setOn: Day
  readonly version: number
}

/** One row for each clock; who is slower is told by the version before this is called. */
export const writeLength = (tx: Tx, { code, unit, amount, reason, setBy, setOn, version }: NewLength) => {
  const row = { unit, amount, reason, set_by: setBy, set_on: setOn, version }
  return tx
    .insertInto('clock_lengths')
    .values({ code, ...row })
    .onConflict((c) => c.columns(['tenant_id', 'code']).doUpdateSet(row))
    .execute()
}
