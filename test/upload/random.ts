/** Numbers out of a seed: the same files each time. */
export type Random = {
  readonly below: (n: number) => number
  readonly of: <T>(list: readonly T[]) => T
  readonly bytes: (n: number) => Buffer
}

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    below,
    of: (list) => {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('an empty list')
      return one
    },
    bytes: (n) => Buffer.from(Array.from({ length: n }, () => below(256))),
  }
}
