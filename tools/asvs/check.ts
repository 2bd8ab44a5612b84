import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { titlesIn } from './titles.ts'

/**
 * docs/asvs.json against the list of OWASP ASVS 5.0.0: each requirement of levels 1 and 2 (and those of level 3 that we chose)
 * stands there once, with the test that shows it or the reason why not. Ids and levels are the standard's, the words are ours.
 */

/** Level 3 by choice: four eyes, reports of broken policies, a fresh sign-in, vectors, retention, one step for check and act. */
export const chosen: readonly string[] = [
  '2.3.5',
  '3.4.7',
  '5.2.5',
  '5.2.6',
  '5.3.3',
  '7.5.3',
  '8.2.4',
  '8.4.2',
  '11.3.4',
  '14.2.7',
  '14.2.8',
  '15.4.2',
]

const Words = z.string().trim().min(3)
/** "path/of.test.ts: the name of a test, a group or a row", as it stands in the file. */
const Proof = z.string().regex(/^(?:src|test|tools|db|scripts|bench)\/[\w./-]+\.test\.(?:tsx?|mjs): \S/)
const common = {
  id: z.string().regex(/^\d+\.\d+\.\d+$/),
  level: z.number().int().min(1).max(3),
  about: Words.refine((text) => text.split(/\s+/).length <= 12, 'at most twelve words'),
}

export const Entry = z.union([
  z.strictObject({ ...common, state: z.literal('met'), proof: z.array(Proof).min(1) }),
  // Where only code or a document can show it: which, and why no test does.
  z.strictObject({
    ...common,
    state: z.literal('met'),
    shownBy: z.array(z.string()).min(1),
    reason: Words,
  }),
  z.strictObject({ ...common, state: z.enum(['not_met', 'not_applicable']), reason: Words }),
])
export type Entry = Readonly<z.output<typeof Entry>>

const Levels = z.record(z.string(), z.array(z.number().int().min(1).max(3)))

/** Every requirement of the standard with its level. */
export const readLevels = (root: string): ReadonlyMap<string, number> => {
  const sections = Levels.parse(JSON.parse(readFileSync(join(root, 'tools/asvs/requirements.json'), 'utf8')))
  return new Map(
    Object.entries(sections).flatMap(([section, levels]) =>
      levels.map((level, i) => [`${section}.${i + 1}`, level] as const),
    ),
  )
}

export const readEntries = (root: string): unknown[] =>
  z.array(z.unknown()).parse(JSON.parse(readFileSync(join(root, 'docs/asvs.json'), 'utf8')))

/** What is asked of us: levels 1 and 2, and what we chose of level 3. */
export const askedOf = (levels: ReadonlyMap<string, number>): string[] =>
  [...levels].filter(([id, level]) => level < 3 || chosen.includes(id)).map(([id]) => id)

/** Reads a file of the repository, undefined when it is not there. */
export type Read = (path: string) => string | undefined

export const readFrom =
  (root: string): Read =>
  (path) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined

const pathOf = (proof: string): string => proof.slice(0, proof.indexOf(': '))
const titleOf = (proof: string): string => proof.slice(proof.indexOf(': ') + 2)

const faultsOfProof = (read: Read): ((entry: Entry) => string[]) => {
  const known = new Map<string, ReadonlySet<string> | undefined>()
  const titlesOf = (path: string): ReadonlySet<string> | undefined => {
    if (!known.has(path)) {
      const text = read(path)
      known.set(path, text === undefined ? undefined : titlesIn(path, text))
    }
    return known.get(path)
  }
  return (entry) => {
    if ('shownBy' in entry)
      return entry.shownBy
        .filter((path) => read(path) === undefined)
        .map((path) => `${entry.id}: ${path} is not there`)
    if (!('proof' in entry)) return []
    return entry.proof.flatMap((proof) => {
      const titles = titlesOf(pathOf(proof))
      if (!titles) return [`${entry.id}: ${pathOf(proof)} is not there`]
      return titles.has(titleOf(proof)) ? [] : [`${entry.id}: no test of that name: ${proof}`]
    })
  }
}

export type Checked = { readonly entries: readonly Entry[]; readonly faults: readonly string[] }

/** What is wrong with the file; nothing when every requirement is answered once and every named test is there. */
export const checkAsvs = (
  given: readonly unknown[],
  { levels, read }: { readonly levels: ReadonlyMap<string, number>; readonly read: Read },
): Checked => {
  const entries: Entry[] = []
  const faults: string[] = []
  for (const [i, one] of given.entries()) {
    const parsed = Entry.safeParse(one)
    if (parsed.success) entries.push(parsed.data)
    else faults.push(`entry ${i + 1} (${String(Object(one).id)}): ${z.prettifyError(parsed.error)}`)
  }
  const asked = askedOf(levels)
  const times = Map.groupBy(entries, ({ id }) => id)
  for (const id of asked) if (!times.has(id)) faults.push(`${id} is not answered`)
  for (const [id, all] of times) {
    if (all.length > 1) faults.push(`${id} is answered ${all.length} times`)
    if (!asked.includes(id)) faults.push(`${id} is not asked`)
    for (const { level } of all)
      if (levels.get(id) !== undefined && levels.get(id) !== level)
        faults.push(`${id} is of level ${levels.get(id)}, not ${level}`)
  }
  return { entries, faults: [...faults, ...entries.flatMap(faultsOfProof(read))] }
}

const count = (entries: readonly Entry[]): string => {
  const of = (state: Entry['state']): number => entries.filter((one) => one.state === state).length
  return `${of('met')} met, ${of('not_met')} not met, ${of('not_applicable')} not applicable`
}

/** The line of figures. */
export const figuresOf = (entries: readonly Entry[]): string => {
  const [ours, more] = [entries.filter(({ level }) => level < 3), entries.filter(({ level }) => level === 3)]
  const proofs = entries.flatMap((one) => ('proof' in one ? one.proof : []))
  const files = new Set(proofs.map(pathOf))
  const shown = entries.filter((one) => 'shownBy' in one).length
  return `asvs: ${ours.length} requirements: ${count(ours)}; ${more.length} chosen of level 3: ${count(more)}; proof in ${files.size} test files, ${shown} shown by a document or the code`
}
