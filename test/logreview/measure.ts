import { judge } from '#modules/logreview/rules/judge.ts'
import { logOf, workHonestly } from './honest.ts'
import { type Pattern, patterns, plant } from './snoops.ts'
import { townOf } from './town.ts'

export type Measured = {
  readonly snoops: number
  readonly found: number
  readonly honest: number
  readonly flagged: number
  readonly byPattern: Readonly<Partial<Record<Pattern, { readonly found: number; readonly of: number }>>>
  /** Openings that were parts of a snoop, and how many of them were listed. */
  readonly looks: { readonly found: number; readonly of: number }
  readonly disguised: { readonly found: number; readonly of: number }
}

/** Plants the snoops in a year of honest work and asks the rules what is to be looked at. Found: one look of it is listed. */
export const measure = (seed: number, days: number, review: typeof judge = judge): Measured => {
  const year = townOf(seed, days)
  const log = logOf(year)
  workHonestly(year, log)
  const planted = plant(year, log)
  const judged = review(log.all, year.facts)
  const listed = new Set<number>()
  let [honest, flagged, looks, looksFound] = [0, 0, 0, 0]
  for (const [at, one] of judged.entries()) {
    const snoop = log.all[at]?.snoop
    if (snoop === undefined) {
      honest += 1
      if (one.isListed) flagged += 1
    } else {
      looks += 1
      if (one.isListed) {
        looksFound += 1
        listed.add(snoop)
      }
    }
  }
  const count = (some: typeof planted) => ({
    found: some.filter((one) => listed.has(one.snoop)).length,
    of: some.length,
  })
  return {
    snoops: planted.length,
    found: listed.size,
    honest,
    flagged,
    looks: { found: looksFound, of: looks },
    disguised: count(planted.filter((one) => one.isDisguised)),
    byPattern: Object.fromEntries(
      patterns.map(([pattern]) => [pattern, count(planted.filter((one) => one.pattern === pattern))]),
    ),
  }
}

export const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

/** The line that the command prints. */
export const lineOf = (one: Measured): string =>
  [
    `test:logreview: ${one.snoops} snoops, ${one.found} found (${percent(one.found, one.snoops)}), ${one.honest} honest openings, ${one.flagged} flagged (${percent(one.flagged, one.honest)})`,
    `looks of snoops ${one.looks.found}/${one.looks.of}, with a reason at hand ${one.disguised.found}/${one.disguised.of}`,
    `by pattern: ${Object.entries(one.byPattern)
      .map(([pattern, { found, of }]) => `${pattern} ${found}/${of}`)
      .join(', ')}`,
  ].join(' · ')
