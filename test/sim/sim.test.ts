import { expect, inject, test } from 'vitest'
import { isAny, tryMutant, trySeed } from './faults.ts'
import { mutants } from './mutants.ts'
import { run } from './run.ts'
import { inHouse, seedsPerHouse } from './server.ts'

/** `npm run sim -- --seeds 500` runs more, and tells the seed of a fault; `--mutants` tries every broken version. */
const seeds = 100

test.each(Array.from({ length: seeds / seedsPerHouse }, (_, n) => n * seedsPerHouse + 1))(
  'devices without network, with broken disks, wrong clocks and lost answers: nothing that was called saved is lost, doubled, different or readable (from seed %i)',
  async (first) => {
    let acknowledged = 0
    await inHouse(inject('template'), async (servers) => {
      for (let seed = first; seed < first + seedsPerHouse; seed += 1) {
        const told = await trySeed(servers, seed)
        acknowledged += told.acknowledged
        expect(told.found).toEqual({ lost: [], doubled: [], diverged: [], leaked: [] })
      }
    })
    expect(acknowledged).toBeGreaterThan(seedsPerHouse * 10)
  },
  400_000,
)

test('one seed is one run: told again, everybody was promised the same by the same messages', async () => {
  const seed = 8
  const told: object[] = []
  await inHouse(inject('template'), async (servers) => {
    for (let n = 0; n < 3; n += 1) {
      const { acknowledged, served } = await run(servers, seed)
      told.push({ acknowledged, served })
    }
  })
  expect(told).toEqual([told[0], told[0], told[0]])
}, 120_000)

test.each(mutants.slice(0, 3))(
  'a broken version is seen: $name',
  async (mutant) => {
    await inHouse(inject('template'), async (servers) =>
      expect(isAny((await tryMutant(servers, mutant, 1)).found)).toBe(true),
    )
  },
  120_000,
)
