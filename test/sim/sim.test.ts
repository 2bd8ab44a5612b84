import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { isAny, tryMutant, trySeed } from './faults.ts'
import { mutants } from './mutants.ts'
import { run } from './run.ts'
import { openServers, type Servers } from './server.ts'

/** `npm run sim -- --seeds 500` runs more, and tells the seed of a fault; `--mutants` tries every broken version. */
const seeds = 100

let servers: Servers
beforeAll(async () => (servers = await openServers(inject('template'))))
afterAll(() => servers.close())

test('devices without network, with broken disks, wrong clocks and lost answers: nothing that was called saved is lost, doubled, different or readable', async () => {
  let acknowledged = 0
  for (let seed = 1; seed <= seeds; seed += 1) {
    const told = await trySeed(servers, seed)
    acknowledged += told.acknowledged
    expect(told.found).toEqual({ lost: [], doubled: [], diverged: [], leaked: [] })
  }
  expect(acknowledged).toBeGreaterThan(seeds * 10)
}, 600_000)

test('one seed is one run: told again, everybody was promised the same by the same messages', async () => {
  const seed = 8
  const told = []
  for (let n = 0; n < 3; n += 1) {
    const { acknowledged, served } = await run(servers, seed)
    told.push({ acknowledged, served })
  }
  expect(told).toEqual([told[0], told[0], told[0]])
}, 120_000)

test.each(mutants.slice(0, 3))(
  'a broken version is seen: $name',
  async (mutant) => {
    expect(isAny((await tryMutant(servers, mutant, 1)).found)).toBe(true)
  },
  120_000,
)
