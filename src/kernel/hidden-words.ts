/**
 * Finds words that may not leave in a text, however they are written there: other spaces, line breaks, hyphens, capitals,
 * accents, a soft hyphen in the middle, a country code before the number.
 */
export type HiddenField =
  | 'address'
  | 'phone'
  | 'email'
  | 'school'
  | 'workplace'
  | 'placement'
  | 'new_name'
  | 'name'
  | 'number'

/** `field` may be one that this list does not know; it is looked for as any other. */
export type HiddenWord = { readonly personId: string; readonly field: string; readonly value: string }

/** Where in the text, as offsets of a JavaScript string, and which of the words. */
export type HiddenPlace = { readonly from: number; readonly until: number; readonly word: HiddenWord }

/** Stands where something is masked: never a letter, so that what is on both sides of it is not read as one word. */
export const maskSign = '\u2588'

type Squeezed = { readonly text: string; readonly from: readonly number[]; readonly until: readonly number[] }

const isLetter = (one: string): boolean => /[\p{L}\p{N}]/u.test(one)
const isDigit = (one: string | undefined): boolean => one !== undefined && /\p{Nd}/u.test(one)
const plain = /^[a-z0-9]$/

/** Letters and digits only, small, without accents, each with its place in the text. */
const squeeze = (text: string): Squeezed => {
  const kept: string[] = []
  const from: number[] = []
  const until: number[] = []
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const shown = plain.test(character)
      ? character
      : character === maskSign
        ? character
        : character
            .normalize('NFKD')
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N}]/gu, '')
    for (const one of shown) {
      kept.push(one)
      for (const _ of Array(one.length).keys()) {
        from.push(at)
        until.push(end)
      }
    }
    at = end
  }
  return { text: kept.join(''), from, until }
}

const squeezedText = (text: string): string => squeeze(text).text.replaceAll(maskSign, '')

/** "Storgatan 5", not "Påhittad" alone: a part of an address tells something when it has a number or is more than one word. */
const tells = (part: string): boolean => /\d/.test(part) || /\p{L}{2,}\s+\p{L}{2,}/u.test(part)

const isNumberLike = (value: string): boolean =>
  /^[+\d\s()/.\-\u2010-\u2015]+$/u.test(value) && value.replaceAll(/\D/g, '').length >= 6

/** A phone number without what stands before the area code: 070-…, +46 70-…, 0046 (0)70-… are the same. */
const withoutPrefix = (digits: string): string => digits.replace(/^(?:00)?46(?=\d{7})/, '').replace(/^0+/, '')

/** What to look for: the whole of it, and each part that tells something by itself. */
const needlesOf = ({ field, value }: HiddenWord): readonly string[] => {
  const whole = value.trim()
  if (whole === '') return []
  if (field === 'phone' || (field !== 'number' && isNumberLike(whole)))
    return [withoutPrefix(whole.replaceAll(/\D/g, ''))].filter((one) => one.length >= 5)
  const parts = field === 'name' || field === 'new_name' ? [] : whole.split(/[,;\n]/).filter(tells)
  return [...new Set([whole, ...parts].map(squeezedText))].filter((one) => one.length >= 2)
}

const shortest = 5

type Near = { readonly before: string | undefined; readonly after: string | undefined }

/** Storgatan 5 is not in "Storgatan 55"; a very short word counts only when it stands by itself. */
const standsFree = (needle: string, { before, after }: Near): boolean => {
  if (isDigit(needle.at(-1)) && isDigit(after)) return false
  if (needle.length >= shortest) return true
  return !(before !== undefined && isLetter(before)) && !(after !== undefined && isLetter(after))
}

/** What stands before the area code belongs to the number. */
const prefixBefore = (text: string, from: number): number =>
  /(?:(?:\+|00)\s*46[\s().-]*)?(?:\(0\)|0)?[\s().-]*$/
    .exec(text.slice(Math.max(0, from - 12), from))?.[0]
    .trimStart().length ?? 0

const placesOf = (text: string, squeezed: Squeezed, needle: string, word: HiddenWord): HiddenPlace[] => {
  const places: HiddenPlace[] = []
  for (let at = squeezed.text.indexOf(needle); at >= 0; at = squeezed.text.indexOf(needle, at + 1)) {
    const from = squeezed.from[at] ?? 0
    const until = squeezed.until[at + needle.length - 1] ?? text.length
    const prefix = word.field === 'phone' ? prefixBefore(text, from) : 0
    if (standsFree(needle, { before: text[from - 1], after: text[until] }))
      places.push({ from: from - prefix, until, word })
  }
  return places
}

/** Every place in the text where one of the words stands, in the order of the text. */
export const findHidden = (text: string, words: readonly HiddenWord[]): readonly HiddenPlace[] => {
  const squeezed = squeeze(text)
  return words
    .flatMap((word) => needlesOf(word).flatMap((needle) => placesOf(text, squeezed, needle, word)))
    .toSorted((a, b) => a.from - b.from || b.until - a.until)
}
