import type { Opening } from './facts.ts'

/** What each worker does otherwise, from the openings of the period: how many different children a day and an hour. */
export type Habits = {
  readonly perDay: ReadonlyMap<string, number>
  readonly perHour: ReadonlyMap<string, number>
  readonly medianPerDay: ReadonlyMap<string, number>
}

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

const countChildren = (openings: readonly Opening[], by: (one: Opening) => string): Map<string, number> => {
  const seen = new Map<string, Set<string>>()
  for (const one of openings) {
    const key = by(one)
    const children = seen.get(key)
    if (children) children.add(one.childId)
    else seen.set(key, new Set([one.childId]))
  }
  return new Map([...seen].map(([key, children]) => [key, children.size]))
}

export const dayKey = ({ workerId, on }: Opening): string => `${workerId} ${on}`
export const hourKey = ({ workerId, on, hour }: Opening): string => `${workerId} ${on} ${hour}`

/** Counts once for the whole period. */
export const habitsOf = (openings: readonly Opening[]): Habits => {
  const perDay = countChildren(openings, dayKey)
  const days = Map.groupBy([...perDay], ([key]) => key.slice(0, key.lastIndexOf(' ')))
  return {
    perDay,
    perHour: countChildren(openings, hourKey),
    medianPerDay: new Map([...days].map(([worker, own]) => [worker, median(own.map(([, count]) => count))])),
  }
}
