import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DaySchema } from '#kernel/day-schema.ts'

/**
 * The figures that each proof ends with, by the command that prints them. A line that no longer fits its pattern is not
 * shown as a proof: `npm run proof` refuses to keep it.
 */
export const patterns = {
  'test:audit':
    /(?<requests>\d+) requests: (?<reads>\d+) reads \+ (?<writes>\d+) writes, (?<logged>\d+) in the log.* (?<unavailable>\d+) × 503, (?<changed>\d+) changed.* (?<tamperings>\d+) tamperings .*: (?<found>\d+) found by verify-log, (?<second>\d+) by the second verifier, (?<alarms>\d+) false alarms/,
  'test:logreview':
    /(?<snoops>\d+) snoops, \d+ found \((?<found>[\d.]+) %\), (?<honest>\d+) honest openings, \d+ flagged \((?<flagged>[\d.]+) %\)/,
  'fault:kill':
    /server killed (?<server>\d+) times.*PostgreSQL killed (?<database>\d+) times.*; (?<acknowledged>\d+) acknowledged, \d+ sent again, (?<lost>\d+) lost, (?<half>\d+) half/,
  'fault:net':
    /fault:net: .*; (?<acknowledged>\d+) acknowledged, \d+ sent again, (?<lost>\d+) lost, (?<half>\d+) half/,
  'fault:disk':
    /fault:disk: .*; (?<acknowledged>\d+) acknowledged, \d+ sent again, (?<lost>\d+) lost, (?<half>\d+) half/,
  'test:authz':
    /test:authz: (?<routes>\d+) routes .* × (?<actors>\d+) actors = (?<cells>\d+) cells, \d+ executed, (?<wrong>\d+) wrong · (?<swapped>\d+) swapped ids, (?<through>\d+) let through · (?<graphs>\d+) graphs, .*?(?<disagreements>\d+) disagreements/,
  'test:rls': /test:rls: (?<tables>\d+) tables .* = (?<tries>\d+) tries, (?<foreign>\d+) foreign rows/,
  'test:dump':
    /test:dump: (?<found>\d+) of (?<sealed>\d+) sealed values found in (?<tables>\d+) tables.* (?<opened>\d+) of \d+ opened/,
  'test:release':
    /test:release: (?<words>\d+) hidden words, (?<documents>\d+) documents .*: (?<hits>\d+) hits.* (?<histories>\d+) edit histories .*: (?<left>\d+) of (?<deleted>\d+) deleted words/,
  'test:upload':
    /test:upload: (?<hostile>\d+) hostile files \+ (?<archives>\d+) archives: .* (?<wrongly>\d+) taken wrongly/,
  'test:disposal':
    /test:disposal: (?<people>\d+) people, (?<gone>\d+) files gone .* (?<before>\d+) rows with their canaries before, (?<after>\d+) anywhere after.* (?<changed>\d+) rows of others changed.* without the ledger, (?<resurrected>\d+) with it/,
  fuzz: /fuzz: (?<routes>\d+) routes, (?<inputs>\d+) inputs .*: (?<faults>\d+) × 5xx/,
  sim: /(?<seeds>\d+) seeds, (?<acknowledged>\d+) acknowledged, (?<lost>\d+) lost, (?<doubled>\d+) doubled, (?<diverged>\d+) diverged, (?<leaked>\d+) leaked/,
  'drill:restore':
    /(?<verdict>OK): drill: (?<rows>\d+) rows in (?<tables>\d+) tables, (?<logRows>\d+) log rows.* (?<seconds>[\d.]+) s, (?<faults>\d+) faults/,
  'test:boot': /boot: (?<refused>\d+) of (?<settings>\d+) unsafe settings refused/,
  'test:a11y':
    /accessible: (?<screens>\d+) screens, (?<looks>\d+) looks, (?<violations>\d+) violations, (?<undecided>\d+) undecided/,
} as const

export type Proof = keyof typeof patterns

/** What a pattern found, by the names of its groups. */
export type Figures = Readonly<Record<string, string>>

const Kept = z.record(z.string(), z.strictObject({ line: z.string(), on: DaySchema }))

export type Shown = { readonly on: string; readonly figures: Figures }

export const isProof = (name: string): name is Proof => Object.hasOwn(patterns, name)

/** The figures of a line, or undefined when it is not one of that proof. */
export const figuresOf = (proof: Proof, line: string): Figures | undefined =>
  patterns[proof].exec(line)?.groups

export const proofFile = join(import.meta.dirname, 'proof.json')

/** The last line of each proof that was kept, with its day. */
export const keptProofs = (): ReadonlyMap<Proof, Shown> => {
  const kept = Kept.parse(JSON.parse(readFileSync(proofFile, 'utf8')))
  return new Map(
    Object.entries(kept).flatMap(([name, { line, on }]): [Proof, Shown][] => {
      const figures = isProof(name) ? figuresOf(name, line) : undefined
      return isProof(name) && figures !== undefined ? [[name, { on, figures }]] : []
    }),
  )
}
