import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { type Instant, instant } from '#kernel/day.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { checkpointFile, readCheckpoints } from './checkpoint-file.ts'
import { type Checkpoint, isSigned, isWitnessed, originOf } from './checkpoint.ts'
import { makeCheckpoint } from './checkpoints.ts'
import { exportState, exportTo, filePlace } from './exports.ts'
import { type LogKey, openLogKey } from './log-key.ts'
import { openProof } from './proof.ts'
import { witnessPlace } from './push.ts'
import { record } from './record.ts'
import { sealTenant } from './seal.ts'
import { verifyLog } from './verify.ts'
import { addWitness, openWitness, witnessPath } from './witness.ts'

let town: Town
let owner: Client
let folder: string
let key: LogKey
let app: FastifyInstance | undefined

beforeAll(async () => {
  owner = new Client({ connectionString: (await aTown()).ownerUrl })
  await owner.connect()
})
afterAll(() => owner.end())
beforeEach(async () => {
  town = await aTown()
  folder = await mkdtemp(join(tmpdir(), 'barntid-proof-'))
  key = await openLogKey(join(folder, 'key.pem'), { mayMake: true })
})
afterEach(async () => {
  await app?.close()
  app = undefined
  await rm(folder, { recursive: true })
})

const at: Instant = instant('2026-11-23T09:00:00.000Z')
const clock = { now: () => at }

const write = async (rows: number): Promise<void> => {
  const entry = {
    action: 'readCase',
    kind: 'read',
    about: { type: 'child', id: newUuid() },
    basis: 'a test',
  } as const
  await inTenant(town.db, town.tenantId, (tx) =>
    record(
      tx,
      { actor: systemActor(town.tenantId), now: at, requestId: newUuid() },
      Array.from({ length: rows }, () => entry),
    ),
  )
  await sealTenant(town.db, town.tenantId, clock)
}

const make = (kept?: Checkpoint) => makeCheckpoint(town.db, town.tenantId, { key, clock, kept })

const made = async (rows: number): Promise<Checkpoint> => {
  await write(rows)
  const checkpoint = await make()
  if (!checkpoint) throw new Error('no checkpoint')
  return checkpoint
}

const faults = async (checkpoints: readonly Checkpoint[]) =>
  (await verifyLog(town.db, town.tenantId, { sealedBefore: at, checkpoints, keys: key.publicKeys })).faults

const own = (sql: string) => owner.query(sql, [town.tenantId])

describe('the key that signs the log', () => {
  test('is made once in a demo, and only its owner may read it', async () => {
    expect((await stat(join(folder, 'key.pem'))).mode & 0o777).toBe(0o600)
    expect((await openLogKey(join(folder, 'key.pem'), { mayMake: true })).id).toBe(key.id)
    expect(await readFile(join(folder, 'key.pem.pub'), 'utf8')).toBe(key.publicPem)
  })

  test('is never made in production: without it Barntid does not start', async () => {
    const missing = join(folder, 'none.pem')
    await expect(openLogKey(missing, { mayMake: false })).rejects.toThrow('BARNTID_LOG_KEY')
    await expect(stat(missing)).rejects.toThrow('ENOENT')
    expect((await openLogKey(join(folder, 'key.pem'), { mayMake: false })).id).toBe(key.id)
  })

  test('is refused when others may read it, or when it is another kind of key', async () => {
    await chmod(join(folder, 'key.pem'), 0o640)
    await expect(openLogKey(join(folder, 'key.pem'), { mayMake: false })).rejects.toThrow('600')
    await writeFile(join(folder, 'wrong.pem'), key.publicPem, { mode: 0o600 })
    await expect(openLogKey(join(folder, 'wrong.pem'), { mayMake: false })).rejects.toThrow()
  })
})

describe('a checkpoint', () => {
  test('stands for all sealed rows, is signed, and the next one goes on from it', async () => {
    const first = await made(5)
    const second = await made(8)
    expect([first.size, first.seals, second.size, second.seals]).toEqual([5, 1, 13, 2])
    expect(isSigned(second, key.publicKeys)).toBe(true)
    expect(isSigned({ ...second, size: 12 }, key.publicKeys)).toBe(false)
    expect(await faults([first, second])).toEqual([])
    expect(await make()).toBeUndefined()
  })

  test('of another key, of another municipality, or that goes back, is a fault', async () => {
    const [first, second] = [await made(2), await made(2)]
    const other = await openLogKey(join(folder, 'other.pem'), { mayMake: true })
    expect(await faults([first, { ...second, key: other.id }])).toEqual([
      { fault: 'checkpoint_unsigned', size: 4 },
    ])
    expect(await faults([{ ...first, origin: originOf(newUuid()) }])).toEqual([
      { fault: 'checkpoint_unsigned', size: 2 },
    ])
    expect(await faults([second, first])).toEqual([{ fault: 'checkpoint_backwards', size: 2 }])
  })

  test('finds a cut tail, although the chain that is left holds', async () => {
    const [first, second] = [await made(2), await made(2)]
    await own(`delete from audit_log where tenant_id = $1 and id = any
      (select unnest(row_ids) from audit_seals where tenant_id = $1 and seq = 2)`)
    await own('delete from audit_seals where tenant_id = $1 and seq = 2')
    expect(await faults([first])).toEqual([])
    expect(await faults([first, second])).toEqual([{ fault: 'checkpoint_cut', size: 4 }])
  })

  test('is not made again over a log that has lost what was signed', async () => {
    const first = await made(3)
    await own('delete from audit_checkpoints where tenant_id = $1')
    await expect(make(first)).rejects.toThrow('no longer in the database')
    const again = await make()
    expect(again?.root).toBe(first.root)
    await own(`update audit_checkpoints set root = repeat('0', 64) where tenant_id = $1`)
    await expect(make(first)).rejects.toThrow('not the one that was exported')
    await expect(make()).rejects.toThrow('not signed by this key')
    await own(
      `update audit_checkpoints set root = '${first.root}', frontier = repeat('0', 64) where tenant_id = $1`,
    )
    await expect(make()).rejects.toThrow('halves of the tree')
  })

  test('covers a row that was removed before its seal as one that is missing', async () => {
    const checkpoint = await made(1)
    await inTenant(town.db, town.tenantId, (tx) =>
      tx.insertInto('audit_unsealed').values({ id: newUuid() }).execute(),
    )
    await sealTenant(town.db, town.tenantId, clock)
    const next = await make(checkpoint)
    expect(next?.size).toBe(2)
    expect(await faults(next ? [checkpoint, next] : [])).toEqual([{ fault: 'row_missing', seq: 2 }])
  })
})

const listen = async () => {
  const witnessKey = await openLogKey(join(folder, 'witness.pem'), { mayMake: true })
  const witness = openWitness({
    folder: join(folder, 'witnessed'),
    accepts: new Map([[originOf(town.tenantId), key.publicKeys]]),
    key: witnessKey,
    clock,
  })
  app = Fastify()
  addWitness(app, witness)
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    witnessKey,
    place: witnessPlace(town.db, { url: address + witnessPath, keys: witnessKey.publicKeys }),
  }
}
const bring = (place: ReturnType<typeof filePlace>) => exportTo(town.db, town.tenantId, { place, clock })
const cosignatures = async (place: string) =>
  (
    await owner.query(
      `select cosignature from audit_exports where tenant_id = $1 and place = $2 order by size`,
      [town.tenantId, place],
    )
  ).rows.map((row) => JSON.parse(row.cosignature))

const show = (body: object) =>
  app?.inject({ method: 'POST', url: witnessPath, payload: body }).then(({ statusCode }) => statusCode)

describe('two places outside the database', () => {
  test('the folder gets every checkpoint once, also when the answer to the last try was lost', async () => {
    const place = filePlace(join(folder, 'kept'))
    const [first, second] = [await made(2), await made(3)]
    expect(await exportState(town.db, town.tenantId, ['file'])).toEqual([
      { place: 'file', size: 0, notExportedSince: at },
    ])
    expect(await bring(place)).toBe(2)
    await own('delete from audit_exports where tenant_id = $1')
    await bring(place)
    expect(await bring(place)).toBe(0)
    const { values } = await readCheckpoints(checkpointFile(join(folder, 'kept'), town.tenantId))
    expect(values).toEqual([first, second])
    expect(await exportState(town.db, town.tenantId, ['file'])).toEqual([
      { place: 'file', size: 5, notExportedSince: undefined },
    ])
  })

  test('a witness signs what goes on from what it saw, over a real connection', async () => {
    const { place, witnessKey } = await listen()
    const first = await made(3)
    await bring(place)
    await made(4)
    const last = await made(20)
    await bring(place)
    const signed = await cosignatures(place.name)
    expect(signed).toHaveLength(2)
    expect(isWitnessed(first, signed[0], witnessKey.publicKeys)).toBe(true)
    expect(isWitnessed(last, signed[1], witnessKey.publicKeys)).toBe(true)
    expect(isWitnessed(last, signed[0], witnessKey.publicKeys)).toBe(false)
    const [seen] = (await readFile(join(folder, 'witnessed', `barntid-${town.tenantId}.jsonl`), 'utf8'))
      .trim()
      .split('\n')
    expect(Object.keys(JSON.parse(seen ?? '')).sort()).toEqual([
      'at',
      'head',
      'key',
      'origin',
      'root',
      'seals',
      'signature',
      'size',
    ])
  })

  test('a witness whose answer was lost is asked again from what it has', async () => {
    const { place } = await listen()
    await made(3)
    await bring(place)
    await made(5)
    await bring(place)
    await own(`delete from audit_exports where tenant_id = $1 and size = 8`)
    await made(2)
    expect(await bring(place)).toBe(2)
    expect(await exportState(town.db, town.tenantId, [place.name])).toMatchObject([{ size: 10 }])
  })

  test('a witness signs no second history, and keeps what it was shown', async () => {
    const { place } = await listen()
    await made(6)
    await bring(place)
    // Everything is written anew, with a valid chain and our own key: only the witness remembers.
    for (const table of ['audit_exports', 'audit_checkpoints', 'audit_seals', 'audit_log'])
      await own(`delete from ${table} where tenant_id = $1`)
    await made(9)
    await expect(bring(place)).rejects.toThrow('a log that we do not have')
    await own('delete from audit_checkpoints where tenant_id = $1')
    await own('delete from audit_seals where tenant_id = $1')
    await own(
      'insert into audit_unsealed select tenant_id, id from audit_log where tenant_id = $1 order by id limit 6',
    )
    await sealTenant(town.db, town.tenantId, clock)
    await make()
    await expect(bring(place)).rejects.toThrow('the witness answered 422')
    const evidence = await readFile(
      join(folder, 'witnessed', `barntid-${town.tenantId}.refused.jsonl`),
      'utf8',
    )
    expect(JSON.parse(evidence.trim())).toMatchObject({ seen: { size: 6 }, checkpoint: { size: 6 } })
    expect(await exportState(town.db, town.tenantId, [place.name])).toMatchObject([{ notExportedSince: at }])
  })

  test('a witness takes nothing from those whom it does not know, nor what is not signed', async () => {
    await listen()
    const checkpoint = await made(1)
    expect(await show({ checkpoint, oldSize: 0, proof: [] })).toBe(200)
    expect(await show({ checkpoint: { ...checkpoint, size: 2 }, oldSize: 1, proof: [] })).toBe(403)
    const stranger = { ...checkpoint, origin: originOf(newUuid()) }
    expect(await show({ checkpoint: stranger, oldSize: 0, proof: [] })).toBe(404)
    expect(await show({ checkpoint, oldSize: 5, proof: [] })).toBe(409)
    expect(await show({ checkpoint, oldSize: 1, proof: ['x'] })).toBe(400)
    expect(await show({ checkpoint, oldSize: 1, proof: [checkpoint.root] })).toBe(422)
  })

  test('a place that does not answer is tried again, and since when is known', async () => {
    const { place, witnessKey } = await listen()
    await app?.close()
    await made(2)
    await expect(bring(place)).rejects.toThrow()
    expect(await exportState(town.db, town.tenantId, [place.name])).toEqual([
      { place: place.name, size: 0, notExportedSince: at },
    ])
    const again = await listen()
    expect(again.witnessKey.id).toBe(witnessKey.id)
    expect(await bring(again.place)).toBe(1)
  })
})

describe('the running proof', () => {
  test('signs when it is due or stops, brings to file and witness, and tells how far it has come', async () => {
    const witnessKey = await openLogKey(join(folder, 'witness.pem'), { mayMake: true })
    app = Fastify()
    addWitness(
      app,
      openWitness({
        folder: join(folder, 'witnessed'),
        accepts: new Map([[originOf(town.tenantId), key.publicKeys]]),
        key: witnessKey,
        clock,
      }),
    )
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    const witnessFile = join(folder, 'witnesses.json')
    await writeFile(
      witnessFile,
      JSON.stringify({ send: [{ url: address + witnessPath, publicKey: witnessKey.publicPem }] }),
    )
    const errors: unknown[] = []
    const proof = await openProof(town.db, {
      dataDir: folder,
      keyFile: join(folder, 'key.pem'),
      witnessFile,
      mayMakeKey: false,
      clock,
      onError: (error) => errors.push(error),
    })
    await write(1_000)
    proof.start()
    const sizes = async () => (await proof.state(town.tenantId)).map(({ size }) => size)
    await expect.poll(sizes, { timeout: 10_000 }).toEqual([1_000, 1_000])
    await write(3)
    await proof.stop()
    // Other towns of this file have no key of ours at the witness: that is told, and does not keep this one waiting.
    expect((await sizes())[0]).toBe(1_003)
    const { values } = await readCheckpoints(checkpointFile(join(folder, 'log-checkpoints'), town.tenantId))
    expect(values.map(({ size }) => size)).toEqual([1_000, 1_003])
    expect(await faults(values)).toEqual([])
  })

  test('without a key nothing is started in production', async () => {
    const dataDir = join(folder, 'empty')
    const open = (mayMakeKey: boolean) =>
      openProof(town.db, {
        dataDir,
        keyFile: undefined,
        witnessFile: undefined,
        mayMakeKey,
        clock,
        onError: () => {},
      })
    await expect(open(false)).rejects.toThrow('The key that signs the access log is missing')
    await (await open(true)).stop()
    expect((await stat(join(dataDir, 'log-key.pem'))).mode & 0o777).toBe(0o600)
    await (await open(false)).stop()
  })

  test('a list of witnesses that cannot be read, or without https, stops the start', async () => {
    const witnessFile = join(folder, 'witnesses.json')
    const open = () =>
      openProof(town.db, {
        dataDir: folder,
        keyFile: undefined,
        witnessFile,
        mayMakeKey: true,
        clock,
        onError: () => {},
      })
    await writeFile(
      witnessFile,
      JSON.stringify({ send: [{ url: 'http://kommun.example/witness', publicKey: key.publicPem }] }),
    )
    await expect(open()).rejects.toThrow('https is needed')
    await writeFile(
      witnessFile,
      JSON.stringify({ accept: [{ origin: originOf(town.tenantId), publicKey: 'x' }] }),
    )
    await expect(open()).rejects.toThrow('not a public key')
  })
})
