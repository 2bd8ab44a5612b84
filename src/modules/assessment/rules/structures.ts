import { type Day, day } from '#kernel/day.ts'
import {
  kindsIn,
  type PartKind,
  type SectionCode,
  sectionCodes,
  sectionGroups,
  type SectionGroup,
} from './skeleton.ts'
import { areaWords, type AreaWords, type Both, groupWords } from './words-1.ts'

/** A version of our own structure: what stands in an area, and in which words. */
export type BuiltIn = {
  readonly id: 'barntid'
  readonly version: number
  readonly validFrom: Day
  /** Facts, words of the child, strengths and risks each by themselves; without it an area is one text. */
  readonly withParts: boolean
  readonly areas: Readonly<Record<SectionCode, AreaWords>>
  readonly groups: Readonly<Record<SectionGroup, Both>>
}

const version0: BuiltIn = {
  id: 'barntid',
  version: 0,
  validFrom: day('2000-01-01'),
  withParts: false,
  areas: areaWords,
  groups: groupWords,
}

/**
 * Version 0 is what was written before there were parts: one text for each area, read and signed as it was. Version 1 is
 * for what is begun under the law that holds now (SoL 2025:400, from 1 July 2025).
 */
export const builtIns: readonly BuiltIn[] = [
  version0,
  { ...version0, version: 1, validFrom: day('2025-07-01'), withParts: true },
]

/** Our own structure on a day: the newest that had begun. */
export const builtInOn = (on: Day, all: readonly BuiltIn[] = builtIns): BuiltIn =>
  all.findLast(({ validFrom }) => validFrom <= on) ?? version0

/** The version that a text was begun with. */
export const builtInOf = (version: number, all: readonly BuiltIn[] = builtIns): BuiltIn =>
  all.find((one) => one.version === version) ?? version0

type OwnWords = { readonly heading?: string | undefined; readonly guidance?: string | undefined }

/** What a municipality's package says; what it leaves out stays ours. */
export type PackageWords = {
  readonly groups: Readonly<Partial<Record<SectionGroup, { readonly heading: string }>>>
  readonly areas: Readonly<Partial<Record<SectionCode, OwnWords>>>
}

/** A package as it is kept: `words` null is the way back to our own. */
export type Loaded = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly words: PackageWords | null
  readonly validFrom: Day
}

/** The package in force on a day: the one that began last; of two from the same day, the one loaded last. */
export const packageOn = <L extends Pick<Loaded, 'version' | 'validFrom'>>(
  loaded: readonly L[],
  on: Day,
): L | undefined =>
  loaded
    .filter(({ validFrom }) => validFrom <= on)
    .toSorted((a, b) =>
      a.validFrom === b.validFrom ? a.version - b.version : a.validFrom < b.validFrom ? -1 : 1,
    )
    .at(-1)

/** The structure of one text: skeleton, words, and where they are from. */
export type Structure = {
  readonly builtIn: number
  readonly withParts: boolean
  readonly packageId: string | null
  readonly packageVersion: number | null
  /** The package's name, '' for our own. */
  readonly name: string
  readonly areas: Readonly<Record<SectionCode, AreaWords>>
  readonly groups: Readonly<Record<SectionGroup, Both>>
}

const own = (ours: Both, theirs: string | undefined): Both =>
  theirs === undefined ? ours : { sv: theirs, en: theirs }

/** Our structure with a package's words on top. */
export const structureOf = (base: BuiltIn, loaded: Loaded | undefined): Structure => {
  const words = loaded?.words ?? undefined
  const areas = { ...base.areas }
  for (const code of sectionCodes)
    areas[code] = {
      heading: own(base.areas[code].heading, words?.areas[code]?.heading),
      guidance: own(base.areas[code].guidance, words?.areas[code]?.guidance),
    }
  const groups = { ...base.groups }
  for (const code of sectionGroups) groups[code] = own(base.groups[code], words?.groups[code]?.heading)
  return {
    builtIn: base.version,
    withParts: base.withParts,
    packageId: words && loaded ? loaded.id : null,
    packageVersion: words && loaded ? loaded.version : null,
    name: words && loaded ? loaded.name : '',
    areas,
    groups,
  }
}

/** What may stand in an area of this structure beside the worker's own text. */
export const kindsOf = (structure: Structure, section: SectionCode): readonly PartKind[] =>
  structure.withParts ? kindsIn(section) : []
