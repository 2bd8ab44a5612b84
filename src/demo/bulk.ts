import { sql } from 'kysely'
import type { Tables } from '#db/tables.gen.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** A row as it travels in one JSON text for many rows: what is jsonb in the table is a plain value here. */
export type BulkRow<T extends keyof Tables> = { readonly [C in keyof Tables[T]]?: unknown }

/**
 * Many rows in one statement and one parameter. The columns are those of the first row: all rows of a table have the same.
 * Raw SQL writes the tenant itself; the fence of the database checks it (COPY is not possible behind row-level security).
 */
export const insertRows = async (tx: Tx, table: string, rows: readonly object[]): Promise<void> => {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  await sql`
    insert into ${sql.table(table)} (tenant_id, ${columns})
    select current_setting('app.tenant_id')::uuid, ${columns}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(tx)
}
