/**
 * `npm run drill:restore -- --from FOLDER|FILE --key FILE`: restores the latest backup to a database of its own in a new
 * folder, asks it everything that must hold, opens the real server on it, prints a report and takes it all away again.
 * Without `--from` the drill is held on a municipality that is invented for it, from which one file is disposed of after the backup:
 * the ledger must take it away again. With `--from` add `--ledger FOLDER --log-key FILE` for the same.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { sealTenant } from '#platform/audit/seal.ts'
import { publicKeysIn } from '#platform/audit/log-key.ts'
import { type LedgerLine, readLedgers } from '#platform/backup/ledger.ts'
import { BackupRefused } from '#platform/backup/manifest.ts'
import { type Restored, restoreBackup } from '#platform/backup/restore.ts'
import { makeKeys, readIdentities } from '#platform/backup/seal.ts'
import { openOwner } from '#platform/backup/tables.ts'
import { makeBackup } from '#platform/backup/write.ts'
import { dangersIn, readSafety } from '#platform/boot-checks.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'
import { walkCatalogue } from '#test/support/catalogue.ts'
import { seedDemo } from '../src/demo/seed.ts'
import { openHouse, serveHouse } from '../src/house.ts'
import { disposeOneFile } from './drill-disposal.ts'
import { asCommand, backupLine, megabytes, readKeyFile } from './backup.ts'
import { restoreLine } from './restore.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const usage =
  'Usage: npm run drill:restore [-- --from FOLDER|FILE --key FILE [--ledger FOLDER --log-key FILE]]'

export type Drill = {
  readonly restored: Restored
  readonly bytes: number
  readonly seconds: number
  readonly sequences: number
  /** What does not hold; empty when the drill has passed. */
  readonly faults: readonly string[]
}

const Health = z.object({ ok: z.literal(true) })

/** The real server on the restored database: it says that it is well, and shows nobody anything. */
const askTheServer = async (db: Database, clock: Clock): Promise<string[]> => {
  const app = await serveHouse({
    house: openHouse(db, { demo: false }),
    clock,
    https: true,
    logLevel: 'silent',
    webFolder: '/nowhere',
  })
  try {
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    const health = await fetch(`${address}/healthz`)
    const well = Health.safeParse(await health.json()).success
    const closed = await fetch(`${address}/api/cases`)
    return [
      ...(health.status === 200 && well ? [] : [`the server answers ${health.status} when asked how it is`]),
      ...(closed.status === 401 || closed.status === 404
        ? []
        : [`somebody who is not signed in gets ${closed.status}`]),
    ]
  } finally {
    await app.close()
  }
}

const askTheCatalogue = async (ownerUrl: string) => {
  const owner = await openOwner(ownerUrl)
  try {
    const { faults } = await walkCatalogue(owner)
    const { rows } = await owner.query<{ sequences: number; invalid: number }>(
      `select (select count(*)::int from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace) as sequences,
              (select count(*)::int from pg_constraint where connamespace = 'public'::regnamespace and not convalidated) as invalid`,
    )
    const { sequences, invalid } = rows[0] ?? { sequences: 0, invalid: 1 }
    return {
      sequences,
      faults: [...faults, ...(invalid > 0 ? [`${invalid} constraints were not checked`] : [])],
    }
  } finally {
    await owner.end()
  }
}

/** What the ledger says is gone, and the copy still has. */
const filesThatAreBack = async (ownerUrl: string, ledger: readonly LedgerLine[]): Promise<string[]> => {
  const owner = await openOwner(ownerUrl)
  try {
    const back: string[] = []
    for (const { tenantId, people, seq } of ledger) {
      const { rows } = await owner.query<{ things: number }>(
        'select cardinality(file_things($1, $2::uuid[])) as things',
        [tenantId, people],
      )
      if (rows[0]?.things !== 0) back.push(`file ${seq} of the ledger is back`)
    }
    return back
  } finally {
    await owner.end()
  }
}

/** Restores one file into a server of its own under a new folder, and asks it. Everything is gone afterwards. */
export const drillRestore = async (
  file: string,
  identities: readonly string[],
  {
    clock,
    durability = 'full',
    ledger = [],
  }: {
    readonly clock: Clock
    readonly durability?: 'full' | 'test'
    readonly ledger?: readonly LedgerLine[]
  },
): Promise<Drill> => {
  const begun = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'barntid-drill-'))
  try {
    const server = await startEmbedded({ dataDir: join(folder, 'postgres'), durability })
    try {
      const login = appLogin(server.ownerUrl)
      const restored = await restoreBackup({
        file,
        identities,
        ownerUrl: server.ownerUrl,
        appPassword: login.password,
        clock,
        ledger,
        filesTo: join(folder, 'files'),
      })
      const { sequences, faults } = await askTheCatalogue(server.ownerUrl)
      const back = await filesThatAreBack(server.ownerUrl, ledger)
      const db = openDatabase({ url: login.url, maxConnections: 2 })
      try {
        const dangers = durability === 'full' ? dangersIn(await readSafety(db)) : []
        const answers = await askTheServer(db, clock)
        const { size: bytes } = await stat(file)
        const seconds = (performance.now() - begun) / 1_000
        return { restored, bytes, seconds, sequences, faults: [...faults, ...back, ...dangers, ...answers] }
      } finally {
        await db.close()
      }
    } finally {
      await server.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What is printed, the line of figures last. */
export const drillReport = ({ restored, bytes, seconds, sequences, faults }: Drill): string[] => [
  ...restored.manifest.tables
    .filter(({ rows }) => rows > 0)
    .map(({ name, rows }) => `  ${name}: ${rows} rows, sum as it was`),
  restoreLine(restored, seconds),
  ...faults.map((fault) => `- ${fault}`),
  `${faults.length === 0 ? 'OK' : 'NOT OK'}: drill: ${restored.rows} rows in ${restored.manifest.tables.length} tables, ` +
    `${restored.logRows} log rows in ${restored.manifest.heads.length} chains, ${restored.foreignKeys} foreign keys, ${sequences} sequences, ` +
    `${restored.replayed.files} disposed files gone once more, ${restored.manifest.files.length} files, ${megabytes(bytes)}, ${seconds.toFixed(1)} s, ${faults.length} faults`,
]

/** The newest file in a folder of backups; their names sort by time. */
export const latestIn = async (folder: string): Promise<string> => {
  const names = await readdir(folder)
  const latest = names
    .filter((name) => /^barntid-\w+\.age$/.test(name))
    .sort()
    .at(-1)
  if (latest === undefined) throw new BackupRefused(`There is no backup in ${folder}.`)
  return join(folder, latest)
}

/** Fills a municipality that does not exist and backs it up, sealed with a key that is thrown away. */
const inventBackup = async (to: string) => {
  const { identity, recipient } = await makeKeys()
  const server = await startEmbedded({ dataDir: join(to, 'source') })
  try {
    const { ownerUrl } = server
    const login = appLogin(ownerUrl)
    await migrate({ ownerUrl, appPassword: login.password })
    const db = openDatabase({ url: login.url })
    await seedDemo(openHouse(db, { demo: true }), { ownerUrl, clock: systemClock, say: () => undefined })
    const { rows } = await db.pool.query<{ id: string }>('select id from tenants')
    for (const { id } of rows) await sealTenant(db, id, systemClock)
    const begun = performance.now()
    const made = await makeBackup({ ownerUrl, recipients: [recipient], to, clock: systemClock })
    say(backupLine(made, (performance.now() - begun) / 1_000))
    const [tenant] = rows
    if (tenant === undefined) throw new Error('the invented municipality is not there')
    const house = openHouse(db, { demo: true })
    const ledger = await disposeOneFile(house, tenant.id, { folder: to, ownerUrl, clock: systemClock })
    await db.close()
    return { file: made.file, identities: [identity], ledger }
  } finally {
    await server.stop()
  }
}

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      key: { type: 'string' },
      ledger: { type: 'string' },
      'log-key': { type: 'string' },
    },
  })
  const { ledger: ledgerFolder, 'log-key': logKey } = values
  if (
    (values.from === undefined) !== (values.key === undefined) ||
    (ledgerFolder === undefined) !== (logKey === undefined)
  ) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const folder = await mkdtemp(join(tmpdir(), 'barntid-drill-source-'))
  try {
    if (values.from === undefined) say('No backup was named: the drill is held on an invented municipality.')
    const { file, identities, ledger } =
      values.from === undefined || values.key === undefined
        ? await inventBackup(folder)
        : {
            file: (await stat(values.from)).isDirectory() ? await latestIn(values.from) : values.from,
            identities: readIdentities(await readKeyFile(values.key, 'private keys')),
            ledger:
              ledgerFolder === undefined || logKey === undefined
                ? []
                : await readLedgers(ledgerFolder, await publicKeysIn(logKey)),
          }
    const drill = await drillRestore(file, identities, { clock: systemClock, ledger })
    for (const line of drillReport(drill)) say(line)
    return drill.faults.length === 0 ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await asCommand(main)
