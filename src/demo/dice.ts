import type { Day } from '#kernel/day.ts'

/**
 * Every chance of the demo comes from here: the same seed gives the same people and the same stories.
 * `fork` gives a stream of its own to each story, so that stories may run side by side.
 */
export type Dice = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  /** A whole number from `least` to `most`, both possible. */
  readonly int: (least: number, most: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** So many different ones, in their order. */
  readonly some: <T>(from: readonly T[], count: number) => T[]
  /** A UUIDv7 of that day. */
  readonly id: (on: Day) => string
  readonly fork: (label: number) => Dice
}

const range = 2 ** 32

/** mulberry32: 32 bits of state, small and even enough for invented people. */
const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / range
  }
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

const millisecondsOf = new Map<Day, string>()

/** The first 48 bits of the id, once for each day: Temporal is slow for a hundred thousand ids. */
const timePart = (on: Day): string => {
  const known = millisecondsOf.get(on)
  if (known !== undefined) return known
  const text = hex(Temporal.Instant.from(`${on}T12:00:00Z`).epochMilliseconds, 12)
  millisecondsOf.set(on, text)
  return text
}

export const diceOf = (seed: number): Dice => {
  const next = mulberry32(seed)
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(from: readonly T[]): T => {
    const found = from[Math.floor(next() * from.length)]
    if (found === undefined) throw new RangeError('nothing to pick from')
    return found
  }
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick,
    some: (from, count) => {
      const places = from.map((_, place) => place)
      while (places.length > count) places.splice(Math.floor(next() * places.length), 1)
      return places.flatMap((place) => from.slice(place, place + 1))
    },
    id: (on) => {
      const time = timePart(on)
      const variant = hex(0x8000 + int(0, 0x3fff), 4)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(int(0, 0xfff), 3)}-${variant}-${hex(int(0, 0xffffff), 6)}${hex(int(0, 0xffffff), 6)}`
    },
    fork: (label) => diceOf(Math.imul(seed ^ Math.imul(label + 1, 0x9e3779b1), 0x85ebca6b)),
  }
}
