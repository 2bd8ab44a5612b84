import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '#kernel/day.ts'
import { sealTenant } from '#platform/audit/seal.ts'
import { makeKeys } from '#platform/backup/seal.ts'
import { makeBackup } from '#platform/backup/write.ts'
import { fixedClock } from '#platform/clock.ts'
import { aTown } from '#test/support/town.ts'
import { planDemo, seedDemo } from '../src/demo/seed.ts'
import { disposeOneFile } from './drill-disposal.ts'
import { drillReport, drillRestore, latestIn } from './drill-restore.ts'

const now = instant('2026-11-23T09:00:00.000Z')
const clock = fixedClock(now)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'barntid-drill-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a filled municipality is restored to a server of its own, asked, and reported in one line', async () => {
  const town = await aTown()
  const { ownerUrl } = town
  await seedDemo(town.house, { ownerUrl, clock, say: () => undefined, closed: 60, open: 20 })
  await sealTenant(town.db, planDemo(now).tenantId, clock)
  const { identity, recipient } = await makeKeys()
  await makeBackup({ ownerUrl, recipients: [recipient], to: folder, clock })
  const ledger = await disposeOneFile(town.house, planDemo(now).tenantId, { folder, ownerUrl, clock })
  // Neither an unfinished nor a foreign file is taken for the latest.
  await writeFile(join(folder, 'barntid-99991231T000000000Z.age.unfinished'), '')
  await writeFile(join(folder, 'zzz.txt'), '')
  const drill = await drillRestore(await latestIn(folder), [identity], {
    clock,
    durability: 'test',
    ledger,
  })
  expect(drill.faults).toEqual([])
  expect(drill.restored.replayed.files).toBe(1)
  expect(drill.restored.rows).toBeGreaterThan(3_000)
  expect(drill.restored.logRows).toBeGreaterThan(100)
  const lines = drillReport(drill)
  expect(lines.some((line) => /^ {2}cases: \d+ rows, sum as it was$/.test(line))).toBe(true)
  expect(lines.at(-1)).toMatch(
    /^OK: drill: \d+ rows in \d+ tables, \d+ log rows in \d chains, \d+ foreign keys, 0 sequences, 1 disposed files gone once more, 0 files, [\d.]+ MB, [\d.]+ s, 0 faults$/,
  )
  expect(drillReport({ ...drill, faults: ['x'] }).at(-1)).toMatch(/^NOT OK.*1 faults$/)
}, 240_000)

test('a folder without a backup is told as such', async () => {
  await expect(latestIn(tmpdir())).rejects.toThrow('no backup')
})
