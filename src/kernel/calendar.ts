import { addDays, day, weekday } from './day.ts'
import type { Day } from './day.ts'

/** The days that lag (1989:253) names beside all Sundays, and the three eves that lag (1930:173) 2 § puts beside them. */
export type HolidayName =
  | 'newYearsDay'
  | 'epiphany'
  | 'goodFriday'
  | 'easterSunday'
  | 'easterMonday'
  | 'firstOfMay'
  | 'ascensionDay'
  | 'whitSunday'
  | 'nationalDay'
  | 'midsummersEve'
  | 'midsummersDay'
  | 'allSaintsDay'
  | 'christmasEve'
  | 'christmasDay'
  | 'boxingDay'
  | 'newYearsEve'

export type Holiday = { readonly name: HolidayName; readonly on: Day }

const SATURDAY = 6

const dateOf = (year: number, month: number, dayOfMonth: number): Day =>
  day(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`,
  )

/**
 * Easter Sunday by the Gregorian computus: the Sunday after the first full moon of the church on or after 21 March.
 * The moon is counted by the golden number, corrected for the leap days and moon days that centuries leave out.
 */
export const easterSunday = (year: number): Day => {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const skippedLeapDays = century - Math.floor(century / 4)
  const moonDrift = Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + skippedLeapDays - moonDrift + 15) % 30
  // The two exceptions keep the full moon on or before 18 April, as the church tables do.
  const tooLate = epact === 29 || (epact === 28 && golden > 10)
  const fullMoon = addDays(dateOf(year, 3, 21), tooLate ? epact - 1 : epact)
  return addDays(fullMoon, 7 - (weekday(fullMoon) % 7))
}

const saturdayFrom = (first: Day): Day => addDays(first, (SATURDAY - weekday(first) + 7) % 7)

/** The holidays of a year in order. Lag (1989:253) as it reads since 2005 (national day in, Whit Monday out). */
export const holidaysOf = (year: number): readonly Holiday[] => {
  const easter = easterSunday(year)
  const midsummer = saturdayFrom(dateOf(year, 6, 20))
  const named: readonly Holiday[] = [
    { name: 'newYearsDay', on: dateOf(year, 1, 1) },
    { name: 'epiphany', on: dateOf(year, 1, 6) },
    { name: 'goodFriday', on: addDays(easter, -2) },
    { name: 'easterSunday', on: easter },
    { name: 'easterMonday', on: addDays(easter, 1) },
    { name: 'firstOfMay', on: dateOf(year, 5, 1) },
    { name: 'ascensionDay', on: addDays(easter, 39) },
    { name: 'whitSunday', on: addDays(easter, 49) },
    { name: 'nationalDay', on: dateOf(year, 6, 6) },
    { name: 'midsummersEve', on: addDays(midsummer, -1) },
    { name: 'midsummersDay', on: midsummer },
    { name: 'allSaintsDay', on: saturdayFrom(dateOf(year, 10, 31)) },
    { name: 'christmasEve', on: dateOf(year, 12, 24) },
    { name: 'christmasDay', on: dateOf(year, 12, 25) },
    { name: 'boxingDay', on: dateOf(year, 12, 26) },
    { name: 'newYearsEve', on: dateOf(year, 12, 31) },
  ]
  return named.toSorted((a, b) => a.on.localeCompare(b.on))
}

/** The holiday or eve that falls on the day, if any. */
export const holidayOn = (on: Day): HolidayName | undefined =>
  holidaysOf(Number(on.slice(0, 4))).find((each) => each.on === on)?.name

/** Saturday, Sunday, public holiday or Midsummer, Christmas or New Year's Eve. Lag (1930:173) 2 §. */
export const isNonWorkday = (on: Day): boolean => weekday(on) >= SATURDAY || holidayOn(on) !== undefined

/** The day itself if it is a workday, else the first workday after it. Lag (1930:173) 2 §. */
export const nextWorkday = (on: Day): Day => (isNonWorkday(on) ? nextWorkday(addDays(on, 1)) : on)

/** So many working days after a day, the first of them the day after it. */
export const workdaysAfter = (on: Day, days: number): Day => {
  if (days === 0) return on
  const next = addDays(on, 1)
  return workdaysAfter(next, isNonWorkday(next) ? days : days - 1)
}

/** So many working days before a day. */
export const workdaysBefore = (on: Day, days: number): Day => {
  if (days === 0) return on
  const before = addDays(on, -1)
  return workdaysBefore(before, isNonWorkday(before) ? days : days - 1)
}
