import type { Client } from 'pg'

/** A table of a municipality, as the tries need it. */
export type Table = {
  readonly name: string
  /** All columns that can be written, with a value for each that its type takes; tenant_id is not among them. */
  readonly columns: readonly string[]
  readonly values: readonly string[]
  readonly uuids: readonly string[]
  /** Rows that name something denied are not there (migration 0031). */
  readonly hides: boolean
}

const valueOf: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'x'`,
  date: `'2026-11-23'`,
  'timestamp with time zone': `'2026-11-23T09:00Z'`,
  integer: '1',
  bigint: '1',
  boolean: 'true',
  jsonb: `'{}'`,
  'uuid[]': `'{}'`,
  'text[]': `'{}'`,
  bytea: `'x'`,
}

const tablesSql = `
  select c.relname as name,
    array_agg(quote_ident(attname) order by attnum) filter (where attgenerated = '' and attname <> 'tenant_id') as columns,
    array_agg(format_type(atttypid, null) order by attnum) filter (where attgenerated = '' and attname <> 'tenant_id') as types,
    coalesce(array_agg(quote_ident(attname)::text order by attnum)
      filter (where atttypid = 'uuid'::regtype and attname <> 'tenant_id'), '{}') as uuids,
    exists (select from pg_policy where polrelid = c.oid and pg_get_expr(polqual, polrelid) like '%app.denied%') as hides
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and attnum > 0 and not attisdropped
    and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped)
  group by c.oid, c.relname order by c.relname`

/** Every table with a municipality in it, from the database's own catalogue. */
export const tablesOf = async (owner: Client): Promise<Table[]> => {
  const { rows } = await owner.query<Table & { types: string[] }>(tablesSql)
  return rows.map(({ types, ...table }) => ({
    ...table,
    values: types.map((type) => {
      const value = valueOf[type]
      if (value === undefined) throw new Error(`${table.name}: no value for the type ${type}`)
      return value
    }),
  }))
}

/** Tables in which no municipality stands, and why; what the application may do to them is tried too. */
export const withoutTenant: Readonly<Record<string, string>> = {
  'public.municipalities': 'the codes and names of the country’s municipalities: reference data, only read',
  'public.tenants': 'which municipalities are in the house; read to find the one of a public page',
  'public.schema_migrations': 'which migrations have run; the application cannot reach it',
  'jobs.*': 'the queue of the server’s own work: names and times of jobs, nothing of a municipality',
}

/** Everything with rows that the application may touch, and is neither of a municipality nor on the list. */
export const unknownTables = async (owner: Client): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
       and has_schema_privilege('barntid_app', n.oid, 'usage')
       and has_table_privilege('barntid_app', c.oid, 'select, insert, update, delete')
       and not (c.relkind in ('r', 'p') and n.nspname = 'public'
         and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped))
     order by 1`,
  )
  return rows
    .map(({ name }) => name)
    .filter((name) => !(name in withoutTenant) && !(`${name.split('.')[0]}.*` in withoutTenant))
}

/** Functions that the application may call and that run with another's rights, but for the one that test/disposal/misuse.test.ts attacks. */
export const definers = async (owner: Client): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where prosecdef and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
       and has_function_privilege('barntid_app', p.oid, 'execute') and p.proname <> 'dispose_file'`,
  )
  return rows.map(({ name }) => name)
}
