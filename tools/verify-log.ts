/**
 * `npm run verify-log -- --tenant <slug or id> [--json]`: walks the whole access log of a municipality. Says OK, or what
 * is wrong and where, and ends with 1. Works beside a running Barntid; without DATABASE_URL it takes the embedded database.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { instant } from '#kernel/day.ts'
import { lastHead } from '#platform/audit/heads.ts'
import { type LogCheck, type LogFault, verifyLog } from '#platform/audit/verify.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { reachEmbedded } from './reach-embedded.ts'

const usage = 'Usage: npm run verify-log -- --tenant <slug or id> [--json]'
const mostTold = 20

/** One fault in words. */
export const faultText = (found: LogFault): string => {
  if (found.fault === 'rows_unsealed') return `${found.count} rows older than a minute have no seal`
  const words: Readonly<Record<typeof found.fault, string>> = {
    seal_missing: `seal ${found.seq} is missing`,
    row_missing: `a row under seal ${found.seq} is missing`,
    seal_broken: `seal ${found.seq} does not fit: it, or a row under it, was changed`,
    tail_cut: `the log does not end as it was kept outside the database (seal ${found.seq}): it was cut or written anew`,
  }
  return words[found.fault]
}

/** What is printed, line by line. */
export const report = (name: string, { rows, seals, faults }: LogCheck): string[] =>
  faults.length === 0
    ? [`OK: ${name}: ${rows} rows under ${seals} seals`]
    : [
        `NOT OK: ${name}: ${faults.length} faults in ${rows} rows under ${seals} seals`,
        ...faults.slice(0, mostTold).map((fault) => `- ${faultText(fault)}`),
        ...(faults.length > mostTold ? [`- and ${faults.length - mostTold} more`] : []),
      ]

/** Checks one municipality; undefined when there is none by that name. */
export const checkTenant = async (
  db: Database,
  asked: string,
  { headsFile }: { readonly headsFile: string },
): Promise<{ readonly name: string; readonly check: LogCheck } | undefined> => {
  const { rows } = await db.pool.query<{ id: string; name: string }>(
    'select id, name from tenants where slug = $1 or id::text = lower($1)',
    [asked],
  )
  const [tenant] = rows
  if (!tenant) return undefined
  // The running sealer is given a minute, although it needs two seconds.
  const sealedBefore = instant(Temporal.Instant.from(systemClock.now()).subtract({ minutes: 1 }).toString())
  const head = await lastHead(headsFile, tenant.id)
  return {
    name: tenant.name,
    check: await verifyLog(db, tenant.id, { sealedBefore, ...(head ? { head } : {}) }),
  }
}

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { tenant: { type: 'string' }, json: { type: 'boolean' } } })
  if (values.tenant === undefined) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const config = readConfig(process.env)
  const embedded =
    config.ownerUrl === undefined ? await reachEmbedded(join(config.dataDir, 'postgres')) : undefined
  const ownerUrl = config.ownerUrl ?? embedded?.ownerUrl ?? ''
  const db = openDatabase({ url: config.appUrl ?? appLogin(ownerUrl).url, maxConnections: 1 })
  try {
    const found = await checkTenant(db, values.tenant, {
      headsFile: join(config.dataDir, 'audit-heads.jsonl'),
    })
    if (!found) {
      process.stderr.write(`There is no municipality with the slug or id ${values.tenant}.\n`)
      return 2
    }
    const lines =
      values.json === true
        ? [JSON.stringify({ tenant: values.tenant, ...found.check })]
        : report(found.name, found.check)
    process.stdout.write(`${lines.join('\n')}\n`)
    return found.check.faults.length === 0 ? 0 : 1
  } finally {
    await db.close()
    await embedded?.stop()
  }
}

if (import.meta.main) process.exitCode = await main()
