import type { Client } from 'pg'

/** A row like another one, but for some columns. */
export const copyRow = async (
  owner: Client,
  table: string,
  { where, but }: { readonly where: Record<string, string>; readonly but: Record<string, unknown> },
): Promise<void> => {
  const conditions = Object.keys(where).map((name, i) => `t.${name} = $${i + 2}`)
  // What the database works out by itself is not copied.
  const { rows } = await owner.query<{ listed: string }>(
    `select string_agg(quote_ident(attname), ', ') as listed from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  const columns = rows[0]?.listed ?? ''
  await owner.query(
    `insert into ${table} (${columns}) select ${columns.replaceAll(/[^, ]+/g, 'r.$&')} from ${table} t, jsonb_populate_record(t, $1::jsonb) r where ${conditions.join(' and ')}`,
    [JSON.stringify(but), ...Object.values(where)],
  )
}
