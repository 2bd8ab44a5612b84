import { lineOf, measure, percent } from './measure.ts'

/**
 * `npm run test:logreview -- [seed …]`: a planted year in one municipality for each seed, 1 to 4 when none is named; one year
 * alone may be a lucky one. Ends with 1 under 95 % of all snoops or over 1 % of all honest openings.
 */
const named = process.argv.slice(2).map(Number)
const seeds = named.length > 0 ? named : [1, 2, 3, 4]
const sum = { snoops: 0, found: 0, honest: 0, flagged: 0 }
for (const seed of seeds) {
  const year = measure(seed, 365)
  console.log(`${lineOf(year)} · seed ${seed}`)
  sum.snoops += year.snoops
  sum.found += year.found
  sum.honest += year.honest
  sum.flagged += year.flagged
}
const { snoops, found, honest, flagged } = sum
console.log(
  `test:logreview: ${snoops} snoops, ${found} found (${percent(found, snoops)}), ${honest} honest openings, ${flagged} flagged (${percent(flagged, honest)}) · seeds ${seeds.join(', ')}`,
)
process.exitCode = found / snoops >= 0.95 && flagged / honest <= 0.01 ? 0 : 1
