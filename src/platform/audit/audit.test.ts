import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { type Instant, instant } from '#kernel/day.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { countingRoom, littleServer } from '#test/support/little-server.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { firstHash, sealHash } from './chain.ts'
import { keepHead, lastHead } from './heads.ts'
import { record } from './record.ts'
import { type Head, sealTenant } from './seal.ts'
import { startSealer } from './sealer.ts'
import { verifyLog } from './verify.ts'

let town: Town
let owner: Client

beforeAll(async () => {
  owner = new Client({ connectionString: (await aTown()).ownerUrl })
  await owner.connect()
})
afterAll(() => owner.end())
beforeEach(async () => {
  town = await aTown()
})

const now: Instant = instant('2026-11-23T09:00:00.000Z')
const later: Instant = instant('2026-11-23T09:00:02.000Z')
const clock = { now: () => later }

const entry = {
  action: 'readCase',
  kind: 'read',
  about: { type: 'child', id: newUuid() },
  basis: 'is responsible for the child',
} as const

const write = (rows: number, of: Town = town): Promise<void> =>
  inTenant(of.db, of.tenantId, (tx) =>
    record(
      tx,
      { actor: systemActor(of.tenantId), now, requestId: newUuid() },
      Array.from({ length: rows }, () => entry),
    ),
  )

const check = (head?: Head, of: Town = town) =>
  verifyLog(of.db, of.tenantId, { sealedBefore: later, ...(head ? { head } : {}) })

const own = (sql: string, of: Town = town) => owner.query(sql, [of.tenantId])

/** A chain of so many seals of three rows. */
const chain = async (seals: number, of: Town = town): Promise<Head> => {
  let head: Head | undefined
  for (let i = 0; i < seals; i++) {
    await write(3, of)
    head = await sealTenant(of.db, of.tenantId, clock)
  }
  if (!head) throw new Error('nothing was sealed')
  return head
}

describe('a log that nobody has touched', () => {
  test('is found whole: every row is under a seal', async () => {
    const head = await chain(4)
    expect(await check(head)).toEqual({ rows: 12, seals: 4, checkpoints: 0, faults: [] })
  })

  test('seals nothing when nothing waits', async () => {
    await chain(1)
    expect(await sealTenant(town.db, town.tenantId, clock)).toBeUndefined()
  })

  test('seals more than a thousand waiting rows in several seals', async () => {
    await write(1_100)
    await sealTenant(town.db, town.tenantId, clock)
    expect(await check()).toMatchObject({ rows: 1_100, seals: 2, faults: [] })
  })

  test('readers in one municipality do not wait for each other, nor does the sealer wait for them', async () => {
    await inTenant(town.db, town.tenantId, async (slow) => {
      await record(slow, { actor: systemActor(town.tenantId), now, requestId: 'slow' }, [entry])
      await write(1)
      expect(await sealTenant(town.db, town.tenantId, clock)).toMatchObject({ seq: 1 })
    })
    expect(await check()).toMatchObject({ faults: [{ fault: 'rows_unsealed', count: 1 }] })
    expect(await verifyLog(town.db, town.tenantId, { sealedBefore: now })).toMatchObject({ faults: [] })
    await sealTenant(town.db, town.tenantId, clock)
    expect(await check()).toMatchObject({ rows: 2, seals: 2, faults: [] })
  })

  test('two sealers at the same time make one chain', async () => {
    await write(50)
    await Promise.all([1, 2, 3].map(() => sealTenant(town.db, town.tenantId, clock)))
    expect(await check()).toMatchObject({ rows: 50, faults: [] })
  })

  test('the running sealer seals within two seconds and keeps the end of the chain outside the database', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'barntid-heads-'))
    const headsFile = join(folder, 'kept', 'heads.jsonl')
    const errors: unknown[] = []
    await write(5)
    const sealer = startSealer(town.db, { clock, headsFile, onError: (error) => errors.push(error) })
    await expect.poll(async () => (await check()).faults, { timeout: 2_000 }).toEqual([])
    await write(5)
    await sealer.stop()
    const head = await lastHead(headsFile, town.tenantId)
    expect(head).toBeDefined()
    expect(await check(head)).toMatchObject({ rows: 10, faults: [] })
    expect(errors).toEqual([])
    await rm(folder, { recursive: true })
  })

  test('a line that was cut off in the middle of writing does not hide the end kept before it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'barntid-heads-'))
    const file = join(folder, 'heads.jsonl')
    const head = { tenantId: town.tenantId, seq: 1, hash: 'a' }
    await keepHead(file, head)
    await writeFile(file, `\n{"tenantId":"${town.tenantId}","se`, { flag: 'a' })
    expect(await lastHead(file, town.tenantId)).toEqual(head)
    await keepHead(file, { ...head, seq: 2 })
    expect(await lastHead(file, town.tenantId)).toMatchObject({ seq: 2 })
    await rm(folder, { recursive: true })
  })
})

describe('a log that somebody has touched', () => {
  test('a changed row', async () => {
    await chain(3)
    await own(`update audit_log set subject_id = null where (tenant_id, id) =
      (select tenant_id, row_ids[2] from audit_seals where tenant_id = $1 and seq = 2)`)
    expect((await check()).faults).toEqual([{ fault: 'seal_broken', seq: 2 }])
  })

  test('a removed row', async () => {
    await chain(3)
    await own(`delete from audit_log where (tenant_id, id) =
      (select tenant_id, row_ids[1] from audit_seals where tenant_id = $1 and seq = 3)`)
    expect((await check()).faults).toEqual([{ fault: 'row_missing', seq: 3 }])
  })

  test('a row that was removed before it was sealed', async () => {
    await write(3)
    await own(
      `delete from audit_log where tenant_id = $1 and id = (select min(id::text)::uuid from audit_log where tenant_id = $1)`,
    )
    await sealTenant(town.db, town.tenantId, clock)
    expect((await check()).faults).toEqual([{ fault: 'row_missing', seq: 1 }])
  })

  test('a removed seal', async () => {
    await chain(3)
    await own('delete from audit_seals where tenant_id = $1 and seq = 2')
    expect((await check()).faults).toEqual([
      { fault: 'seal_missing', seq: 2 },
      { fault: 'rows_unsealed', count: 3 },
    ])
  })

  test('a tail that was cut off together with its rows, by the end that was kept outside', async () => {
    const head = await chain(3)
    await own(
      `delete from audit_log where tenant_id = $1 and id = any (select unnest(row_ids) from audit_seals where tenant_id = $1 and seq = 3)`,
    )
    await own('delete from audit_seals where tenant_id = $1 and seq = 3')
    expect((await check()).faults).toEqual([])
    expect((await check(head)).faults).toEqual([{ fault: 'tail_cut', seq: 3 }])
  })

  test('a row that was put in afterwards, with an old time and without a seal', async () => {
    await chain(2)
    await own(`insert into audit_log select tenant_id, gen_random_uuid(), at - interval '1 day', actor_id, actor_role,
      action, kind, subject_type, subject_id, basis, request_id from audit_log where tenant_id = $1 limit 1`)
    expect((await check()).faults).toEqual([{ fault: 'rows_unsealed', count: 1 }])
  })

  test('a row that was put in afterwards, with a time to come and without a seal', async () => {
    await chain(1)
    await own(`insert into audit_log select tenant_id, gen_random_uuid(), at + interval '100 years', actor_id, actor_role,
      action, kind, subject_type, subject_id, basis, request_id from audit_log where tenant_id = $1 limit 1`)
    expect((await check()).faults).toEqual([{ fault: 'rows_unsealed', count: 1 }])
  })

  test('a whole chain that was calculated anew after a change', async () => {
    const head = await chain(1)
    await own(`update audit_log set basis = 'leads the service' where tenant_id = $1`)
    const { rows } =
      await own(`select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_id,
      actor_role, action, kind, subject_type, subject_id, basis, request_id from audit_log where tenant_id = $1 order by id`)
    const hash = sealHash({ seq: 1, previousHash: firstHash, sealedAt: later }, rows)
    await owner.query('update audit_seals set hash = $2 where tenant_id = $1', [town.tenantId, hash])
    expect((await check()).faults).toEqual([])
    expect((await check(head)).faults).toEqual([{ fault: 'tail_cut', seq: 1 }])
  })

  test('any one of many small changes to rows and seals is found', async () => {
    const head = await chain(5)
    await owner.query(
      `create temp table kept_log as select * from audit_log where tenant_id = '${town.tenantId}'`,
    )
    await owner.query(
      `create temp table kept_seals as select * from audit_seals where tenant_id = '${town.tenantId}'`,
    )
    const restore = async () => {
      await own('delete from audit_log where tenant_id = $1')
      await own('delete from audit_seals where tenant_id = $1')
      await owner.query('insert into audit_log select * from kept_log')
      await owner.query('insert into audit_seals select * from kept_seals')
    }
    const logChanges = [
      `id = gen_random_uuid()`,
      `at = at + interval '1 millisecond'`,
      `actor_id = gen_random_uuid()`,
      `actor_role = 'head'`,
      `action = action || ' '`,
      `kind = 'write'`,
      `subject_type = 'adult'`,
      `subject_id = null`,
      `basis = ''`,
      `request_id = request_id || 'x'`,
    ]
    const sealChanges = [
      `seq = seq + 100`,
      `row_ids = row_ids[2:]`,
      `row_ids = row_ids[2:] || row_ids[1]`,
      `row_ids = row_ids || row_ids[1]`,
      `previous_hash = repeat('0', 64)`,
      `hash = repeat('0', 64)`,
      `sealed_at = sealed_at + interval '1 millisecond'`,
    ]
    const nthRow = `(tenant_id, id) = (select tenant_id, id from kept_log order by id offset N limit 1)`
    const nthSeal = `tenant_id = '${town.tenantId}' and seq = 1 + N % 5`
    const tamperings = [
      ...logChanges.map((change) => `update audit_log set ${change} where ${nthRow}`),
      ...sealChanges.map((change) => `update audit_seals set ${change} where ${nthSeal}`),
      `delete from audit_log where ${nthRow}`,
      `delete from audit_seals where ${nthSeal}`,
      `delete from audit_log where tenant_id = '${town.tenantId}'`,
      `delete from audit_seals where tenant_id = '${town.tenantId}'`,
    ]
    expect((await check(head)).faults).toEqual([])
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tamperings), fc.nat(14), async (tampering, n) => {
        const { rowCount } = await owner.query(tampering.replaceAll('N', String(n)))
        const { faults } = await check(head)
        await restore()
        expect(rowCount).toBeGreaterThan(0)
        expect(faults).not.toEqual([])
      }),
      { numRuns: 100 },
    )
    expect((await check(head)).faults).toEqual([])
  })
})

describe('no reading and no writing without its log row', () => {
  test('the row says who, what, about whom and by which rule, and nothing of what was read', async () => {
    const { app, cookies } = await littleServer(town, countingRoom)
    await app.inject({ method: 'GET', url: '/api/count/hemligt', cookies: await cookies('amira') })
    const { rows } = await own('select * from audit_log where tenant_id = $1')
    expect(rows).toMatchObject([
      {
        actor_id: town.workers.amira,
        actor_role: 'social_worker',
        action: 'readCount',
        kind: 'read',
        basis: 'may count',
      },
    ])
    expect(JSON.stringify(rows)).not.toContain('hemligt')
  })

  test.each(['audit_log', 'audit_unsealed'])(
    'when %s cannot be written, the answer is 503 and nothing of the request is kept',
    async (table) => {
      const { app, cookies } = await littleServer(town, countingRoom)
      await owner.query(`revoke insert on ${table} from barntid_app`)
      try {
        const as = await cookies('amira')
        const read = await app.inject({ method: 'GET', url: '/api/count/a', cookies: as })
        const wrote = await app.inject({
          method: 'POST',
          url: '/api/count/a',
          cookies: as,
          payload: { by: 1 },
        })
        for (const { statusCode, body } of [read, wrote]) {
          expect(statusCode).toBe(503)
          expect(body).toContain('Det gick inte att spara just nu.')
          expect(body).not.toContain('value')
        }
      } finally {
        await owner.query(`grant insert on ${table} to barntid_app`)
      }
      expect((await own('select from counters where tenant_id = $1')).rowCount).toBe(0)
      expect((await own('select from audit_log where tenant_id = $1')).rowCount).toBe(0)
    },
  )

  test('somebody who was refused leaves no row of having been let in', async () => {
    const { app, cookies } = await littleServer(town, countingRoom)
    const { statusCode } = await app.inject({
      method: 'GET',
      url: '/api/count/a',
      cookies: await cookies('adam'),
    })
    expect(statusCode).toBe(404)
    expect((await own('select from audit_log where tenant_id = $1')).rowCount).toBe(0)
  })
})
