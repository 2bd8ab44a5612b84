import { type Chance, chanceOf } from '../histories/random.ts'

export type { Chance } from '../histories/random.ts'

/** One stream of chance for each thing that has its own: adding a draw to one leaves the others as they were. */
export const streams = (seed: number) => {
  const made = new Map<string, Chance>()
  return (name: string): Chance => {
    const known = made.get(name)
    if (known) return known
    const number = new TextEncoder().encode(name).reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7)
    const chance = chanceOf(seed, number)
    made.set(name, chance)
    return chance
  }
}
