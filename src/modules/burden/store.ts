import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { FieldRow, Tallied, TimeRow, UseRow } from './rules.ts'

type Where = { readonly weekOn: Day; readonly unitId: string }

const place = ({ weekOn, unitId }: Where) => ({ week_on: weekOn, unit_id: unitId })

const raiseUses = (tx: Tx, rows: readonly UseRow[], where: Where) =>
  tx
    .insertInto('burden_uses')
    .values(rows.map((row) => ({ ...row, ...place(where) })))
    .onConflict((c) =>
      c.columns(['tenant_id', 'form', 'version', 'week_on', 'unit_id']).doUpdateSet((u) => ({
        sent: u('burden_uses.sent', '+', u.ref('excluded.sent')),
        abandoned: u('burden_uses.abandoned', '+', u.ref('excluded.abandoned')),
        seconds: u('burden_uses.seconds', '+', u.ref('excluded.seconds')),
        clicks: u('burden_uses.clicks', '+', u.ref('excluded.clicks')),
        presses: u('burden_uses.presses', '+', u.ref('excluded.presses')),
        shown: u('burden_uses.shown', '+', u.ref('excluded.shown')),
        filled: u('burden_uses.filled', '+', u.ref('excluded.filled')),
      })),
    )
    .execute()

const raiseTimes = (tx: Tx, rows: readonly TimeRow[], where: Where) =>
  tx
    .insertInto('burden_times')
    .values(rows.map((row) => ({ ...row, ...place(where) })))
    .onConflict((c) =>
      c
        .columns(['tenant_id', 'form', 'week_on', 'unit_id', 'bucket'])
        .doUpdateSet((u) => ({ uses: u('burden_times.uses', '+', u.ref('excluded.uses')) })),
    )
    .execute()

const raiseFields = (tx: Tx, rows: readonly FieldRow[], where: Where) =>
  tx
    .insertInto('burden_fields')
    .values(rows.map((row) => ({ ...row, ...place(where) })))
    .onConflict((c) =>
      c.columns(['tenant_id', 'form', 'field', 'week_on', 'unit_id']).doUpdateSet((u) => ({
        shown: u('burden_fields.shown', '+', u.ref('excluded.shown')),
        filled: u('burden_fields.filled', '+', u.ref('excluded.filled')),
        seconds: u('burden_fields.seconds', '+', u.ref('excluded.seconds')),
      })),
    )
    .execute()

/** Adds a batch to the counters of its week and unit. Always in this order, so that two batches never wait in a circle. */
export const raise = async (tx: Tx, { uses, times, fields }: Tallied, where: Where): Promise<void> => {
  if (uses.length > 0) await raiseUses(tx, uses, where)
  if (times.length > 0) await raiseTimes(tx, times, where)
  if (fields.length > 0) await raiseFields(tx, fields, where)
}

export type ReadRow = { readonly route: string; readonly times: number } & Where

/** Adds what was read since the last time. */
export const raiseReads = async (tx: Tx, rows: readonly ReadRow[]): Promise<void> => {
  if (rows.length === 0) return
  await tx
    .insertInto('burden_reads')
    .values(rows.map(({ route, times, ...where }) => ({ route, times, ...place(where) })))
    .onConflict((c) =>
      c
        .columns(['tenant_id', 'route', 'week_on', 'unit_id'])
        .doUpdateSet((u) => ({ times: u('burden_reads.times', '+', u.ref('excluded.times')) })),
    )
    .execute()
}

/** The first week in which anything was measured. */
export const firstWeek = async (tx: Tx): Promise<Day | undefined> => {
  const row = await tx
    .selectFrom('burden_uses')
    .select((u) => u.fn.min('week_on').as('week_on'))
    .executeTakeFirst()
  return row?.week_on ?? undefined
}

/** The first week in which readings were counted. */
export const firstReadWeek = async (tx: Tx): Promise<Day | undefined> => {
  const row = await tx
    .selectFrom('burden_reads')
    .select((u) => u.fn.min('week_on').as('week_on'))
    .executeTakeFirst()
  return row?.week_on ?? undefined
}

/** Whole weeks: from a Monday to before another. */
export type Weeks = { readonly from: Day; readonly until: Day }

const total = (column: string) => sql<number>`sum(${sql.ref(column)})::int8`

export const usesBetween = (tx: Tx, { from, until }: Weeks) =>
  tx
    .selectFrom('burden_uses')
    .select(['form', 'version', 'unit_id'])
    .select((u) => u.fn.min('week_on').as('first_on'))
    .select([
      total('sent').as('sent'),
      total('abandoned').as('abandoned'),
      total('seconds').as('seconds'),
      total('clicks').as('clicks'),
      total('presses').as('presses'),
      total('shown').as('shown'),
      total('filled').as('filled'),
    ])
    .where('week_on', '>=', from)
    .where('week_on', '<', until)
    .groupBy(['form', 'version', 'unit_id'])
    .execute()

export const timesBetween = (tx: Tx, { from, until }: Weeks) =>
  tx
    .selectFrom('burden_times')
    .select(['form', 'unit_id', 'bucket', total('uses').as('uses')])
    .where('week_on', '>=', from)
    .where('week_on', '<', until)
    .groupBy(['form', 'unit_id', 'bucket'])
    .execute()

export const fieldsBetween = (tx: Tx, { from, until }: Weeks) =>
  tx
    .selectFrom('burden_fields')
    .select(['form', 'field', 'unit_id'])
    .select([total('shown').as('shown'), total('filled').as('filled'), total('seconds').as('seconds')])
    .where('week_on', '>=', from)
    .where('week_on', '<', until)
    .groupBy(['form', 'field', 'unit_id'])
    .execute()

/** How often each route answered, in the whole municipality: whoever reads a field may sit in another unit. */
export const readsBetween = async (tx: Tx, { from, until }: Weeks): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx
    .selectFrom('burden_reads')
    .select(['route', total('times').as('times')])
    .where('week_on', '>=', from)
    .where('week_on', '<', until)
    .groupBy('route')
    .execute()
  return new Map(rows.map(({ route, times }) => [route, times]))
}

/** The same week by week, for what began on different days. */
export const readsPerWeek = (tx: Tx) =>
  tx
    .selectFrom('burden_reads')
    .select(['route', 'week_on', total('times').as('times')])
    .groupBy(['route', 'week_on'])
    .execute()
