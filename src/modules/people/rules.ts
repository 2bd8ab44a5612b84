import { ageOn, type Day } from '#kernel/day.ts'
import type { Issue } from '#kernel/errors.ts'
import { isTestNumber, parseIdentityNumber, parseReserveNumber } from '#kernel/identity-number.ts'
import type { Certainty, duplicateReasons, NumberKind } from './contract.ts'
import { type FullName, isNearName, isSameName, partsOf } from './rules/names.ts'

export type KnownNumber = {
  /** Twelve digits, or our own 'R-2026-0007'. */
  readonly number: string
  readonly kind: NumberKind
  /** What the digits say, if they say a day. */
  readonly birthOn: Day | undefined
}

/** Whether the house may hold only invented people, or only real ones: the two never mix (law.md 3.7). */
export type House = { readonly today: Day; readonly demo: boolean }

/** A number as typed, or why it cannot be taken. '' is a person without number, which the law knows too. */
export const readNumber = (
  text: string,
  { today, demo }: House,
): { readonly number: KnownNumber | undefined } | { readonly issue: Issue } => {
  if (text === '') return { number: undefined }
  const own = parseReserveNumber(text)
  if (own !== undefined) return { number: { number: own, kind: 'reserve', birthOn: undefined } }
  const parsed = parseIdentityNumber(text, today)
  if (!parsed.ok) return { issue: { path: 'number', code: `number_${parsed.problem}` } }
  if (isTestNumber(parsed.number) !== demo)
    return { issue: { path: 'number', code: demo ? 'number_not_invented' : 'number_invented' } }
  return { number: parsed }
}

export type PersonFields = FullName & {
  readonly birthOn?: Day | null | undefined
  readonly deadOn?: Day | null | undefined
  readonly certainty?: Certainty | null | undefined
}

/** What must hold of a person beside the number: some name, and a birth and a death that have been. */
export const issuesOfPerson = (
  { givenName, familyName, birthOn, deadOn, certainty }: PersonFields,
  number: KnownNumber | undefined,
  today: Day,
): Issue[] => {
  const born = birthOn ?? number?.birthOn ?? null
  return [
    ...(givenName === '' && familyName === '' ? [{ path: 'givenName', code: 'name_needed' }] : []),
    ...(birthOn && birthOn > today ? [{ path: 'birthOn', code: 'in_future' }] : []),
    ...(deadOn && deadOn > today ? [{ path: 'deadOn', code: 'in_future' }] : []),
    ...(deadOn && born && deadOn < born ? [{ path: 'deadOn', code: 'dead_before_birth' }] : []),
    ...(certainty && number?.kind !== 'coordination'
      ? [{ path: 'certainty', code: 'certainty_of_coordination' }]
      : []),
  ]
}

export type Asked =
  | { readonly by: 'number'; readonly number: string }
  | { readonly by: 'name'; readonly parts: readonly string[] }
  | { readonly by: 'nothing' }

const mostParts = 6

/**
 * SoLPuF 15 §: what is typed is a name or a whole number, and anything else finds nothing. The parts of a name in the order in
 * which they were typed; at least one has two letters.
 */
export const understand = (typed: string, today: Day): Asked => {
  if (/\d/.test(typed)) {
    const own = parseReserveNumber(typed)
    if (own !== undefined) return { by: 'number', number: own }
    const parsed = parseIdentityNumber(typed, today)
    return parsed.ok ? { by: 'number', number: parsed.number } : { by: 'nothing' }
  }
  const parts = partsOf(typed)
  return parts.every((part) => part.length < 2)
    ? { by: 'nothing' }
    : { by: 'name', parts: parts.slice(0, mostParts) }
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
