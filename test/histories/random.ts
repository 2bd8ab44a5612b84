/** Numbers that look like chance and are the same for the same seed: a history is told again by its seed. */
export type Chance = {
  /** A whole number from 0 and below `n`. */
  readonly below: (n: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly isOneIn: (n: number) => boolean
}

/** Mixes two numbers into one; near seeds give histories that have nothing in common. */
const mix = (a: number, b: number): number => {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return (h ^ (h >>> 15)) >>> 0
}

/** Chance of its own for each step, so that a step keeps its numbers when others are left out. */
export const chanceOf = (seed: number, step: number): Chance => {
  let state = mix(seed, step)
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    return mix(state, 7) % Math.max(1, n)
  }
  return {
    below,
    pick: (list) => {
      const found = list[below(list.length)]
      if (found === undefined) throw new RangeError('nothing to pick from')
      return found
    },
    isOneIn: (n) => below(n) === 0,
  }
}
