import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import type { Instant } from '#kernel/day.ts'
import { systemActor } from '#kernel/actor.ts'
import { checkpointFile } from '#platform/audit/checkpoint-file.ts'
import { makeCheckpoint } from '#platform/audit/checkpoints.ts'
import { exportTo, filePlace } from '#platform/audit/exports.ts'
import { openLogKey } from '#platform/audit/log-key.ts'
import { record } from '#platform/audit/record.ts'
import { sealTenant } from '#platform/audit/seal.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { checkProof, secondVerify } from './second-verifier.ts'
import { checkTenant, faultText, proofOf, report } from './verify-log.ts'

const options = { headsFile: join(tmpdir(), 'none', 'heads.jsonl') }

test('a municipality is found by its slug or its id, and a whole log is OK', async () => {
  const town = await aTown()
  const entry = {
    action: 'readCase',
    kind: 'read',
    about: { type: 'child', id: newUuid() },
    basis: 'a test',
  } as const
  await town.inTx((tx) =>
    record(tx, { actor: systemActor(town.tenantId), now: town.now(), requestId: 'x' }, [entry, entry]),
  )
  await sealTenant(town.db, town.tenantId, { now: town.now })
  for (const asked of [town.slug, town.tenantId, town.tenantId.toUpperCase()]) {
    const found = await checkTenant(town.db, asked, options)
    expect(found && report(found.name, found.check)).toEqual([
      'OK: Påhittade kommun: 2 rows under 1 seals and 0 checkpoints',
    ])
  }
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await owner.query('delete from audit_log where tenant_id = $1', [town.tenantId])
  await owner.end()
  const broken = await checkTenant(town.db, town.slug, options)
  expect(broken && report(broken.name, broken.check)).toEqual([
    'NOT OK: Påhittade kommun: 1 faults in 2 rows under 1 seals and 0 checkpoints',
    '- a row under seal 1 is missing',
  ])
})

test('an unknown municipality is nothing', async () => {
  const { db } = await aTown()
  expect(await checkTenant(db, 'ingenstans', options)).toBeUndefined()
  expect(await checkTenant(db, `' or true --`, options)).toBeUndefined()
})

test('each fault has words, and many faults are cut short', () => {
  const faults = Array.from({ length: 25 }, (_, i) => ({ fault: 'seal_missing', seq: i + 1 }) as const)
  const lines = report('X', { rows: 0, seals: 0, checkpoints: 0, faults })
  expect(lines).toHaveLength(22)
  expect(lines.at(-1)).toBe('- and 5 more')
  expect(faultText({ fault: 'tail_cut', seq: 3 })).toContain('seal 3')
  expect(faultText({ fault: 'checkpoint_cut', size: 7 })).toBe(
    'the checkpoint of 7 rows is longer than the log in the database: its end was cut',
  )
})

test('with the checkpoints both verifiers find a cut tail, and each row is proved to whoever has the public key', async () => {
  const town = await aTown()
  const folder = await mkdtemp(join(tmpdir(), 'barntid-verify-'))
  const key = await openLogKey(join(folder, 'key.pem'), { mayMake: true })
  const place = filePlace(folder)
  const clock = { now: (): Instant => town.now() }
  for (let seal = 0; seal < 3; seal++) {
    await town.inTx((tx) =>
      record(
        tx,
        { actor: systemActor(town.tenantId), now: town.now(), requestId: `å ${seal} "\\` },
        Array.from({ length: seal + 3 }, () => ({
          action: 'readCase',
          kind: 'read' as const,
          about: { type: 'child', id: seal === 1 ? null : newUuid() },
          basis: 'a test – with “signs”',
        })),
      ),
    )
    await sealTenant(town.db, town.tenantId, clock)
    if (seal < 2) continue
    await makeCheckpoint(town.db, town.tenantId, { key, clock, kept: undefined })
    await exportTo(town.db, town.tenantId, { place, clock })
  }
  const kept = { ...options, checkpointsFolder: folder, keys: key.publicKeys }
  const checkpoints = await readFile(checkpointFile(folder, town.tenantId), 'utf8')
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  const second = () => secondVerify(owner, town.tenantId, { checkpoints, publicPem: key.publicPem })
  const first = async () => (await checkTenant(town.db, town.slug, kept))?.check.faults
  expect([await first(), await second()]).toEqual([[], { rows: 12, faults: [] }])

  for (let seq = 1; seq <= 12; seq++) {
    const proof = (await proofOf(town.db, town.slug, { ...kept, seq })) ?? ''
    expect(checkProof(proof, key.publicPem)).toBeUndefined()
    const read: { row: string[]; path: string[]; checkpoint: object } = JSON.parse(proof)
    const changed = [
      { ...read, seq: (seq % 12) + 1 },
      { ...read, row: read.row.with(4, 'saveNote') },
      { ...read, path: read.path.with(0, '0'.repeat(64)) },
      { ...read, path: read.path.slice(1) },
      { ...read, path: [...read.path, '0'.repeat(64)] },
      { ...read, checkpoint: { ...read.checkpoint, root: '0'.repeat(64) } },
    ]
    for (const one of changed) expect(checkProof(JSON.stringify(one), key.publicPem)).toBeDefined()
  }
  expect(await proofOf(town.db, town.slug, { ...kept, seq: 13 })).toBeUndefined()
  expect(await proofOf(town.db, town.slug, { ...kept, seq: 0 })).toBeUndefined()

  await owner.query(
    `delete from audit_log where tenant_id = $1 and id = any
     (select unnest(row_ids) from audit_seals where tenant_id = $1 and seq = 3)`,
    [town.tenantId],
  )
  await owner.query('delete from audit_seals where tenant_id = $1 and seq = 3', [town.tenantId])
  expect(await first()).toEqual([{ fault: 'checkpoint_cut', size: 12 }])
  expect((await second()).faults).toEqual(['cut: 12 rows were signed, 7 are there'])
  await owner.end()
  await rm(folder, { recursive: true })
})

test('the second verifier shares nothing with the product and has at most 200 lines', async () => {
  const text = await readFile(join(import.meta.dirname, 'second-verifier.ts'), 'utf8')
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1])
  expect(imports.length).toBeGreaterThan(3)
  expect(imports.filter((name) => name !== 'pg' && !name?.startsWith('node:'))).toEqual([])
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(200)
})
