import { z } from 'zod'
import { line } from '#kernel/input.ts'
import { issuesOf } from '#kernel/issues.ts'
import { readJson } from './json.ts'
import { type SectionCode, sectionCodes, type SectionGroup, sectionGroups } from './skeleton.ts'
import type { PackageWords, Structure } from './structures.ts'
import type { Both } from './words-1.ts'

/**
 * A licensed municipality's own headings and guidance for the same skeleton. It holds words only: no areas of its own, so
 * that what is written under one set of headings is found under the next.
 */
export const packageFormat = 'barntid-struktur 1'
const longestHeading = 80
const longestGuidance = 600

const Words = z.strictObject({
  heading: line(longestHeading).optional(),
  guidance: line(longestGuidance).optional(),
})

export const PackageSchema = z.strictObject({
  format: z.literal(packageFormat),
  name: line(120),
  groups: z
    .partialRecord(z.enum(sectionGroups), z.strictObject({ heading: line(longestHeading) }))
    .default({}),
  areas: z.partialRecord(z.enum(sectionCodes), Words),
})

export const KeptWords: z.ZodType<PackageWords> = PackageSchema.pick({ groups: true, areas: true })

/** One thing that is wrong: where in the file, and a code that a sentence is found for. */
export type PackageFault = { readonly path: string; readonly line: number; readonly code: string }

export type Checked =
  | { readonly faults: readonly PackageFault[]; readonly name: ''; readonly words: undefined }
  | { readonly faults: readonly []; readonly name: string; readonly words: PackageWords }

// A map: a file may well have a name like toString, which every object knows.
const knownAt = new Map<string, readonly string[]>([
  ['groups', sectionGroups],
  ['areas', sectionCodes],
])

/** A name of our skeleton that is misspelt is told as such, and not as "wrong type". */
const codeAt = (path: string, code: string): string => {
  const [top = '', name = '', deeper] = path.split('.')
  const known = knownAt.get(top)
  if (known && name !== '' && deeper === undefined && !known.includes(name))
    return top === 'areas' ? 'package_unknown_area' : 'package_unknown_group'
  return path === 'format' ? 'package_format' : code
}

const nearestLine = (lineOf: ReadonlyMap<string, number>, path: string): number => {
  const at = lineOf.get(path)
  if (at !== undefined || path === '') return at ?? 1
  return nearestLine(lineOf, path.split('.').slice(0, -1).join('.'))
}

const shown = (heading: string): string => heading.trim().toLowerCase()

/** Two areas under the same heading could not be told apart on the screen or in the document. */
const sameHeadings = (words: PackageWords): string[] => {
  const seen = new Set<string>()
  return sectionCodes.flatMap((code) => {
    const heading = words.areas[code]?.heading
    if (heading === undefined) return []
    const isTwice = seen.has(shown(heading))
    seen.add(shown(heading))
    return isTwice ? [`areas.${code}.heading`] : []
  })
}

const isEmpty = ({ areas, groups }: PackageWords): boolean =>
  Object.keys(groups).length === 0 && Object.values(areas).every((words) => Object.keys(words).length === 0)

const faulty = (faults: readonly PackageFault[]): Checked => ({ faults, name: '', words: undefined })

/** Everything that is wrong with a package, in the order of its lines; or its words. */
export const checkPackage = (text: string): Checked => {
  const read = readJson(text)
  if ('fault' in read) return faulty([{ path: '', line: read.line, code: read.fault }])
  const { lineOf, twice } = read
  const doubled = twice.map((one) => ({ ...one, code: 'json_twice' }))
  const result = PackageSchema.safeParse(read.value, { reportInput: true })
  const wrong = result.success
    ? sameHeadings(result.data).map((path) => ({ path, code: 'package_same_heading' }))
    : issuesOf(result.error).map(({ path, code }) => ({ path, code: codeAt(path, code) }))
  const empty = result.success && isEmpty(result.data) ? [{ path: 'areas', code: 'package_empty' }] : []
  // Zod silently leaves out a name like __proto__: what stands in the file and is not known is always told.
  const unseen = [...lineOf.keys()]
    .filter((path) => codeAt(path, '') !== '' && path !== 'format' && !wrong.some((one) => one.path === path))
    .map((path) => ({ path, code: codeAt(path, '') }))
  const faults = [
    ...doubled,
    ...[...wrong, ...unseen, ...empty].map((one) => ({ ...one, line: nearestLine(lineOf, one.path) })),
  ].toSorted((a, b) => a.line - b.line)
  if (!result.success || faults.length > 0) return faulty(faults)
  const { name, groups, areas } = result.data
  return { faults: [], name, words: { groups, areas } }
}

export type Change = {
  readonly what: 'group' | 'heading' | 'guidance'
  readonly code: SectionCode | SectionGroup
  readonly before: string
  readonly after: string
}

/** What would read otherwise, in the order of the document. Documents are in Swedish, and so are packages. */
export const changesBetween = (
  before: Pick<Structure, 'areas' | 'groups'>,
  after: Pick<Structure, 'areas' | 'groups'>,
): Change[] => {
  const one = (what: Change['what'], code: Change['code'], was: Both, is: Both): Change[] =>
    was.sv === is.sv ? [] : [{ what, code, before: was.sv, after: is.sv }]
  return [
    ...sectionGroups.flatMap((code) => one('group', code, before.groups[code], after.groups[code])),
    ...sectionCodes.flatMap((code) => [
      ...one('heading', code, before.areas[code].heading, after.areas[code].heading),
      ...one('guidance', code, before.areas[code].guidance, after.areas[code].guidance),
    ]),
  ]
}

/** A file to begin from: the words as they stand, for every area. */
export const templateOf = (structure: Structure, name: string): string =>
  `${JSON.stringify(
    {
      format: packageFormat,
      name,
      groups: Object.fromEntries(sectionGroups.map((code) => [code, { heading: structure.groups[code].sv }])),
      areas: Object.fromEntries(
        sectionCodes.map((code) => [
          code,
          { heading: structure.areas[code].heading.sv, guidance: structure.areas[code].guidance.sv },
        ]),
      ),
    },
    null,
    2,
  )}\n`
