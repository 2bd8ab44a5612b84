import { sql } from 'kysely'
import type { Tables } from '#db/tables.gen.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** A row as it travels in one JSON text for many rows: what is jsonb in the table is a plain value here. */
export type BulkRow<T extends keyof Tables> = { readonly [C in keyof Tables[T]]?: unknown }

/** Rows of one table as one JSON text: made while other rows are being stored. */
export type Packed = { readonly table: string; readonly columns: readonly string[]; readonly json: string }

/** The columns are those of the first row: all rows of a table have the same. */
export const pack = (table: string, rows: readonly object[]): Packed[] => {
  const [first] = rows
  return first === undefined ? [] : [{ table, columns: Object.keys(first), json: JSON.stringify(rows) }]
}

/**
 * Many rows in one statement and one parameter. Raw SQL writes the tenant itself; the fence of the database checks it
 * (COPY is not possible behind row-level security).
 */
export const insertPacked = async (tx: Tx, { table, columns, json }: Packed): Promise<void> => {
  const names = sql.join(columns.map((column) => sql.ref(column)))
  await sql`
    insert into ${sql.table(table)} (tenant_id, ${names})
    select current_setting('app.tenant_id')::uuid, ${names}
    from json_populate_recordset(null::${sql.table(table)}, ${json}::json)`.execute(tx)
}

export const insertRows = async (tx: Tx, table: string, rows: readonly object[]): Promise<void> => {
  for (const packed of pack(table, rows)) await insertPacked(tx, packed)
}
