/**
 * Other ways to write a name: one slip of the finger, or a spelling that sounds the same. Words are folded already ('aker').
 * The register is asked for these words one by one, so that an ordinary index finds them under row-level security.
 */

const letters = Array.from('abcdefghijklmnopqrstuvwxyz')

/** Words at one letter's distance: left out, put in, changed, or two that changed places. */
export const slipsOf = (word: string): string[] => {
  const all = Array.from(word)
  const places = all.map((_, at) => [all.slice(0, at).join(''), all.slice(at).join('')] as const)
  return [
    ...places.flatMap(([before, after]) => {
      const [first = '', second = '', ...rest] = Array.from(after)
      const others = letters.flatMap((letter) => [
        `${before}${letter}${second}${rest.join('')}`,
        `${before}${letter}${after}`,
      ])
      const swapped = second === '' ? [] : [`${before}${second}${first}${rest.join('')}`]
      return [`${before}${second}${rest.join('')}`, ...swapped, ...others]
    }),
    ...letters.map((letter) => `${word}${letter}`),
  ]
}

/** Spellings that are heard as one, each way. */
const alike: readonly (readonly [string, string])[] = [
  ['ph', 'f'],
  ['w', 'v'],
  ['ch', 'k'],
  ['ck', 'k'],
  ['c', 'k'],
  ['th', 't'],
  ['z', 's'],
  ['x', 'ks'],
  ['q', 'k'],
  ['aa', 'a'],
  ['ae', 'a'],
  ['oe', 'o'],
  ['ee', 'e'],
  ['ou', 'o'],
  ['u', 'o'],
  ['y', 'i'],
  ['j', 'i'],
  ['hj', 'j'],
  ['sch', 'sh'],
  ['sj', 'sh'],
  ['e', 'a'],
  ...Array.from('bdfgklmnprst', (letter) => [`${letter}${letter}`, letter] as const),
]

const rewrites = alike.flatMap(([one, other]) => [[one, other] as const, [other, one] as const])

const rewritten = (word: string): string[] =>
  rewrites.flatMap(([from, to]) => {
    const found: string[] = []
    for (let at = word.indexOf(from); at !== -1; at = word.indexOf(from, at + 1))
      found.push(word.slice(0, at) + to + word.slice(at + from.length))
    return found
  })

const plainly: readonly (readonly [string, string])[] = alike.filter(
  ([from, to]) => from.length > to.length || ['w', 'c', 'z', 'x', 'q', 'y'].includes(from),
)

/** As plainly as it can be written: 'christopher' → 'kristofer'. */
const plain = (word: string): string => plainly.reduce((text, [from, to]) => text.replaceAll(from, to), word)

const mostRewrites = 2
const mostWords = 500

/** 'christopher' gives 'kristoffer' among others: written plainly, and up to two changes that are not heard. */
export const soundsOf = (word: string): string[] => {
  const found = new Set([word, plain(word)])
  let edge = [...found]
  for (let step = 0; step < mostRewrites; step++) {
    edge = edge.flatMap(rewritten).filter((one) => !found.has(one))
    for (const one of edge) if (found.size < mostWords) found.add(one)
  }
  return [...found]
}

const shortestForSlips = 3

/** The word, everything that is heard as it, and everything that one slip makes of it. */
export const nearSpellings = (word: string): ReadonlySet<string> =>
  new Set([word, ...soundsOf(word), ...(word.length < shortestForSlips ? [] : slipsOf(word))])
