/**
 * `npm run restore -- --from FILE --key FILE --into URL|FOLDER`: restores a backup into an empty database (as its owner),
 * or into an embedded one that is made in a new folder. `--check` instead of `--into` only reads the file and checks it.
 * What was disposed of since the backup goes once more (`--ledger FOLDER --log-key FILE`), before anybody is let in.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { publicKeysIn } from '#platform/audit/log-key.ts'
import { type LedgerLine, readLedgers } from '#platform/backup/ledger.ts'
import { checkBackup } from '#platform/backup/read.ts'
import { BackupRefused, type Manifest } from '#platform/backup/manifest.ts'
import { type Restored, restoreBackup } from '#platform/backup/restore.ts'
import { readIdentities } from '#platform/backup/seal.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { asCommand, readKeyFile } from './backup.ts'

const usage =
  'Usage: npm run restore -- --from FILE --key FILE (--check | --into URL|FOLDER (--ledger FOLDER --log-key FILE | --without-ledger)) [--files FOLDER]'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, table) => sum + table.rows, 0)

/** One line of what was restored. */
export const restoreLine = (made: Restored, seconds: number): string =>
  `OK: restored what was backed up at ${made.manifest.madeAt}: ${made.manifest.tables.length} tables, ${made.rows} rows and their sums as they were, ` +
  `${made.foreignKeys} foreign keys checked, ${made.logRows} log rows verified, ${made.newerMigrations} newer migrations, ` +
  `${made.replayed.files} disposed files gone once more (${made.replayed.rows} rows), ${made.endedSessions} sessions ended, ${made.manifest.files.length} files, ${seconds.toFixed(1)} s`

const isUrl = (text: string): boolean => /^postgres(ql)?:\/\//.test(text)

/** The password that the application's own login has been given, or the one that it gives itself. */
const passwordFor = (ownerUrl: string): string => {
  const { appUrl } = readConfig(process.env)
  const chosen = appUrl === undefined ? '' : decodeURIComponent(new URL(appUrl).password)
  return chosen === '' ? appLogin(ownerUrl).password : chosen
}

type Asked = {
  readonly from: string
  readonly identities: readonly string[]
  readonly files: string | undefined
  readonly ledger: readonly LedgerLine[]
}

const restoreInto = async (into: string, { from, identities, files, ledger }: Asked) => {
  if (isUrl(into)) {
    return restoreBackup({
      file: from,
      identities,
      ownerUrl: into,
      appPassword: passwordFor(into),
      clock: systemClock,
      ledger,
      ...(files === undefined ? {} : { filesTo: files }),
    })
  }
  const dataDir = join(into, 'postgres')
  if (existsSync(dataDir))
    throw new BackupRefused(`There is a database in ${into} already. Choose a new folder.`)
  const server = await startEmbedded({ dataDir })
  try {
    return await restoreBackup({
      file: from,
      identities,
      ownerUrl: server.ownerUrl,
      appPassword: passwordFor(server.ownerUrl),
      clock: systemClock,
      ledger,
      filesTo: files ?? into,
    })
  } finally {
    await server.stop()
  }
}

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      key: { type: 'string' },
      into: { type: 'string' },
      files: { type: 'string' },
      check: { type: 'boolean' },
      ledger: { type: 'string' },
      'log-key': { type: 'string' },
      'without-ledger': { type: 'boolean' },
    },
  })
  const { from, key, into, files, check = false, ledger: folder } = values
  const { 'log-key': logKey, 'without-ledger': without = false } = values
  // Without the ledger an older backup brings back what was destroyed: nobody forgets it by leaving a word out.
  const saysLedger = without ? folder === undefined : folder !== undefined && logKey !== undefined
  if (
    from === undefined ||
    key === undefined ||
    (into === undefined) === !check ||
    (into !== undefined && !saysLedger)
  ) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const identities = readIdentities(await readKeyFile(key, 'private keys'))
  const begun = performance.now()
  const seconds = (): number => (performance.now() - begun) / 1_000
  if (into === undefined) {
    const manifest = await checkBackup(from, identities)
    say(
      `OK: ${from} is whole: backed up at ${manifest.madeAt} by Barntid ${manifest.product}, ${manifest.tables.length} tables, ${rowsOf(manifest)} rows, ${seconds().toFixed(1)} s`,
    )
    return 0
  }
  const ledger =
    folder === undefined || logKey === undefined ? [] : await readLedgers(folder, await publicKeysIn(logKey))
  say(restoreLine(await restoreInto(into, { from, identities, files, ledger }), seconds()))
  return 0
}

if (import.meta.main) await asCommand(main)
