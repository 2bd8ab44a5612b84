import type { Table } from './tables.ts'

export const verbs = ['select', 'insert', 'update', 'delete'] as const
export type Verb = (typeof verbs)[number]

/** Two municipalities; the one who asks belongs to the first, or to none. */
export type Ids = { readonly ours: string; readonly theirs: string }

/**
 * One way to reach rows. `reaches`: what it gets at from within the own municipality: the own row, nothing, or a refusal.
 * The own row shows that the statement works at all. From elsewhere it must get at nothing.
 */
export type Way = {
  readonly verb: Verb
  readonly name: string
  readonly reaches: 'own' | 'nothing' | 'refused'
  /** PostgreSQL 15 refuses a merge the own row where the table has a generated column. */
  readonly refusedBySome?: true
  readonly sql: (table: Table, ids: Ids) => string
}

let statements = 0
const prepared = (sql: string): string => {
  statements += 1
  return `prepare p${statements} as ${sql}; execute p${statements}`
}

/** Counted in a block of the database's own language, and told by a setting. */
const inBlock = (counting: string): string =>
  `do $$ declare n int; begin ${counting} perform set_config('tried.n', n::text, true); end $$; select current_setting('tried.n')::int as n`

const first = ({ columns: [column = ''] }: Table): string => column
const same = (table: Table): string => `${first(table)} = ${first(table)}`
const written = (table: Table, tenant: string): string =>
  `(tenant_id, ${table.columns.join(', ')}) values ('${tenant}', ${table.values.join(', ')})`

const selects: readonly Omit<Way, 'verb'>[] = [
  { name: 'plain', reaches: 'own', sql: (t) => `select tenant_id from ${t.name}` },
  { name: 'table', reaches: 'own', sql: (t) => `table ${t.name}` },
  { name: 'counted', reaches: 'own', sql: (t) => `select count(*)::int as n from ${t.name}` },
  {
    name: 'by their id',
    reaches: 'nothing',
    sql: (t, { theirs }) => `select tenant_id from ${t.name} where tenant_id = '${theirs}'`,
  },
  {
    name: 'or true',
    reaches: 'own',
    sql: (t, { theirs }) => `select tenant_id from ${t.name} where tenant_id = '${theirs}' or true`,
  },
  {
    name: 'join',
    reaches: 'own',
    sql: (t) => `select b.tenant_id from ${t.name} a join ${t.name} b on true`,
  },
  {
    name: 'outer join',
    reaches: 'own',
    sql: (t) =>
      `select b.tenant_id from (select 1) a left join ${t.name} b on true where b.tenant_id is not null`,
  },
  {
    name: 'lateral',
    reaches: 'own',
    sql: (t) =>
      `select b.tenant_id from tenants a cross join lateral (select * from ${t.name} limit 9) b group by 1`,
  },
  { name: 'subquery', reaches: 'own', sql: (t) => `select s.tenant_id from (select * from ${t.name}) s` },
  {
    name: 'in a condition',
    reaches: 'own',
    sql: (t) => `select 1 as n where exists (select from ${t.name})`,
  },
  { name: 'in a value', reaches: 'own', sql: (t) => `select (select count(*)::int from ${t.name}) as n` },
  {
    name: 'union',
    reaches: 'own',
    sql: (t) => `select tenant_id from ${t.name} union select tenant_id from ${t.name}`,
  },
  {
    name: 'with',
    reaches: 'own',
    sql: (t) => `with s as materialized (select * from ${t.name}) select tenant_id from s`,
  },
  {
    name: 'as one value',
    reaches: 'own',
    sql: (t) => `select to_jsonb(t) ->> 'tenant_id' as tenant_id from ${t.name} t`,
  },
  {
    name: 'a condition that tells',
    reaches: 'own',
    sql: (t, { theirs }) =>
      `select tenant_id from ${t.name} where 1 / (case when tenant_id = '${theirs}' then 0 else 1 end) = 1`,
  },
  { name: 'for update', reaches: 'own', sql: (t) => `select tenant_id from ${t.name} for update` },
  {
    name: 'for share',
    reaches: 'own',
    sql: (t) => `select tenant_id from ${t.name} for key share skip locked`,
  },
  {
    name: 'cursor',
    reaches: 'own',
    sql: (t) => `declare c cursor for select tenant_id from ${t.name}; fetch all from c`,
  },
  { name: 'prepared', reaches: 'own', sql: (t) => prepared(`select tenant_id from ${t.name}`) },
  { name: 'block', reaches: 'own', sql: (t) => inBlock(`select count(*) into n from ${t.name};`) },
  { name: 'copy', reaches: 'own', sql: (t) => `copy ${t.name} to stdout` },
  { name: 'copy of a query', reaches: 'own', sql: (t) => `copy (select * from ${t.name}) to stdout` },
  { name: 'sample', reaches: 'own', sql: (t) => `select tenant_id from ${t.name} tablesample system (100)` },
  {
    name: 'statistics',
    reaches: 'nothing',
    sql: (t) => `select 1 from pg_stats where schemaname = 'public' and tablename = '${t.name}'`,
  },
]

const inserts: readonly Omit<Way, 'verb'>[] = [
  {
    name: 'plain',
    reaches: 'refused',
    sql: (t, { theirs }) => `insert into ${t.name} ${written(t, theirs)}`,
  },
  {
    name: 'returning',
    reaches: 'refused',
    sql: (t, { theirs }) => `insert into ${t.name} ${written(t, theirs)} returning tenant_id`,
  },
  {
    name: 'on conflict nothing',
    reaches: 'refused',
    sql: (t, { theirs }) => `insert into ${t.name} ${written(t, theirs)} on conflict do nothing`,
  },
  {
    name: 'select',
    reaches: 'refused',
    sql: (t, { theirs }) =>
      `insert into ${t.name} (tenant_id, ${t.columns.join(', ')}) select '${theirs}', ${t.values.join(', ')}`,
  },
  {
    name: 'with',
    reaches: 'refused',
    sql: (t, { theirs }) =>
      `with s as (insert into ${t.name} ${written(t, theirs)} returning 1) select 1 from s`,
  },
  {
    name: 'prepared',
    reaches: 'refused',
    sql: (t, { theirs }) => prepared(`insert into ${t.name} ${written(t, theirs)}`),
  },
  {
    name: 'block',
    reaches: 'refused',
    sql: (t, { theirs }) => inBlock(`insert into ${t.name} ${written(t, theirs)}; n := 1;`),
  },
  {
    name: 'merge',
    reaches: 'refused',
    sql: (t, { theirs }) =>
      `merge into ${t.name} t using (select 1) s on false when not matched then insert ${written(t, theirs)}`,
  },
  { name: 'copy', reaches: 'refused', sql: (t) => `copy ${t.name} from stdin` },
]

const updates: readonly Omit<Way, 'verb'>[] = [
  { name: 'plain', reaches: 'own', sql: (t) => `update ${t.name} set ${same(t)}` },
  { name: 'returning', reaches: 'own', sql: (t) => `update ${t.name} set ${same(t)} returning tenant_id` },
  {
    name: 'by their id',
    reaches: 'nothing',
    sql: (t, { theirs }) => `update ${t.name} set ${same(t)} where tenant_id = '${theirs}'`,
  },
  {
    name: 'join',
    reaches: 'own',
    sql: (t) =>
      `update ${t.name} t set ${first(t)} = t.${first(t)} from tenants o where o.id = t.tenant_id or true`,
  },
  {
    name: 'subquery',
    reaches: 'nothing',
    sql: (t, { theirs }) => `update ${t.name} set ${same(t)} where tenant_id in (select '${theirs}'::uuid)`,
  },
  {
    name: 'with',
    reaches: 'own',
    sql: (t) => `with s as (update ${t.name} set ${same(t)} returning tenant_id) select tenant_id from s`,
  },
  {
    name: 'prepared',
    reaches: 'own',
    sql: (t) => prepared(`update ${t.name} set ${same(t)} returning tenant_id`),
  },
  {
    name: 'block',
    reaches: 'own',
    sql: (t) => inBlock(`update ${t.name} set ${same(t)}; get diagnostics n = row_count;`),
  },
  {
    name: 'merge',
    reaches: 'own',
    sql: (t) =>
      `merge into ${t.name} t using (select 1) s on true when matched then update set ${first(t)} = t.${first(t)}`,
  },
  {
    name: 'given away',
    reaches: 'refused',
    sql: (t, { theirs }) => `update ${t.name} set tenant_id = '${theirs}'`,
  },
  {
    name: 'taken',
    reaches: 'nothing',
    sql: (t, { ours, theirs }) => `update ${t.name} set tenant_id = '${ours}' where tenant_id = '${theirs}'`,
  },
]

const deletes: readonly Omit<Way, 'verb'>[] = [
  { name: 'plain', reaches: 'own', sql: (t) => `delete from ${t.name}` },
  { name: 'returning', reaches: 'own', sql: (t) => `delete from ${t.name} returning tenant_id` },
  {
    name: 'by their id',
    reaches: 'nothing',
    sql: (t, { theirs }) => `delete from ${t.name} where tenant_id = '${theirs}'`,
  },
  {
    name: 'join',
    reaches: 'own',
    sql: (t) => `delete from ${t.name} t using tenants o where o.id = t.tenant_id or true`,
  },
  {
    name: 'subquery',
    reaches: 'nothing',
    sql: (t, { theirs }) => `delete from ${t.name} where tenant_id in (select '${theirs}'::uuid)`,
  },
  {
    name: 'with',
    reaches: 'own',
    sql: (t) => `with s as (delete from ${t.name} returning tenant_id) select tenant_id from s`,
  },
  { name: 'prepared', reaches: 'own', sql: (t) => prepared(`delete from ${t.name} returning tenant_id`) },
  {
    name: 'block',
    reaches: 'own',
    sql: (t) => inBlock(`delete from ${t.name}; get diagnostics n = row_count;`),
  },
  {
    name: 'merge',
    reaches: 'own',
    refusedBySome: true,
    sql: (t) => `merge into ${t.name} t using (select 1) s on true when matched then delete`,
  },
  { name: 'truncate', reaches: 'refused', sql: (t) => `truncate ${t.name}` },
]

/** Every verb by every way that PostgreSQL knows. */
export const ways: readonly Way[] = [
  ...selects.map((way) => ({ verb: 'select' as const, ...way })),
  ...inserts.map((way) => ({ verb: 'insert' as const, ...way })),
  ...updates.map((way) => ({ verb: 'update' as const, ...way })),
  ...deletes.map((way) => ({ verb: 'delete' as const, ...way })),
]
