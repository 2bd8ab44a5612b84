import type { Mutant } from './mutants.ts'
import { type Result, run } from './run.ts'
import type { Servers } from './server.ts'

export const kindsOfFault = ['lost', 'doubled', 'diverged', 'leaked'] as const

/** What a run found, each with the seed that tells it again. */
export type Found = Readonly<Record<(typeof kindsOfFault)[number], readonly string[]>>

const seen = (seed: number, { lost, doubled, diverged, leaked }: Result): Found => {
  const tell = (all: readonly string[]): string[] => all.map((one) => `seed ${seed}: ${one}`)
  return { lost: tell(lost), doubled: tell(doubled), diverged: tell(diverged), leaked: tell(leaked) }
}

export const isAny = (found: Found): boolean => kindsOfFault.some((kind) => found[kind].length > 0)

export const trySeed = async (servers: Servers, seed: number) => {
  const result = await run(servers, seed)
  return { found: seen(seed, result), acknowledged: result.acknowledged }
}

const mostTries = 60

/** Runs a broken version until it is caught, or for sixty seeds. */
export const tryMutant = async (servers: Servers, mutant: Mutant, first: number) => {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const found = seen(first + tries - 1, await run(servers, first + tries - 1, { mutant }))
    if (isAny(found) || tries === mostTries) return { found, tries }
  }
  throw new RangeError('no tries')
}
