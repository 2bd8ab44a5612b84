import { wordsFoundBy } from '../rules/names.ts'
import { nearSpellings } from './spelling.ts'

/** How well a name answers what was typed: the whole words, their beginnings, or nearly. */
export const matches = ['exact', 'beginning', 'near'] as const
export type Match = (typeof matches)[number]

export const matchOrder = (match: Match): number => matches.indexOf(match)

const bestOf = (part: string, words: readonly string[], near: () => ReadonlySet<string>): Match | undefined =>
  words.includes(part)
    ? 'exact'
    : words.some((word) => word.startsWith(part))
      ? 'beginning'
      : words.some((word) => near().has(word))
        ? 'near'
        : undefined

export type Typed = {
  /** In the order in which they were typed. */
  readonly parts: readonly string[]
  /** All near spellings of a part, made when somebody asks: most searches find what was typed. */
  readonly near: (part: string) => ReadonlySet<string>
}

/** Parts with their near spellings, made once for a search. */
export const typedAs = (parts: readonly string[]): Typed => {
  const made = new Map<string, ReadonlySet<string>>()
  return {
    parts,
    near: (part) => {
      const known = made.get(part) ?? nearSpellings(part)
      made.set(part, known)
      return known
    },
  }
}

/** 'anna karin' may stand as one word in the register: each two neighbours as one. */
export const joinedReadings = (parts: readonly string[]): string[][] =>
  parts.slice(1).map((part, at) => [...parts.slice(0, at), `${parts[at]}${part}`, ...parts.slice(at + 2)])

/** Every part must answer to some word of the name; the poorest answer counts. undefined: another name. */
export const matchOf = ({ parts, near }: Typed, name: string): Match | undefined => {
  const words = wordsFoundBy(name)
  const found = parts.map((part) => bestOf(part, words, () => near(part)))
  if (!found.includes(undefined)) return matches.findLast((one) => found.includes(one))
  const isJoined = joinedReadings(parts).some((reading) => reading.every((word) => words.includes(word)))
  return isJoined ? 'beginning' : undefined
}
