import { ageOn, type Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'
import { isTestNumber, parseIdentityNumber, type ParsedIdentityNumber } from '#kernel/identity-number.ts'
import type { duplicateReasons } from './contract.ts'
import { type FullName, isNearName, isSameName, partsOf } from './rules/names.ts'

export type KnownNumber = Extract<ParsedIdentityNumber, { ok: true }>

/** Whether the house may hold only invented people, or only real ones: the two never mix (law.md 3.7). */
export type House = { readonly today: Day; readonly demo: boolean }

/** A number as typed, or why it cannot be taken. '' is a person without number, which the law knows too. */
export const readNumber = (
  text: string,
  { today, demo }: House,
): { readonly number: KnownNumber | undefined } | { readonly issue: Issue } => {
  if (text === '') return { number: undefined }
  const parsed = parseIdentityNumber(text, today)
  if (!parsed.ok) return { issue: { path: 'number', code: `number_${parsed.problem}` } }
  if (isTestNumber(parsed.number) !== demo)
    return { issue: { path: 'number', code: demo ? 'number_not_invented' : 'number_invented' } }
  return { number: parsed }
}

/** What must hold of a person beside the number: some name, and a birth that has been. */
export const issuesOfPerson = (
  person: FullName & { readonly birthOn?: Day | null | undefined },
  today: Day,
): Issue[] => [
  ...(person.givenName === '' && person.familyName === ''
    ? [{ path: 'givenName', code: 'name_needed' }]
    : []),
  ...(person.birthOn && person.birthOn > today ? [{ path: 'birthOn', code: 'in_future' }] : []),
]

export type Asked =
  | { readonly by: 'number'; readonly number: string }
  | { readonly by: 'name'; readonly parts: readonly string[] }
  | { readonly by: 'nothing' }

const mostParts = 6

/**
 * SoLPuF 15 §: what is typed is a name or a whole identity number, and anything else finds nothing.
 * At least one part of a name has two letters.
 */
export const understand = (typed: string, today: Day): Asked => {
  if (/\d/.test(typed)) {
    const parsed = parseIdentityNumber(typed, today)
    return parsed.ok ? { by: 'number', number: parsed.number } : { by: 'nothing' }
  }
  const parts = partsOf(typed).toSorted((a, b) => b.length - a.length)
  const [longest = ''] = parts
  return longest.length < 2 ? { by: 'nothing' } : { by: 'name', parts: parts.slice(0, mostParts) }
}

export type Candidate = FullName & {
  readonly birthOn: Day | null
  /** Twelve digits. */
  readonly number: string | undefined
  readonly formerNumbers: readonly string[]
}

export type Entered = FullName & { readonly birthOn: Day | null; readonly number: string | undefined }

/** Whether somebody may be the one who is being entered, and by what; undefined when there is no reason to ask. */
export const duplicateReason = (
  entered: Entered,
  candidate: Candidate,
): (typeof duplicateReasons)[number] | undefined => {
  if (entered.number !== undefined && entered.number === candidate.number) return 'same_number'
  if (entered.number !== undefined && candidate.formerNumbers.includes(entered.number)) return 'former_number'
  const isSameDay = entered.birthOn !== null && entered.birthOn === candidate.birthOn
  const isUnknownDay = entered.birthOn === null || candidate.birthOn === null
  if (isSameName(entered, candidate) && (isSameDay || isUnknownDay)) return 'same_name'
  return isSameDay && isNearName(entered, candidate) ? 'near_name' : undefined
}

// Children and young people are 0–20 years old, as the national figures count them (law.md 4).
const adultFrom = 21

/** Whether the person's own circle is entered, or whether the person stands in the circle of a child. */
export const mayHaveFamilyEntered = ({
  birthOn,
  isAround,
  today,
}: {
  readonly birthOn: Day | null
  readonly isAround: boolean
  readonly today: Day
}): boolean => (birthOn === null ? !isAround : ageOn(birthOn, today) < adultFrom)
