/**
 * `npm run verify-disposal -- --tenant <slug or id> [--ledger folder] [--checkpoints file] [--key file]`: every certificate of
 * disposal against its chain, its signature, the ledger and the checkpoints of the log that were kept outside the database, and
 * that nothing of the files is there. Says OK, or what is wrong and where, and ends with 1. Works beside a running Barntid.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkpointFile, readCheckpoints } from '#platform/audit/checkpoint-file.ts'
import { publicKeysIn } from '#platform/audit/log-key.ts'
import { proofFiles } from '#platform/audit/proof.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { type DisposalCheck, type DisposalFault, verifyDisposals } from '#modules/retention/index.ts'
import { reachEmbedded } from './reach-embedded.ts'
import { tenantBy } from './verify-log.ts'

const usage =
  'Usage: npm run verify-disposal -- --tenant <slug or id> [--ledger <folder>] [--checkpoints <file>] [--key <file>]'
const mostTold = 20

const words: Readonly<Record<DisposalFault['fault'], string>> = {
  chain_broken: 'does not go on from the one before it',
  unsigned: 'is not as it was signed by the key of the log',
  not_in_ledger: 'is not in the ledger',
  ledger_differs: 'is another in the ledger',
  not_in_database:
    'is in the ledger and not in the database: replay it (npm run restore) before anybody is let in',
  not_a_certificate: 'cannot be read',
  file_is_back: 'is of a file that is there again',
  log_before_unknown: 'names a state of the log before it that was not kept outside',
  log_after_unknown: 'names a state of the log after it that was not kept outside',
  done_without_certificate: 'is missing for a file that went',
}

/** What is printed, line by line. */
export const disposalReport = (name: string, check: DisposalCheck): string[] => {
  const what = `${check.certificates} certificates of ${check.rows} rows, ${check.ledgerLines} lines of the ledger`
  return check.faults.length === 0
    ? [`OK: ${name}: ${what}`]
    : [
        `NOT OK: ${name}: ${check.faults.length} faults in ${what}`,
        ...check.faults
          .slice(0, mostTold)
          .map(({ seq, fault }) => `- certificate ${seq === 0 ? '?' : seq} ${words[fault]}`),
        ...(check.faults.length > mostTold ? [`- and ${check.faults.length - mostTold} more`] : []),
      ]
}

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      tenant: { type: 'string' },
      ledger: { type: 'string' },
      checkpoints: { type: 'string' },
      key: { type: 'string' },
    },
  })
  if (values.tenant === undefined) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const config = readConfig(process.env)
  const files = proofFiles(config.dataDir)
  const embedded =
    config.ownerUrl === undefined ? await reachEmbedded(join(config.dataDir, 'postgres')) : undefined
  const ownerUrl = config.ownerUrl ?? embedded?.ownerUrl ?? ''
  const db = openDatabase({ url: config.appUrl ?? appLogin(ownerUrl).url, maxConnections: 1 })
  try {
    const tenant = await tenantBy(db, values.tenant)
    if (!tenant) {
      process.stderr.write(`There is no municipality with the slug or id ${values.tenant}.\n`)
      return 2
    }
    const { values: checkpoints } = await readCheckpoints(
      values.checkpoints ?? checkpointFile(files.checkpoints, tenant.id),
    )
    const check = await verifyDisposals(db, tenant.id, {
      folder: values.ledger ?? join(config.dataDir, 'disposal-ledger'),
      keys: await publicKeysIn(values.key ?? config.logKeyFile ?? files.key),
      checkpoints,
    })
    process.stdout.write(`${disposalReport(tenant.name, check).join('\n')}\n`)
    return check.faults.length === 0 ? 0 : 1
  } finally {
    await db.close()
    await embedded?.stop()
  }
}

if (import.meta.main) process.exitCode = await main()
