import type { Instant } from '#kernel/day.ts'

/** trust.md 3: each month at least 5 % of the active users of a unit, at least five; all of them where there are fewer. */
const share = 0.05
const fewest = 5
/** The part of the log that is read of those who are drawn: so many hours, also drawn. */
export const hoursDrawn = 24

/** A number from 0 and below 1 out of a seed and a name: the same seed draws the same people, whoever does it again. */
const drawn = (seed: string, name: string): number => {
  let h = 0x811c9dc5
  for (const letter of `${seed} ${name}`) h = Math.imul(h ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32
}

const inDrawnOrder = (seed: string, names: readonly string[]): readonly string[] =>
  [...new Set(names)]
    .toSorted()
    .map((name) => ({ name, at: drawn(seed, name) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ name }) => name)

/** Whose openings are read this month. */
export const drawWorkers = (seed: string, active: readonly string[]): readonly string[] => {
  const all = inDrawnOrder(seed, active)
  return all.slice(0, Math.max(fewest, Math.ceil(all.length * share)))
}

const hourOf = (at: Instant): string => at.slice(0, 13)

/** Which hours of a worker are read: drawn among those in which there is anything to read. */
export const drawHours = (seed: string, worker: string, moments: readonly Instant[]): ReadonlySet<string> =>
  new Set(inDrawnOrder(`${seed} ${worker}`, moments.map(hourOf)).slice(0, hoursDrawn))

export const isInHours = (at: Instant, hours: ReadonlySet<string>): boolean => hours.has(hourOf(at))
