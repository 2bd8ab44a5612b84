import { createHash } from 'node:crypto'
import { access, link, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Clock } from '#platform/clock.ts'
import { copyOut } from './copy.ts'
import { type KeptFiles, fileLines, listFiles } from './files.ts'
import { BackupRefused, format, type Manifest, manifestLine } from './manifest.ts'
import { productVersion } from './product.ts'
import { seal } from './seal.ts'
import { copyInto, copyOutOf, listTables, measure, openOwner, refuseWhatIsNotCarried } from './tables.ts'

export type BackupOptions = {
  /** The login must see all rows: a superuser, or one with BYPASSRLS. */
  readonly ownerUrl: string
  /** Public keys of age. */
  readonly recipients: readonly string[]
  /** The folder for the file; made when it is not there. */
  readonly to: string
  readonly clock: Clock
  /** The house's folder, whose files are taken along. */
  readonly dataDir?: string
}

export type MadeBackup = {
  readonly file: string
  readonly manifest: Manifest
  readonly bytes: number
  /** Of the sealed file: whoever carries it on can compare without a key. */
  readonly sha256: string
  readonly secretFiles: readonly string[]
}

/** `barntid-20261123T074000123Z.age`: the time alone, no name of anybody; sorted by name they are sorted by age. */
export const backupName = (madeAt: string): string => `barntid-${madeAt.replaceAll(/[-:.]/g, '')}.age`

/** Sorts of faults that have an answer which PostgreSQL's own words do not give. */
const inWords = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === '42501'
    ? new BackupRefused(
        'The login of DATABASE_URL does not see all rows. Give it BYPASSRLS, or take a superuser for the backup.',
        { cause: error },
      )
    : error

const takeManifest = async (owner: pg.Client, { clock, dataDir }: BackupOptions) => {
  const madeAt = clock.now()
  await refuseWhatIsNotCarried(owner)
  const { rows: migrations } = await owner.query<{ name: string; hash: string }>(
    'select name, hash from schema_migrations order by name',
  )
  const { rows: version } = await owner.query<{ n: number }>(
    `select current_setting('server_version_num')::int as n`,
  )
  const { rows: heads } = await owner.query<{ tenantId: string; seq: number; hash: string }>(
    `select distinct on (tenant_id) tenant_id as "tenantId", seq::int as seq, hash
     from audit_seals order by tenant_id, seq desc`,
  )
  const tables = []
  for (const table of await listTables(owner)) tables.push({ ...table, ...(await measure(owner, table)) })
  const kept: KeptFiles = dataDir === undefined ? { files: [], secret: [] } : await listFiles(dataDir)
  const manifest: Manifest = {
    format,
    product: await productVersion(),
    madeAt,
    postgres: version[0]?.n ?? 0,
    migrations,
    tables,
    heads,
    files: [...kept.files],
  }
  return { manifest, secretFiles: kept.secret }
}

/** What is sealed, byte by byte: the manifest, each table as in a dump of PostgreSQL, the files. */
const contents = async function* (
  owner: pg.Client,
  manifest: Manifest,
  dataDir: string | undefined,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(manifestLine(manifest))
  for (const table of manifest.tables) {
    yield Buffer.from(`${copyInto(table)}\n`)
    yield* copyOut(owner, copyOutOf(table))
    yield Buffer.from('\\.\n')
  }
  if (dataDir !== undefined) for (const file of manifest.files) yield* fileLines(dataDir, file)
  yield Buffer.from('-- end\n')
}

/**
 * One moment of the database: a transaction that sees what was committed when it began, whatever is written meanwhile. No
 * migration runs beside it, and nobody who works waits for it.
 */
const inOneMoment = async <T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> => {
  const owner = await openOwner(ownerUrl)
  try {
    await owner.query(`select pg_advisory_lock_shared(hashtext('barntid migrations'))`)
    await owner.query('begin isolation level repeatable read read only')
    const made = await work(owner)
    await owner.query('commit')
    return made
  } finally {
    await owner.end().catch(() => undefined)
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

const isThere = (path: string): BackupRefused =>
  new BackupRefused(`There is a file ${path} already. A backup is never written over another.`)

/** Gives the whole file its name; `link` fails when the name is taken, in one step. Some shares have no links. */
const giveName = async (unfinished: string, file: string): Promise<void> => {
  try {
    await link(unfinished, file)
    await rm(unfinished)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EEXIST' || (await exists(file))) throw isThere(file)
    await rename(unfinished, file)
  }
}

const writeSealed = async (path: string, sealed: AsyncIterable<Uint8Array>) => {
  const handle = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const piece of sealed) {
      hash.update(piece)
      bytes += piece.length
      await handle.writeFile(piece)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { bytes, sha256: hash.digest('hex') }
}

const syncFolder = async (folder: string): Promise<void> => {
  // Windows opens no folders.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes a backup. A file under the final name is whole and on the disk; one that is not has no such name. */
export const makeBackup = async (options: BackupOptions): Promise<MadeBackup> => {
  const { to, recipients, dataDir } = options
  await mkdir(to, { recursive: true })
  try {
    return await inOneMoment(options.ownerUrl, async (owner) => {
      const { manifest, secretFiles } = await takeManifest(owner, options)
      const file = join(to, backupName(manifest.madeAt))
      if (await exists(file)) throw isThere(file)
      const unfinished = `${file}.unfinished`
      try {
        const written = await writeSealed(
          unfinished,
          await seal(contents(owner, manifest, dataDir), recipients),
        )
        await giveName(unfinished, file)
        await syncFolder(to)
        return { file, manifest, secretFiles, ...written }
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
    })
  } catch (error) {
    throw inWords(error)
  }
}
