import { countFrom } from './argument.ts'

/** Numbers that look like chance and are the same for the same seed. Not for secrets. */
export type SeededRandom = {
  /** A whole number from 0 and below `n`, each as likely. */
  readonly below: (n: number) => number
}

const WORDS = 2 ** 32

/** FNV-1a over the UTF-16 units of the seed, then a mixing step of MurmurHash3: one word of state for each salt. */
const wordOf = (seed: string, salt: number): number => {
  let hash = (0x811c9dc5 ^ salt) >>> 0
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The generator sfc32 (Doty-Humphrey, PractRand) with its state from the seed. */
export const seededRandom = (seed: string): SeededRandom => {
  let [a, b, c, counter] = [wordOf(seed, 1), wordOf(seed, 2), wordOf(seed, 3), 1]
  const word = (): number => {
    const result = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + result) >>> 0
    return result
  }
  // The first words still remember how alike near seeds are.
  for (let round = 0; round < 12; round += 1) word()
  const below = (n: number): number => {
    countFrom(1, 'n', n)
    if (n > WORDS) throw new RangeError(`n must not be above ${WORDS}, got ${n}`)
    // Words above the last whole multiple of n would make small numbers likelier; they are drawn again.
    const fair = WORDS - (WORDS % n)
    let drawn = word()
    while (drawn >= fair) drawn = word()
    return drawn % n
  }
  return { below }
}
