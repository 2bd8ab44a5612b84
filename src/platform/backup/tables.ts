import pg from 'pg'
import { BackupRefused, type Manifest, type TableInBackup } from './manifest.ts'

const { escapeIdentifier } = pg

/** Texts of values must be the same on every server, and rows that a policy hides must be an error, never left out. */
const sameEverywhere = [
  `set client_encoding = 'UTF8'`,
  `set timezone = 'UTC'`,
  `set datestyle = 'ISO, YMD'`,
  `set intervalstyle = 'iso_8601'`,
  `set bytea_output = 'hex'`,
  `set extra_float_digits = 1`,
  `set statement_timeout = 0`,
  `set lock_timeout = 0`,
  `set idle_in_transaction_session_timeout = 0`,
  `set row_security = off`,
]

/** A connection of the owner, for a backup or a restore. */
export const openOwner = async (ownerUrl: string): Promise<pg.Client> => {
  const owner = new pg.Client({ connectionString: ownerUrl, keepAlive: true })
  // A cut connection is told by the question that was under way.
  owner.on('error', () => undefined)
  await owner.connect()
  for (const setting of sameEverywhere) await owner.query(setting)
  return owner
}

const tableName = (name: string): string => `public.${escapeIdentifier(name)}`

const columnList = ({ columns }: Pick<TableInBackup, 'columns'>): string =>
  columns.map((column) => escapeIdentifier(column)).join(', ')

/** The statement that takes a table's rows out. */
export const copyOutOf = (table: Pick<TableInBackup, 'name' | 'columns'>): string =>
  `copy ${tableName(table.name)} (${columnList(table)}) to stdout`

/** The statement that puts them in; it stands before the rows in the file, as in any dump of PostgreSQL. */
export const copyInto = (table: Pick<TableInBackup, 'name' | 'columns'>): string =>
  `copy ${tableName(table.name)} (${columnList(table)}) from stdin;`

/** Every table of the house with the columns that are stored; generated ones are counted out again by the database. */
export const listTables = async (
  owner: pg.Client,
): Promise<readonly Pick<TableInBackup, 'name' | 'columns'>[]> => {
  const { rows } = await owner.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attgenerated = ''
     group by c.relname order by c.relname`,
  )
  return rows
}

/** What a copy of the tables would leave behind without a word: there is none today, and none may come unseen. */
export const refuseWhatIsNotCarried = async (owner: pg.Client): Promise<void> => {
  const { rows } = await owner.query<{ about: string }>(
    `select n.nspname || '.' || c.relname as about from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'jobs')
       and (c.relkind in ('S', 'm', 'f') or (c.relkind in ('r', 'p') and n.nspname <> 'public'))
     union all select 'large object ' || oid from pg_largeobject_metadata
     limit 5`,
  )
  if (rows.length > 0)
    throw new BackupRefused(
      `The database holds what this backup would leave behind: ${rows.map(({ about }) => about).join(', ')}.`,
    )
}

/** Rows and sum of one table as they are in the transaction of `owner`. */
export const measure = async (
  owner: pg.Client,
  { name }: Pick<TableInBackup, 'name'>,
): Promise<Pick<TableInBackup, 'rows' | 'sum'>> => {
  const { rows } = await owner.query<{ rows: string; sum: string }>(
    `select count(*)::text as rows, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from ${tableName(name)} t`,
  )
  return { rows: Number(rows[0]?.rows ?? 0), sum: rows[0]?.sum ?? '0' }
}

/** What is here and not what the manifest says, one sentence for each table. */
export const differences = async (owner: pg.Client, { tables }: Manifest): Promise<string[]> => {
  const told: string[] = []
  for (const table of tables) {
    const here = await measure(owner, table)
    if (here.rows !== table.rows)
      told.push(`${table.name} has ${here.rows} rows, the backup counted ${table.rows}`)
    else if (here.sum !== table.sum) told.push(`${table.name} has other values than the backup`)
  }
  return told
}

const alter = (table: string): string => `alter table ${tableName(table)}`

/** Gives the statements that take all foreign keys away and that put them back; putting one back checks every row. */
export const foreignKeys = async (
  owner: pg.Client,
): Promise<{ readonly drop: readonly string[]; readonly add: readonly string[] }> => {
  const { rows } = await owner.query<{ table: string; name: string; definition: string }>(
    `select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conparentid = 0 order by 1, 2`,
  )
  return {
    drop: rows.map(({ table, name }) => `${alter(table)} drop constraint ${escapeIdentifier(name)}`),
    add: rows.map(
      ({ table, name, definition }) =>
        `${alter(table)} add constraint ${escapeIdentifier(name)} ${definition}`,
    ),
  }
}

/** The tables whose fence holds for their owner too; it is lifted while the owner fills them. */
export const forcedTables = async (owner: pg.Client): Promise<readonly string[]> => {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity order by 1`,
  )
  return rows.map(({ name }) => tableName(name))
}

/** All tables at once, so that those that point at each other can be emptied. */
export const emptyAll = (tables: readonly Pick<TableInBackup, 'name'>[]): string =>
  `truncate ${tables.map(({ name }) => tableName(name)).join(', ')}`
