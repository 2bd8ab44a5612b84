import { addDays, type Day } from '#kernel/day.ts'
import type { Candidate } from '../rules.ts'
import { isNearName, isSameName } from '../rules/names.ts'
import type { DoubleReason } from './contract.ts'

const digitsApart = (one: string, other: string): number =>
  Array.from(one).filter((digit, at) => digit !== other[at]).length

const turned = (on: Day): string => `${on.slice(0, 5)}${on.slice(8)}-${on.slice(5, 7)}`

/** One digit wrong, day and month in each other's place, or the day before or after. */
export const isNearDay = (one: Day, other: Day): boolean =>
  one === other ||
  digitsApart(one, other) === 1 ||
  turned(one) === other ||
  addDays(one, 1) === other ||
  addDays(other, 1) === one

export type Double = Candidate & { readonly addressKey: string }

const numbersOf = ({ number, formerNumbers }: Candidate): readonly string[] =>
  number === undefined ? formerNumbers : [number, ...formerNumbers]

/** Whether two entries may be one person, and by what; undefined when there is no reason to ask. */
export const doubleReason = (one: Double, other: Double): DoubleReason | undefined => {
  if (numbersOf(one).some((number) => numbersOf(other).includes(number))) return 'same_number'
  const [a, b] = [one.birthOn, other.birthOn]
  const isUnknown = a === null || b === null
  const isNear = a !== null && b !== null && isNearDay(a, b)
  if (isSameName(one, other) && (isUnknown || isNear)) return 'same_name'
  if (a !== null && a === b && isNearName(one, other)) return 'near_name'
  const sharesAddress = one.addressKey !== '' && one.addressKey === other.addressKey
  return sharesAddress && (isUnknown || isNear) && isNearName(one, other) ? 'same_address' : undefined
}
