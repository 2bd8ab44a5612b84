import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'db/migrations')

/** One statement per call (Citus takes no more): split at a semicolon that ends a line, outside $$ bodies. */
export const statementsOf = (sql: string): string[] => {
  const statements: string[] = []
  let inBody = false
  let current = ''
  for (const text of sql.split('\n')) {
    if ((text.match(/\$\$/g) ?? []).length % 2 === 1) inBody = !inBody
    current += `${text}\n`
    if (!inBody && text.trimEnd().endsWith(';')) {
      statements.push(current.trim())
      current = ''
    }
  }
  if (current.replaceAll(/^\s*--.*$/gm, '').trim() !== '') statements.push(current.trim())
  return statements
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The application's login owns nothing and cannot become anybody else; made once per database server. */
const makeLogin = async (owner: pg.Client, password: string): Promise<void> => {
  await owner.query(`do $$ begin
    if not exists (select from pg_roles where rolname = 'barntid_app') then
      create role barntid_app login nosuperuser nocreatedb nocreaterole nobypassrls noinherit;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`)
  await owner.query(`alter role barntid_app password ${quoted(password)}`)
}

const municipalities = async (owner: pg.Client): Promise<void> => {
  const csv = await readFile(join(root, 'db/reference/municipalities.csv'), 'utf8')
  const rows = csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(','))
  const column = (i: number) => rows.map((row) => row[i] ?? '')
  await owner.query(
    `insert into municipalities (code, name, county_code, county)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
     on conflict (code) do update set name = excluded.name, county_code = excluded.county_code, county = excluded.county`,
    [column(0), column(1), column(2), column(3)],
  )
}

const jobTables = async (ownerUrl: string, owner: pg.Client): Promise<void> => {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: 'jobs', supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
  await owner.query('grant usage on schema jobs to barntid_app')
  await owner.query('grant select, insert, update, delete on all tables in schema jobs to barntid_app')
  await owner.query('grant execute on all functions in schema jobs to barntid_app')
}

/** They come last: a process that was killed before them leaves all files applied and no job tables. */
const hasJobTables = async (owner: pg.Client): Promise<boolean> => {
  const { rows } = await owner.query<{ granted: boolean }>(
    `select coalesce(has_table_privilege('barntid_app', to_regclass('jobs.job'), 'insert'), false) as granted`,
  )
  return rows[0]?.granted === true
}

const applyFile = async (owner: pg.Client, name: string, sql: string): Promise<void> => {
  await owner.query('begin')
  try {
    for (const statement of statementsOf(sql)) await owner.query(statement)
    await owner.query('insert into schema_migrations (name, hash) values ($1, $2)', [name, hashOf(sql)])
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: error })
  }
}

/** Every migration of this version with the hash of its text, in their order. */
export const knownMigrations = async (): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, hashOf(await readFile(join(folder, name), 'utf8'))] as const),
    ),
  )
}

const applyFiles = async (owner: pg.Client, only: ReadonlySet<string> | undefined): Promise<number> => {
  await owner.query(
    'create table if not exists schema_migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())',
  )
  const { rows } = await owner.query<{ name: string; hash: string }>(
    'select name, hash from schema_migrations',
  )
  const applied = new Map(rows.map((row) => [row.name, row.hash]))
  let count = 0
  for (const [name, hash] of await knownMigrations()) {
    const before = applied.get(name)
    if (before === hash || only?.has(name) === false) continue
    if (before !== undefined)
      throw new Error(`migration ${name} was changed after it was applied; write a new one`)
    await applyFile(owner, name, await readFile(join(folder, name), 'utf8'))
    count++
  }
  return count
}

/**
 * Brings a database to the newest schema. Forward only; two processes that start at once wait for each other.
 * `ownerUrl` logs in as the owner of the tables, `appPassword` is what the application's login will use. `only` stops at
 * the schema of a backup that is being restored.
 */
export const migrate = async ({
  ownerUrl,
  appPassword,
  only,
}: {
  ownerUrl: string
  appPassword: string
  only?: ReadonlySet<string>
}): Promise<void> => {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query("select pg_advisory_lock(hashtext('barntid migrations'))")
    await makeLogin(owner, appPassword)
    const count = await applyFiles(owner, only)
    if (count === 0 && (await hasJobTables(owner))) return
    await municipalities(owner)
    await jobTables(ownerUrl, owner)
  } finally {
    await owner.end()
  }
}

/** The application's address of the same database. The password is derived, so every process of a house finds the same. */
export const appLogin = (ownerUrl: string): { url: string; password: string } => {
  const password = createHash('sha256')
    .update(`barntid_app ${ownerUrl.split('/').slice(0, 3).join('/')}`)
    .digest('base64url')
  const url = new URL(ownerUrl)
  url.username = 'barntid_app'
  url.password = password
  return { url: url.toString(), password }
}
