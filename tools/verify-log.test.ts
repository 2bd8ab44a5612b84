import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { systemActor } from '#kernel/actor.ts'
import { record } from '#platform/audit/record.ts'
import { sealTenant } from '#platform/audit/seal.ts'
import { aTown, newUuid } from '#test/support/town.ts'
import { checkTenant, faultText, report } from './verify-log.ts'

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
    expect(found && report(found.name, found.check)).toEqual(['OK: Påhittade kommun: 2 rows under 1 seals'])
  }
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await owner.query('delete from audit_log where tenant_id = $1', [town.tenantId])
  await owner.end()
  const broken = await checkTenant(town.db, town.slug, options)
  expect(broken && report(broken.name, broken.check)).toEqual([
    'NOT OK: Påhittade kommun: 1 faults in 2 rows under 1 seals',
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
  const lines = report('X', { rows: 0, seals: 0, faults })
  expect(lines).toHaveLength(22)
  expect(lines.at(-1)).toBe('- and 5 more')
  expect(faultText({ fault: 'tail_cut', seq: 3 })).toContain('seal 3')
})
