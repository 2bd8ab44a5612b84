import pg from 'pg'
import { instant } from '#kernel/day.ts'
import { verifyLog } from '#platform/audit/verify.ts'
import type { Clock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { knownMigrations, migrate } from '#platform/db/migrate.ts'
import { copyIn } from './copy.ts'
import { type LedgerLine, type Replayed, replayLedger } from './ledger.ts'
import { fileIn } from './files.ts'
import { BackupRefused, type Manifest, refuseOtherSchema } from './manifest.ts'
import { productVersion } from './product.ts'
import { checkBackup, readBackup } from './read.ts'
import {
  copyInto,
  differences,
  emptyAll,
  forcedTables,
  foreignKeys,
  listTables,
  openOwner,
} from './tables.ts'

export type RestoreOptions = {
  readonly file: string
  /** Private keys of age. */
  readonly identities: readonly string[]
  /** An empty database, as its owner. */
  readonly ownerUrl: string
  readonly appPassword: string
  readonly clock: Clock
  /** Where files go that lay beside the database; without it they are only checked. */
  readonly filesTo?: string
  /** What was disposed of, as the ledger outside the database says (readLedgers): it goes once more before anybody is let in. */
  readonly ledger?: readonly LedgerLine[]
}

export type Restored = {
  readonly manifest: Manifest
  readonly rows: number
  readonly foreignKeys: number
  /** Rows of the log that are sealed and whose seals hold. */
  readonly logRows: number
  readonly newerMigrations: number
  readonly endedSessions: number
  readonly replayed: Replayed
}

/** What has a say over the tables of the house in the end, asked of the catalogue. */
const rightsSql = `
  select 'row-level security is not enabled and forced on ' || c.relname as fault
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid))
  union all
  select 'the application owns ' || relname from pg_class
  where relnamespace = 'public'::regnamespace and relowner = 'barntid_app'::regrole
  union all
  select 'the application may change the log'
  where has_table_privilege('barntid_app', 'audit_log', 'update, delete, truncate')
  union all
  select 'a foreign key is not valid: ' || conname from pg_constraint where contype = 'f' and not convalidated`

const refuseFull = async (owner: pg.Client): Promise<void> => {
  const { rows } = await owner.query<{ n: number; encoding: string }>(
    `select count(*)::int as n, current_setting('server_encoding') as encoding
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`,
  )
  if ((rows[0]?.n ?? 1) > 0)
    throw new BackupRefused(
      'The database is not empty. A backup is only restored into a new one: create it, or remove what a restore that broke off left behind.',
    )
  if (rows[0]?.encoding !== 'UTF8')
    throw new BackupRefused(`The database must be made with UTF8; it has ${rows[0]?.encoding}.`)
}

/** Nobody but its owner gets in: the application stays outside until all is checked, also when we are killed. */
const closeDoor = async (owner: pg.Client): Promise<() => Promise<void>> => {
  const { rows } = await owner.query<{ name: string; open: boolean }>(
    `select current_database() as name, has_database_privilege('public', current_database(), 'connect') as open`,
  )
  const name = pg.escapeIdentifier(rows[0]?.name ?? '')
  await owner.query(`revoke connect on database ${name} from public`)
  return async () => {
    await owner.query(
      `grant connect on database ${name} to ${rows[0]?.open === true ? 'public' : 'barntid_app'}`,
    )
  }
}

const told = ({ name, columns }: { name: string; columns: readonly string[] }) =>
  `${name} (${columns.join(', ')})`

const refuseOtherTables = async (owner: pg.Client, { tables }: Manifest): Promise<void> => {
  const here = (await listTables(owner)).map(told)
  const packed = tables.map(told)
  const odd = here.find((one) => !packed.includes(one)) ?? packed.find((one) => !here.includes(one))
  if (odd !== undefined)
    throw new BackupRefused(`The tables are not those of the backup. The first that differs: ${odd}`)
}

/** Nobody is still signed in on a copy: whoever was signed out since would be in again. */
const endSessions = async (owner: pg.Client, now: string): Promise<number> => {
  const { rowCount } = await owner.query(
    'update sessions set ended_at = greatest($1::timestamptz, started_at) where ended_at is null',
    [now],
  )
  return rowCount ?? 0
}

/** Everything or nothing: one transaction in which the keys are taken away, the rows filled in, the keys put back. */
const fill = async (owner: pg.Client, options: RestoreOptions, manifest: Manifest) => {
  await owner.query('begin')
  const forced = await forcedTables(owner)
  const keys = await foreignKeys(owner)
  for (const table of forced) await owner.query(`alter table ${table} no force row level security`)
  for (const statement of keys.drop) await owner.query(statement)
  // Migrations bring rows of their own: what holds is what was there.
  await owner.query(emptyAll(manifest.tables))
  await readBackup(options.file, options.identities, {
    onManifest: async (again) => {
      if (again.madeAt !== manifest.madeAt)
        throw new BackupRefused('The file was exchanged while it was read.')
    },
    onTable: (table, rows) => copyIn(owner, copyInto(table).slice(0, -1), rows),
    onFile: async ({ path }) =>
      options.filesTo === undefined
        ? { keep: async () => undefined, close: async () => undefined }
        : fileIn(options.filesTo, path),
  })
  for (const statement of keys.add) await owner.query(statement)
  const other = await differences(owner, manifest)
  if (other.length > 0)
    throw new BackupRefused(`What was restored is not what was backed up: ${other.join('; ')}.`)
  // While the owner still sees all rows.
  const endedSessions = await endSessions(owner, options.clock.now())
  for (const table of forced) await owner.query(`alter table ${table} force row level security`)
  await owner.query('commit')
  await owner.query('analyze')
  return { foreignKeys: keys.add.length, endedSessions }
}

const checkLog = async (ownerUrl: string, { heads }: Manifest): Promise<number> => {
  const db = openDatabase({ url: ownerUrl, maxConnections: 1 })
  // As the application sees it, behind the fence; an owner who may not take that role stands behind it itself.
  db.pool.on('connect', (client) => void client.query('set role barntid_app').catch(() => undefined))
  try {
    let rows = 0
    for (const head of heads) {
      // Rows that were not sealed yet are sealed when the house is opened: that is no fault of the copy.
      const check = await verifyLog(db, head.tenantId, {
        sealedBefore: instant('1970-01-01T00:00:00Z'),
        head,
      })
      if (check.faults.length > 0)
        throw new BackupRefused(
          `The log of municipality ${head.tenantId} does not hold: ${check.faults.length} faults.`,
        )
      rows += check.rows
    }
    return rows
  } finally {
    await db.close()
  }
}

/**
 * Restores a backup into an empty database. The whole file is read and checked first, so that one which is refused leaves
 * the database untouched. The application is let in last.
 */
export const restoreBackup = async (options: RestoreOptions): Promise<Restored> => {
  const { file, identities, ownerUrl, appPassword } = options
  const manifest = await checkBackup(file, identities)
  const ours = await knownMigrations()
  refuseOtherSchema(manifest, { product: await productVersion(), migrations: ours })
  const owner = await openOwner(ownerUrl)
  try {
    await refuseFull(owner)
    const openDoor = await closeDoor(owner)
    const then = new Set(manifest.migrations.map(({ name }) => name))
    await migrate({ ownerUrl, appPassword, only: then })
    await refuseOtherTables(owner, manifest)
    const filled = await fill(owner, options, manifest)
    const logRows = await checkLog(ownerUrl, manifest)
    await migrate({ ownerUrl, appPassword })
    const replayed = await replayLedger(owner, options.ledger ?? [])
    const { rows: faults } = await owner.query<{ fault: string }>(rightsSql)
    if (faults.length > 0)
      throw new BackupRefused(`The rights are not as they should be: ${faults[0]?.fault ?? ''}.`)
    await openDoor()
    return {
      manifest,
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
      ...filled,
      logRows,
      replayed,
      newerMigrations: ours.size - then.size,
    }
  } finally {
    await owner.end().catch(() => undefined)
  }
}
