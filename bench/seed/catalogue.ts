import type pg from 'pg'

export type Column = {
  readonly name: string
  readonly type: string
  readonly isGenerated: boolean
  /** Stands in a check constraint: its values are given. */
  readonly isChecked: boolean
}

export type Table = {
  readonly name: string
  readonly columns: readonly Column[]
  /** Columns of each unique key, without tenant_id. */
  readonly uniqueKeys: readonly (readonly string[])[]
}

export type ForeignKey = {
  readonly name: string
  readonly child: string
  readonly parent: string
  readonly columns: readonly string[]
  readonly parentColumns: readonly string[]
}

/** Tables that hold the rows of a municipality, as the newest migration left them. */
export const readTables = async (owner: pg.Client): Promise<Table[]> => {
  const { rows } = await owner.query<{ name: string; columns: Column[]; unique_keys: string[][] }>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
         'isGenerated', a.attgenerated <> '',
         'isChecked', exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey))
       ) order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select json_agg((
           select coalesce(json_agg(a.attname), '[]') from unnest(i.indkey::int2[]) n
           join pg_attribute a on a.attrelid = c.oid and a.attnum = n where a.attname <> 'tenant_id'))
         from pg_index i where i.indrelid = c.oid and i.indisunique), '[]') as unique_keys
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
    order by 1`)
  return rows.map(({ name, columns, unique_keys }) => ({ name, columns, uniqueKeys: unique_keys }))
}

export const readForeignKeys = async (owner: pg.Client): Promise<ForeignKey[]> => {
  const { rows } = await owner.query<{
    name: string
    child: string
    parent: string
    columns: string[]
    parent_columns: string[]
  }>(`
    select k.conname as name, k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
      (select json_agg(a.attname order by o) from unnest(k.conkey) with ordinality u(n, o)
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) as columns,
      (select json_agg(a.attname order by o) from unnest(k.confkey) with ordinality u(n, o)
       join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n) as parent_columns
    from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by 1`)
  return rows.map(({ parent_columns, ...key }) => ({ ...key, parentColumns: parent_columns }))
}

/**
 * A unique key that a second copy of the rows would break: none of its columns is an id that differs from copy to copy, or a
 * free text. `isFixed`: an id that is the same in all copies of a municipality.
 */
export const fixedKey = (table: Table, isFixed: (column: string) => boolean): readonly string[] | undefined =>
  table.uniqueKeys.find(
    (key) =>
      !table.columns.some(({ name, type }) => key.includes(name) && type === 'uuid' && !isFixed(name)) &&
      freeTexts(table, key).length === 0,
  )

const freeTexts = (table: Table, key: readonly string[]): string[] =>
  table.columns.filter((c) => key.includes(c.name) && c.type === 'text' && !c.isChecked).map((c) => c.name)

/** Texts that are unique in the municipality and get another value in each copy: logins, numbers of cases and receipts. */
export const uniqueTexts = (table: Table): ReadonlySet<string> =>
  new Set(
    table.uniqueKeys
      .filter((key) => !table.columns.some((column) => key.includes(column.name) && column.type === 'uuid'))
      .flatMap((key) => freeTexts(table, key)),
  )
