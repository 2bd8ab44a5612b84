import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { systemActor } from '#kernel/actor.ts'
import { instant } from '#kernel/day.ts'
import { uuidv7Of } from '#kernel/id.ts'
import type { LogRow } from '#platform/audit/chain.ts'
import { logColumns } from '#platform/audit/chain.ts'
import { checkpointFile, readCheckpoints } from '#platform/audit/checkpoint-file.ts'
import { makeCheckpoint } from '#platform/audit/checkpoints.ts'
import { exportTo, filePlace } from '#platform/audit/exports.ts'
import { openLogKey } from '#platform/audit/log-key.ts'
import { record } from '#platform/audit/record.ts'
import { sealTenant } from '#platform/audit/seal.ts'
import { verifyLog } from '#platform/audit/verify.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { type Opened, settle } from '#test/support/town.ts'
import { secondVerify } from '../../tools/second-verifier.ts'
import { type Chance, chanceOf } from '../histories/random.ts'
import { type StoredLog, type StoredSeal, tamper } from './tamperings.ts'

export type Found = {
  readonly tamperings: number
  readonly byKind: Readonly<Record<string, number>>
  readonly first: number
  readonly second: number
  /** A log that nobody has touched, in which one of them found something all the same. */
  readonly falseAlarms: number
  readonly missed: readonly string[]
}

const begun = Temporal.Instant.from('2026-11-23T08:00:00Z').epochMilliseconds
const atSecond = (second: number) =>
  instant(
    Temporal.Instant.fromEpochMilliseconds(begun + second * 1000).toString({ fractionalSecondDigits: 3 }),
  )

const seals = 12
const everyThird = 3

const idFrom = (chance: Chance): string =>
  uuidv7Of(
    begun,
    Uint8Array.from({ length: 10 }, () => chance.below(256)),
  )

/** A log of a morning: twelve seals of two to eight rows, a signed checkpoint after every third. */
const writeLog = async (opened: Opened, tenantId: string, folder: string, chance: Chance) => {
  const key = await openLogKey(join(folder, 'key.pem'), { mayMake: true })
  const place = filePlace(folder)
  for (let second = 1; second <= seals; second++) {
    const clock = { now: () => atSecond(second) }
    const entries = Array.from({ length: 2 + chance.below(7) }, () => ({
      action: chance.pick(['readCase', 'saveNote', 'readChild']),
      kind: chance.pick(['read', 'write'] as const),
      about: { type: 'child', id: idFrom(chance) },
      basis: chance.pick(['is responsible for the child', 'leads the unit']),
    }))
    await inTenant(opened.db, tenantId, (tx) =>
      record(tx, { actor: systemActor(tenantId), now: clock.now(), requestId: idFrom(chance) }, entries),
    )
    await sealTenant(opened.db, tenantId, clock)
    if (second % everyThird !== 0) continue
    await makeCheckpoint(opened.db, tenantId, { key, clock, kept: undefined })
    await exportTo(opened.db, tenantId, { place, clock })
  }
  return key
}

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`

const readLog = async (owner: Client, tenantId: string): Promise<StoredLog> => {
  const columns = logColumns.map((column) => (column === 'at' ? utc(column) : column)).join(', ')
  const rows = await owner.query<LogRow>(
    `select ${columns} from audit_log where tenant_id = $1 order by id`,
    [tenantId],
  )
  const sealed = await owner.query<StoredSeal>(
    `select seq::int, row_ids, previous_hash, hash, ${utc('sealed_at')} from audit_seals where tenant_id = $1 order by seq`,
    [tenantId],
  )
  return { rows: rows.rows, seals: sealed.rows, checkpoints: seals / everyThird }
}

/** Puts a log into the database in the place of the one that is there; the checkpoints in it stay or go with it. */
const store = async (owner: Client, tenantId: string, log: StoredLog): Promise<void> => {
  await owner.query('begin')
  await owner.query('delete from audit_log where tenant_id = $1', [tenantId])
  await owner.query('delete from audit_seals where tenant_id = $1', [tenantId])
  await owner.query(
    `insert into audit_log (tenant_id, ${logColumns.join(', ')})
     select $1, ${logColumns.map((column) => `r.${column}`).join(', ')}
     from jsonb_populate_recordset(null::audit_log, $2) r`,
    [tenantId, JSON.stringify(log.rows)],
  )
  await owner.query(
    `insert into audit_seals (tenant_id, seq, row_ids, previous_hash, hash, sealed_at)
     select $1, r.seq, r.row_ids, r.previous_hash, r.hash, r.sealed_at
     from jsonb_populate_recordset(null::audit_seals, $2) r`,
    [tenantId, JSON.stringify(log.seals)],
  )
  if (log.checkpoints === 0) {
    await owner.query('delete from audit_exports where tenant_id = $1', [tenantId])
    await owner.query('delete from audit_checkpoints where tenant_id = $1', [tenantId])
  }
  await owner.query('commit')
}

const tamperWith = async (
  opened: Opened,
  owner: Client,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<Found> => {
  const { tenantId } = await settle(opened.ownerUrl)
  const folder = await mkdtemp(join(tmpdir(), 'barntid-tampered-'))
  // What is lost in a power cut is thrown away afterwards anyway.
  await owner.query('set synchronous_commit = off')
  const key = await writeLog(opened, tenantId, folder, chanceOf(seed, 0))
  const file = checkpointFile(folder, tenantId)
  const { values: checkpoints } = await readCheckpoints(file)
  const kept = { checkpoints: await readFile(file, 'utf8'), publicPem: key.publicPem }
  const honest = await readLog(owner, tenantId)
  const ask = async () => {
    const against = { sealedBefore: atSecond(3_600), checkpoints, keys: key.publicKeys }
    const [one, two] = await Promise.all([
      verifyLog(opened.db, tenantId, against),
      secondVerify(owner, tenantId, kept),
    ])
    return { first: one.faults.length > 0, second: two.faults.length > 0 }
  }
  const byKind: Record<string, number> = {}
  const missed: string[] = []
  const total = { first: 0, second: 0, falseAlarms: 0 }
  for (let n = 1; n <= count; n++) {
    const { kind, done } = tamper(honest, chanceOf(seed, n))
    await store(owner, tenantId, done)
    const found = await ask()
    byKind[kind] = (byKind[kind] ?? 0) + 1
    if (found.first) total.first += 1
    if (found.second) total.second += 1
    if (!found.first || !found.second) missed.push(`${kind}, seed ${seed}, number ${n}`)
    if (n % 50 !== 0 && n !== count) continue
    await store(owner, tenantId, honest)
    const untouched = await ask()
    if (untouched.first || untouched.second) total.falseAlarms += 1
  }
  await rm(folder, { recursive: true })
  return { tamperings: count, byKind, ...total, missed }
}

/** So many logs that somebody with every right in the database has changed: each is shown to both verifiers. */
export const tamperedLogs = async (opened: Opened, count: number, seed: number): Promise<Found> => {
  const owner = new Client({ connectionString: opened.ownerUrl })
  await owner.connect()
  try {
    return await tamperWith(opened, owner, { count, seed })
  } finally {
    await owner.end()
  }
}
