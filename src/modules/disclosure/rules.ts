import { findHidden, type HiddenWord } from '#kernel/hidden-words.ts'
import { type Ground, guardianLike, type Requester, type SourceKind } from './kinds.ts'

/** A passage of a plain text, as offsets of a JavaScript string. */
export type Range = { readonly from: number; readonly until: number }
export type MaskedRange = Range & { readonly ground: Ground }

/** Why a word is guarded, and for whom it is none. */
export type Guarded = HiddenWord & {
  readonly why: 'sealed' | 'reporter' | 'contact' | 'number' | 'other_child'
  /** These people may have it: it is their own, or their child's. */
  readonly mayHave: readonly string[]
}

const outsiders: readonly Requester[] = ['reporter', 'other']
const parties: readonly Requester[] = [...guardianLike, 'child']
const all: readonly Requester[] = [...parties, ...outsiders, 'court', 'authority']

type RuleOf = { readonly ground: Ground; readonly against: readonly Requester[] }

/**
 * What the rules propose. Sealed: against everybody, always (OSL 21:3). A private reporter who must not be known: against the
 * family (OSL 26:5). How to reach others and their numbers: against parties and outsiders; courts and authorities ask for
 * them by law. Another child: against everybody who is not that child's guardian (JO 2437-2006).
 */
const rules: Readonly<Record<Guarded['why'], RuleOf>> = {
  sealed: { ground: 'osl_21_3', against: all },
  reporter: { ground: 'osl_26_5', against: [...parties, ...outsiders] },
  contact: { ground: 'osl_26_1', against: [...parties, ...outsiders] },
  number: { ground: 'osl_26_1', against: [...parties, ...outsiders] },
  other_child: { ground: 'osl_26_1', against: all },
}

export type Reader = { readonly as: Requester; readonly personId: string | null }

/** Sealed words are masked also for the person whom they are about: a paper lies on a table. */
const isAgainst = ({ as, personId }: Reader, word: Guarded): boolean =>
  rules[word.why].against.includes(as) &&
  (word.why === 'sealed' || personId === null || !word.mayHave.includes(personId))

/** Passages that the rules would take out of a text for this reader. `sealed` are no proposals: nobody can let them through. */
export const proposedMasks = (
  text: string,
  reader: Reader,
  guarded: readonly Guarded[],
): readonly (MaskedRange & { readonly why: Guarded['why'] })[] => {
  const against = guarded.filter((word) => isAgainst(reader, word))
  const whyOf = new Map<HiddenWord, Guarded['why']>(against.map((word) => [word, word.why]))
  return findHidden(text, against).map(({ from, until, word }) => {
    const why = whyOf.get(word) ?? 'sealed'
    return { from, until, why, ground: rules[why].ground }
  })
}

/** A reporter is no party: of a child's file only the own report can be looked at (OSL 26:1). */
export const isWithheldFrom = (as: Requester, kind: SourceKind): boolean =>
  as === 'reporter' && kind !== 'report'

/** OSL 12:3 stands against guardians only; 10:3 limits what a party may see of the own case; 26:5 is about the reporter. */
export const groundsFor = (as: Requester): readonly Ground[] => [
  'osl_26_1',
  'osl_26_5',
  ...(guardianLike.includes(as) ? (['osl_12_3'] as const) : []),
  'osl_21_3',
  ...(parties.includes(as) ? (['osl_10_3'] as const) : []),
]

/** One after the other, none in another: where two meet, the first one's paragraph stands. */
export const mergedMasks = (masks: readonly MaskedRange[]): readonly MaskedRange[] =>
  masks
    .filter(({ from, until }) => from < until)
    .toSorted((a, b) => a.from - b.from || b.until - a.until)
    .reduce<MaskedRange[]>((merged, mask) => {
      const last = merged.at(-1)
      if (last === undefined || mask.from > last.until) return [...merged, mask]
      return [...merged.slice(0, -1), { ...last, until: Math.max(last.until, mask.until) }]
    }, [])

/** The text with the masked passages gone: a mask knows its ground and not how long it was. */
export const withMasks = (
  text: string,
  masks: readonly MaskedRange[],
): readonly (string | { readonly ground: Ground })[] => {
  const merged = mergedMasks(masks)
  const ends = [0, ...merged.map(({ until }) => until)]
  return [
    ...merged.flatMap(({ from, ground }, i) => [text.slice(ends[i], from), { ground }]),
    text.slice(ends.at(-1)),
  ].filter((piece) => piece !== '')
}

/** Inside the text, and never half a character. */
export const isWhole = (text: string, { from, until }: Range): boolean =>
  from < until &&
  until <= text.length &&
  text.slice(0, from).isWellFormed() &&
  text.slice(from, until).isWellFormed()

const sentence = /[^.!?\n]+(?:[.!?]+["'”’»)]*|$)?/g

/** The passages that can be chosen with one press: sentences, and lines without a full stop. */
export const sentencesOf = (text: string): readonly Range[] =>
  [...text.matchAll(sentence)].flatMap((match) => {
    const from = match.index + (match[0].length - match[0].trimStart().length)
    const until = match.index + match[0].trimEnd().length
    return from < until ? [{ from, until }] : []
  })

/** Every place where these words stand, however written, for whoever masks a name everywhere. */
export const placesOfWords = (text: string, words: string): readonly Range[] =>
  findHidden(text, [{ personId: '', field: 'name', value: words }]).map(({ from, until }) => ({
    from,
    until,
  }))

const mostAlone = 25

/** All that there is, or a great deal: two people say yes to that (trust.md 2.2 T25). */
export const isMass = (chosen: number, there: number): boolean =>
  chosen > mostAlone || (chosen > 1 && chosen >= there)
