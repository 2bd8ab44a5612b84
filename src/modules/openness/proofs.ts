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
