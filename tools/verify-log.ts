/**
 * `npm run verify-log -- --tenant <slug or id> [--checkpoints file] [--key file] [--json]`: walks the whole access log of a
 * municipality and compares it with the signed checkpoints that were kept outside the database. Says OK, or what is wrong and
 * where, and ends with 1. `… -- prove --tenant <…> --seq N` prints a proof that row N is in the log (tools/second-verifier.ts
 * checks it). Works beside a running Barntid; without DATABASE_URL it takes the embedded database.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { instant } from '#kernel/day.ts'
import { checkpointFile, readCheckpoints } from '#platform/audit/checkpoint-file.ts'
import type { PublicKeys } from '#platform/audit/checkpoint.ts'
import { lastHead } from '#platform/audit/heads.ts'
import { publicKeysIn } from '#platform/audit/log-key.ts'
import { proofFiles } from '#platform/audit/proof.ts'
import { proveRow } from '#platform/audit/prove.ts'
import { type LogCheck, type LogFault, verifyLog } from '#platform/audit/verify.ts'
import { systemClock } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { reachEmbedded } from './reach-embedded.ts'

const usage =
  'Usage: npm run verify-log -- [prove --seq <number>] --tenant <slug or id> [--checkpoints <file>] [--key <file>] [--json]'
const mostTold = 20

/** One fault in words. */
export const faultText = (found: LogFault): string => {
  if (found.fault === 'rows_unsealed') return `${found.count} rows have no seal and do not wait for one`
  if ('size' in found) {
    const words: Readonly<Record<typeof found.fault, string>> = {
      checkpoint_unsigned: 'is not signed by the key of this log',
      checkpoint_backwards: 'goes back behind the one before it',
      checkpoint_differs: 'stands for another log than the one in the database: it was written anew',
      checkpoint_cut: 'is longer than the log in the database: its end was cut',
    }
    return `the checkpoint of ${found.size} rows ${words[found.fault]}`
  }
  const words: Readonly<Record<typeof found.fault, string>> = {
    seal_missing: `seal ${found.seq} is missing`,
    row_missing: `a row under seal ${found.seq} is missing`,
    seal_broken: `seal ${found.seq} does not fit: it, or a row under it, was changed`,
    tail_cut: `the log does not end as it was kept outside the database (seal ${found.seq}): it was cut or written anew`,
  }
  return words[found.fault]
}

/** What is printed, line by line. */
export const report = (name: string, { rows, seals, checkpoints, faults }: LogCheck): string[] => {
  const what = `${rows} rows under ${seals} seals and ${checkpoints} checkpoints`
  return faults.length === 0
    ? [`OK: ${name}: ${what}`]
    : [
        `NOT OK: ${name}: ${faults.length} faults in ${what}`,
        ...faults.slice(0, mostTold).map((fault) => `- ${faultText(fault)}`),
        ...(faults.length > mostTold ? [`- and ${faults.length - mostTold} more`] : []),
      ]
}

export type Tenant = { readonly id: string; readonly name: string }

export const tenantBy = async (db: Database, asked: string): Promise<Tenant | undefined> => {
  const { rows } = await db.pool.query<Tenant>(
    'select id, name from tenants where slug = $1 or id::text = lower($1)',
    [asked],
  )
  return rows[0]
}

/** What was kept outside the database, and the keys that it was signed with. */
export type Kept = {
  readonly headsFile: string
  /** The file of this municipality, or the folder with one for each. */
  readonly checkpointsFile?: string | undefined
  readonly checkpointsFolder?: string
  readonly keys?: PublicKeys
}

const fileOf = (kept: Kept, tenantId: string): string =>
  kept.checkpointsFile ?? checkpointFile(kept.checkpointsFolder ?? '', tenantId)

/** Checks one municipality; undefined when there is none by that name. */
export const checkTenant = async (
  db: Database,
  asked: string,
  kept: Kept,
): Promise<{ readonly name: string; readonly check: LogCheck } | undefined> => {
  const tenant = await tenantBy(db, asked)
  if (!tenant) return undefined
  // The running sealer is given a minute, although it needs two seconds.
  const sealedBefore = instant(Temporal.Instant.from(systemClock.now()).subtract({ minutes: 1 }).toString())
  const head = await lastHead(kept.headsFile, tenant.id)
  const { values: checkpoints } = await readCheckpoints(fileOf(kept, tenant.id))
  const keys = kept.keys ?? new Map()
  return {
    name: tenant.name,
    check: await verifyLog(db, tenant.id, { sealedBefore, checkpoints, keys, ...(head ? { head } : {}) }),
  }
}

/** A proof of one row against the first checkpoint that covers it, as JSON; undefined when there is none. */
export const proofOf = async (
  db: Database,
  asked: string,
  { seq, ...kept }: Kept & { readonly seq: number },
): Promise<string | undefined> => {
  const tenant = await tenantBy(db, asked)
  if (!tenant) return undefined
  const { values } = await readCheckpoints(fileOf(kept, tenant.id))
  const checkpoint = values.find(({ size }) => size >= seq)
  const proof = checkpoint && (await proveRow(db, tenant.id, { seq, checkpoint }))
  return proof && JSON.stringify(proof)
}

const keptOutside = async (
  config: Config,
  asked: { readonly checkpoints?: string | undefined; readonly key?: string | undefined },
): Promise<Kept> => {
  const files = proofFiles(config.dataDir)
  const keyFile = asked.key ?? config.logKeyFile
  return {
    headsFile: join(config.dataDir, 'audit-heads.jsonl'),
    checkpointsFile: asked.checkpoints,
    checkpointsFolder: files.checkpoints,
    // Where no key was named and none was made yet there are no checkpoints either; if there are, none of them is signed.
    keys:
      keyFile === undefined
        ? await publicKeysIn(files.key).catch(() => new Map())
        : await publicKeysIn(keyFile),
  }
}

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      tenant: { type: 'string' },
      checkpoints: { type: 'string' },
      key: { type: 'string' },
      seq: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  const isProof = positionals[0] === 'prove'
  if (values.tenant === undefined || isProof !== (values.seq !== undefined)) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  const config = readConfig(process.env)
  const embedded =
    config.ownerUrl === undefined ? await reachEmbedded(join(config.dataDir, 'postgres')) : undefined
  const ownerUrl = config.ownerUrl ?? embedded?.ownerUrl ?? ''
  const db = openDatabase({ url: config.appUrl ?? appLogin(ownerUrl).url, maxConnections: 1 })
  try {
    const kept = await keptOutside(config, values)
    if (isProof) {
      const proof = await proofOf(db, values.tenant, { ...kept, seq: Number(values.seq) })
      if (proof !== undefined) process.stdout.write(`${proof}\n`)
      else process.stderr.write('No checkpoint covers a row with that number.\n')
      return proof === undefined ? 1 : 0
    }
    const found = await checkTenant(db, values.tenant, kept)
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
