import { type Found, tryMutant, trySeed } from './faults.ts'
import { mutants } from './mutants.ts'
import { inHouse, seedsPerHouse } from './server.ts'

/** One process of the command: every n-th seed, or every n-th broken version. */
export type Said = {
  readonly found: Found
  readonly acknowledged: number
  readonly mutant?: string
  readonly tries?: number
}

const [template = '', what = 'seeds', from = '1', count = '0', at = '0', every = '1'] = process.argv.slice(2)
const say = (said: Said): void => {
  process.send?.(said)
}
const mine = <T>(all: readonly T[]): T[] => all.filter((_, n) => n % Number(every) === Number(at))

if (what === 'mutants')
  await inHouse(template, async (servers) => {
    for (const mutant of mine(mutants)) {
      const { found, tries } = await tryMutant(servers, mutant, Number(from))
      say({ found, acknowledged: 0, mutant: mutant.name, tries })
    }
  })
else {
  const seeds = mine(Array.from({ length: Number(count) }, (_, n) => Number(from) + n))
  for (let n = 0; n < seeds.length; n += seedsPerHouse)
    await inHouse(template, async (servers) => {
      for (const seed of seeds.slice(n, n + seedsPerHouse)) say(await trySeed(servers, seed))
    })
}
process.disconnect?.()
