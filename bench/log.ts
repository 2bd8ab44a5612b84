import { performance } from 'node:perf_hooks'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemActor } from '#kernel/actor.ts'
import { instant } from '#kernel/day.ts'
import { makeCheckpoint } from '#platform/audit/checkpoints.ts'
import { openLogKey } from '#platform/audit/log-key.ts'
import { type AuditEntry, record } from '#platform/audit/record.ts'
import { sealTenant } from '#platform/audit/seal.ts'
import { startSealer } from '#platform/audit/sealer.ts'
import { verifyLog } from '#platform/audit/verify.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { newUuid, settle } from '#test/support/town.ts'
import { secondVerify } from '../tools/second-verifier.ts'
import { type Figures, load } from './measure.ts'

/**
 * What the access log costs: rows a second in one municipality while it is sealed, what a row adds to a request, how soon a row
 * is sealed, and how long a verification takes. On an embedded PostgreSQL with fsync on, as production must have it.
 * BENCH_LOG_ROWS: how long the verified log is. BENCH_SECONDS: of each measurement.
 */
const rows = Number(process.env['BENCH_LOG_ROWS'] ?? 300_000)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 8)
const connections = 8
/** "Idag" and an opened case write one row for each child that is shown. */
const rowsOfAList = 10

const dataDir = await mkdtemp(join(tmpdir(), 'barntid-bench-log-'))
const server = await startEmbedded({ dataDir: join(dataDir, 'pg') })
const login = appLogin(server.ownerUrl)
await migrate({ ownerUrl: server.ownerUrl, appPassword: login.password })
const db = openDatabase({ url: login.url })
const owner = new pg.Client({ connectionString: server.ownerUrl })
await owner.connect()

const entriesOf = (count: number): AuditEntry[] =>
  Array.from({ length: count }, () => ({
    action: 'readCase',
    kind: 'read',
    about: { type: 'child', id: newUuid() },
    basis: 'is responsible for the child',
  }))

const logged = (tenantId: string, count: number): Promise<void> =>
  inTenant(db, tenantId, async (tx, atCommit) => {
    await tx.selectFrom('units').select('name').limit(1).execute()
    if (count > 0)
      atCommit(() =>
        record(
          tx,
          { actor: systemActor(tenantId), now: systemClock.now(), requestId: newUuid() },
          entriesOf(count),
        ),
      )
  })

const { tenantId } = await settle(server.ownerUrl)
const seals = startSealer(db, {
  clock: systemClock,
  headsFile: join(dataDir, 'heads.jsonl'),
  onError: console.error,
})

/** The oldest row that waits for its seal, looked at ten times a second while the others write. */
const watchWaiting = (): { readonly stop: () => Promise<number> } => {
  const state = { longest: 0, isOver: false }
  const watch = async (): Promise<void> => {
    while (!state.isOver) {
      const { rows: found } = await owner.query<{ ms: number | null }>(
        `select (extract(epoch from clock_timestamp() - min(l.at)) * 1000)::float8 as ms
         from audit_unsealed w join audit_log l using (tenant_id, id) where tenant_id = $1`,
        [tenantId],
      )
      state.longest = Math.max(state.longest, found[0]?.ms ?? 0)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  const watching = watch()
  return {
    stop: async () => {
      state.isOver = true
      await watching
      return state.longest
    },
  }
}

const say = (text: string): void => console.log(text)
const told = ({ perSecond, median, p99 }: Figures): string =>
  `${perSecond.toFixed(0)}/s, median ${median.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`

await load({ connections, seconds: 2 }, () => logged(tenantId, 1))
const bare = await load({ connections, seconds }, () => logged(tenantId, 0))
const watching = watchWaiting()
const single = await load({ connections, seconds }, () => logged(tenantId, 1))
const list = await load({ connections, seconds }, () => logged(tenantId, rowsOfAList))
const longest = await watching.stop()
await seals.stop()
say(`${connections} connections, one municipality, sealed beside it, fsync on`)
say(`the request alone: ${told(bare)}`)
say(`with one row: ${told(single)}: p99 ${(single.p99 - bare.p99).toFixed(2)} ms added`)
say(
  `with ${rowsOfAList} rows: ${told(list)} = ${(list.perSecond * rowsOfAList).toFixed(0)} rows/s: p99 ${(list.p99 - bare.p99).toFixed(2)} ms added`,
)
say(`the oldest row without a seal was ${longest.toFixed(0)} ms old`)

const long = await settle(server.ownerUrl)
const key = await openLogKey(join(dataDir, 'key.pem'), { mayMake: true })
const begun = performance.now()
for (let written = 0; written < rows; written += 1_000)
  await inTenant(db, long.tenantId, (tx) =>
    record(
      tx,
      { actor: systemActor(long.tenantId), now: systemClock.now(), requestId: newUuid() },
      entriesOf(1_000),
    ),
  )
await owner.query('analyze')
const atSeal = performance.now()
await sealTenant(db, long.tenantId, systemClock)
const atCheckpoint = performance.now()
const checkpoint = await makeCheckpoint(db, long.tenantId, { key, clock: systemClock, kept: undefined })
if (!checkpoint) throw new Error('no checkpoint')
await owner.query('analyze')
const atFirst = performance.now()
const cpuBefore = process.cpuUsage()
const first = await verifyLog(db, long.tenantId, {
  sealedBefore: instant(systemClock.now()),
  checkpoints: [checkpoint],
  keys: key.publicKeys,
})
const atSecond = performance.now()
const cpu = process.cpuUsage(cpuBefore)
const second = await secondVerify(owner, long.tenantId, {
  checkpoints: JSON.stringify(checkpoint),
  publicPem: key.publicPem,
})
const end = performance.now()
if (first.faults.length + second.faults.length > 0 || first.rows !== rows || second.rows !== rows)
  throw new Error('the log does not verify')
const took = (from: number, until: number): string => ((until - from) / 1000).toFixed(1)
const perMillion = (until: number, from: number): string => ((until - from) * (1000 / rows)).toFixed(1)
say(
  `a log of ${rows} rows: written in ${took(begun, atSeal)} s, sealed in ${took(atSeal, atCheckpoint)} s, first checkpoint ${took(atCheckpoint, atFirst)} s, verified in ${took(atFirst, atSecond)} s, by the second verifier in ${took(atSecond, end)} s`,
)
say(
  `that is for a million rows: ${perMillion(atSecond, atFirst)} s, of which this process worked ${perMillion((cpu.user + cpu.system) / 1000, 0)} s; the second verifier ${perMillion(end, atSecond)} s`,
)

await owner.end()
await db.close()
await server.stop()
await rm(dataDir, { recursive: true })
