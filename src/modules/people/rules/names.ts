/**
 * How names are compared and found. Rings, dots and other marks are taken away ("Zoë" is found as "zoe", "Åsa" as "asa": who
 * hears a name does not know how it is spelt), capitals do not matter.
 */
const fellows: Readonly<Record<string, string>> = {
  æ: 'a',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  œ: 'oe',
  þ: 'th',
}

const foldLetter = (letter: string): string => {
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '')
  return fellows[bare] ?? bare
}

/** 'Éva-Lóve' → 'eva-love', 'Åsa' → 'asa'. */
export const foldName = (name: string): string =>
  Array.from(name.normalize('NFC').toLowerCase().normalize('NFC'), foldLetter).join('')

const apostrophes = /['’‘`´]/g
const longestPart = 100

/** The parts that a name is found by: 'Anna-Karin O’Hara' → 'anna', 'karin', 'ohara'. */
export const partsOf = (name: string): string[] => [
  ...new Set(
    foldName(name.replace(apostrophes, ''))
      .split(/[^\p{L}]+/u)
      .filter((part) => part !== '')
      .map((part) => part.slice(0, longestPart)),
  ),
]

const compounds = /[\p{L}\p{M}]+(?:[-\u2010\u2011][\p{L}\p{M}]+)+/gu

/** What a person is found by: the parts of the name, and a double name in one word ('Anna-Karin' → 'annakarin'). */
export const wordsFoundBy = (name: string): string[] => [
  ...new Set([
    ...partsOf(name),
    ...(name.replace(apostrophes, '').normalize('NFC').match(compounds) ?? []).map((double) =>
      partsOf(double).join('').slice(0, longestPart),
    ),
  ]),
]

/** Letters to put in, take out or change to come from one word to the other; two that changed places count as one. */
const distance = (one: string, other: string): number => {
  const width = other.length + 1
  const rows: number[][] = [Array.from({ length: width }, (_, at) => at)]
  const cost = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j < width; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      row.push(
        Math.min(
          cost(i - 1, j) + 1,
          (row[j - 1] ?? 0) + 1,
          cost(i - 1, j - 1) + same,
          swapped ? cost(i - 2, j - 2) + 1 : Infinity,
        ),
      )
    }
  }
  return cost(one.length, other.length)
}

const shortWord = 5

const isNearWord = (one: string, other: string): boolean =>
  distance(one, other) <= (Math.min(one.length, other.length) <= shortWord ? 1 : 2)

const someNear = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((a) => other.some((b) => isNearWord(a, b)))

const someSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((a) => other.includes(a))

export type FullName = { readonly givenName: string; readonly familyName: string }

/** The same parts in any order: given and family name are often mixed up. */
export const isSameName = (one: FullName, other: FullName): boolean => {
  const [a, b] = [one, other].map(({ givenName, familyName }) =>
    partsOf(`${givenName} ${familyName}`).toSorted().join(' '),
  )
  return a === b && a !== ''
}

/**
 * Near enough to ask, for people born on the same day: one of the given names is near and one of the family names too,
 * or one given name is the same while the family has another name (names change by marriage).
 */
export const isNearName = (one: FullName, other: FullName): boolean => {
  const given = [partsOf(one.givenName), partsOf(other.givenName)] as const
  const family = [partsOf(one.familyName), partsOf(other.familyName)] as const
  return someSame(...given) || (someNear(...given) && someNear(...family))
}
