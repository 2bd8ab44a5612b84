import personnummer from 'personnummer'
import { isDay } from './day.ts'
import type { Day } from './day.ts'

/** Personal number: folkbokföringslagen (1991:481) 18 §. Coordination number: lag (2022:1697), day of birth + 60. */
export type IdentityNumberKind = 'personal' | 'coordination'

export type IdentityNumberProblem = 'format' | 'checksum' | 'date' | 'future'

/** `birthOn` is what the digits say: missing when the register did not know it, and not always the true day of birth. */
export type ParsedIdentityNumber =
  | {
      readonly ok: true
      readonly number: string
      readonly kind: IdentityNumberKind
      readonly birthOn: Day | undefined
    }
  | { readonly ok: false; readonly problem: IdentityNumberProblem }

const COORDINATION_DAYS = 60
const FIRST_TEST_NUMBER = 980
const LAST_TEST_NUMBER = 999

const written = /^(1[89]|2\d)?(\d{2})(\d{2})(\d{2})([-+]?)(\d{3})(\d)$/
const dashes = /[\u2010-\u2015\u2212]/g

const two = (number: number): string => String(number).padStart(2, '0')

/** Luhn over YYMMDDNNN. */
const checkDigit = (nineDigits: string): number => {
  const sum = Array.from(nineDigits, Number)
    .map((digit, place) => (place % 2 === 0 ? digit * 2 : digit))
    .reduce((total, part) => total + (part > 9 ? part - 9 : part), 0)
  return (10 - (sum % 10)) % 10
}

/**
 * The full year of a number of ten digits. A plus stands from the year in which the person turns 100.
 * We count from `today`: the package would read the clock of the machine.
 */
const fullYear = (twoDigits: string, sign: string, today: Day): string => {
  const latest = Number(today.slice(0, 4)) - (sign === '+' ? 100 : 0)
  return String(latest - ((latest - Number(twoDigits)) % 100))
}

type Reading = {
  readonly number: string
  readonly kind: IdentityNumberKind
  readonly birthOn: Day | undefined
  readonly dateHolds: boolean
}

const read = (year: string, month: string, dayDigits: string, serial: string): Reading => {
  const isCoordination = Number(dayDigits) >= COORDINATION_DAYS
  const dayOfMonth = isCoordination ? two(Number(dayDigits) - COORDINATION_DAYS) : dayDigits
  const said = `${year}-${month}-${dayOfMonth}`
  // Skatteverket writes month or day 00 in a coordination number when that part of the birth is not known.
  const isPartlyUnknown = isCoordination && (month === '00' || dayOfMonth === '00')
  const possible = `${year}-${month === '00' ? '01' : month}-${dayOfMonth === '00' ? '01' : dayOfMonth}`
  return {
    number: `${year}${month}${dayDigits}${serial}`,
    kind: isCoordination ? 'coordination' : 'personal',
    birthOn: isDay(said) ? said : undefined,
    dateHolds: isDay(said) || (isPartlyUnknown && isDay(possible)),
  }
}

const checksumHolds = (reading: Reading): boolean =>
  reading.birthOn === undefined
    ? checkDigit(reading.number.slice(2, 11)) === Number(reading.number.slice(11))
    : personnummer.valid(reading.number)

const isInFuture = ({ birthOn, number }: Reading, today: Day): boolean =>
  birthOn === undefined ? number.slice(0, 4) > today.slice(0, 4) : birthOn > today

/**
 * Reads a number as people write it: ten or twelve digits, with or without hyphen, plus or spaces.
 * Folkbokföringslagen (1991:481) 18 §. The answer has twelve digits, as registers store it.
 */
export const parseIdentityNumber = (text: string, today: Day): ParsedIdentityNumber => {
  const parts = written.exec(text.replace(/\s/g, '').replace(dashes, '-'))
  if (parts === null) return { ok: false, problem: 'format' }
  const [, century, year = '', month = '', dayDigits = '', sign = '', serial = '', check = ''] = parts
  if (serial === '000') return { ok: false, problem: 'format' }
  const birthYear = century === undefined ? fullYear(year, sign, today) : `${century}${year}`
  const reading = read(birthYear, month, dayDigits, `${serial}${check}`)
  if (!reading.dateHolds) return { ok: false, problem: 'date' }
  if (!checksumHolds(reading)) return { ok: false, problem: 'checksum' }
  if (isInFuture(reading, today)) return { ok: false, problem: 'future' }
  return { ok: true, number: reading.number, kind: reading.kind, birthOn: reading.birthOn }
}

const reserve = /^R-?(\d{4})-?(\d{4,9})$/i

/** A number of our own for somebody who has none: 'R-2026-0007', also when written without hyphens. */
export const parseReserveNumber = (text: string): string | undefined => {
  const parts = reserve.exec(text.replace(/\s/g, '').replace(dashes, '-'))
  return parts === null ? undefined : `R-${parts[1]}-${parts[2]}`
}

export const makeReserveNumber = (year: string, count: number): string =>
  `R-${year}-${String(count).padStart(4, '0')}`

/** True for birth numbers 980–999, which are kept for tests; a production database must refuse them. */
export const isTestNumber = (number12: string): boolean => {
  const serial = Number(number12.slice(8, 11))
  return serial >= FIRST_TEST_NUMBER && serial <= LAST_TEST_NUMBER
}

/** Makes a number of an invented person. Serial 980–999, odd for men and even for women; throws RangeError outside. */
export const makeTestNumber = (person: {
  readonly birthOn: Day
  readonly serial: number
  readonly kind?: IdentityNumberKind
}): string => {
  const { birthOn, serial, kind = 'personal' } = person
  if (!Number.isInteger(serial) || serial < FIRST_TEST_NUMBER || serial > LAST_TEST_NUMBER) {
    throw new RangeError(`a test number has a birth number from ${FIRST_TEST_NUMBER} to ${LAST_TEST_NUMBER}`)
  }
  const dayDigits = Number(birthOn.slice(8)) + (kind === 'coordination' ? COORDINATION_DAYS : 0)
  const digits = `${birthOn.slice(0, 4)}${birthOn.slice(5, 7)}${two(dayDigits)}${serial}`
  return `${digits}${checkDigit(digits.slice(2))}`
}
