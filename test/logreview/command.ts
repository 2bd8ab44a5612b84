import { lineOf, measure } from './measure.ts'

/**
 * `npm run test:logreview -- [seed]`: a planted year in one municipality. Ends with 1 under 95 % of the snoops or over 1 % of
 * the honest openings.
 */
const [seed = 1] = process.argv.slice(2).map(Number)
const found = measure(seed, 365)
console.log(`${lineOf(found)} · seed ${seed}`)
process.exitCode = found.found / found.snoops >= 0.95 && found.flagged / found.honest <= 0.01 ? 0 : 1
