import pg from 'pg'

type Column = {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly defaulted: boolean
  readonly generated: boolean
}

const columnsSql = `
  select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
         not a.attnotnull as nullable, a.atthasdef and a.attgenerated = '' as defaulted, a.attgenerated <> '' as generated
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations' and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`

const checksSql = `
  select r.relname as table, pg_get_constraintdef(c.oid) as definition
  from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_namespace n on n.oid = r.relnamespace
  where c.contype = 'c' and n.nspname = 'public'`

/** `check (kind in ('a', 'b'))` is a union: the database and the compiler agree on the words. */
const unionOf = (definition: string): { column: string; union: string } | undefined => {
  const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[([^\]]+)\]\)\)\)$/.exec(definition)
  if (!match?.[1] || !match[2]) return undefined
  const words = [...match[2].matchAll(/'([^']*)'::text/g)].map((word) => `'${word[1] ?? ''}'`)
  return { column: match[1], union: words.join(' | ') }
}

const plainTypes: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  boolean: 'boolean',
  integer: 'number',
  bigint: 'number',
  date: 'Day',
  'timestamp with time zone': 'Instant',
  'uuid[]': 'string[]',
  jsonb: 'Json',
  bytea: 'Uint8Array',
}

const camel = (name: string): string =>
  name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

const fieldOf = (column: Column, unions: ReadonlyMap<string, string>): string => {
  const plain = unions.get(`${column.table}.${column.column}`) ?? plainTypes[column.type]
  if (plain === undefined)
    throw new RangeError(`no type for ${column.type} (${column.table}.${column.column})`)
  const full = column.nullable ? `${plain} | null` : plain
  if (column.generated) return `  ${column.column}: GeneratedAlways<${full}>`
  if (column.defaulted && plain === 'Json') return `  ${column.column}: JsonOrDefault`
  // tenant_id is written by the plugin, never by a store.
  if (column.column === 'tenant_id' || column.defaulted) return `  ${column.column}: Generated<${full}>`
  return `  ${column.column}: ${full}`
}

/** TypeScript of a migrated database's tables. `ownerUrl` must see the catalogue. */
export const tablesSource = async (ownerUrl: string): Promise<string> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: columns } = await client.query<Column>(columnsSql)
    const { rows: checks } = await client.query<{ table: string; definition: string }>(checksSql)
    const unions = new Map(
      checks.flatMap(({ table, definition }) => {
        const found = unionOf(definition)
        return found ? [[`${table}.${found.column}`, found.union] as const] : []
      }),
    )
    const tables = [...new Set(columns.map((c) => c.table))]
    const ofTable = (table: string) => columns.filter((c) => c.table === table)
    const tenantTables = tables.filter((table) => ofTable(table).some((c) => c.column === 'tenant_id'))
    return [
      '// Written by tools/write-tables.ts from the migrated database. Do not edit.',
      "import type { ColumnType, Generated, GeneratedAlways } from 'kysely'",
      "import type { Day, Instant } from '#kernel/day.ts'",
      '',
      '/** Read through a schema, written as text: the driver would turn a list into a PostgreSQL array. */',
      'type Json = ColumnType<unknown, string, string>',
      'type JsonOrDefault = ColumnType<unknown, string | undefined, string>',
      '',
      ...tables.flatMap((table) => [
        `export type ${camel(table)}Table = {`,
        ...ofTable(table).map((column) => fieldOf(column, unions)),
        '}',
        '',
      ]),
      'export type Tables = {',
      ...tables.map((table) => `  ${table}: ${camel(table)}Table`),
      '}',
      '',
      `export const tenantTables = [${tenantTables.map((t) => `'${t}'`).join(', ')}] as const`,
      '',
    ].join('\n')
  } finally {
    await client.end()
  }
}
