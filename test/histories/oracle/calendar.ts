/**
 * Days counted by hand, on purpose not by the product's own calendar nor by Temporal: whole days from a fixed one, and the
 * rules of lag (1930:173) written down once more.
 */
type Parts = { readonly year: number; readonly month: number; readonly date: number }

const partsOf = (day: string): Parts => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, date }
}

const two = (n: number): string => String(n).padStart(2, '0')
const written = ({ year, month, date }: Parts): string => `${year}-${two(month)}-${two(date)}`

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)

/** Days from 1 January 1900, a Monday. */
export const numberOf = (day: string): number => {
  const { year, month, date } = partsOf(day)
  let n = date - 1
  for (let y = 1900; y < year; y++) n += isLeap(y) ? 366 : 365
  for (let m = 1; m < month; m++) n += lengthOf(year, m)
  return n
}

const dayOfNumber = (number: number): string => {
  let [rest, year, month] = [number, 1900, 1]
  for (; rest >= (isLeap(year) ? 366 : 365); year++) rest -= isLeap(year) ? 366 : 365
  for (; rest >= lengthOf(year, month); month++) rest -= lengthOf(year, month)
  return written({ year, month, date: rest + 1 })
}

export const plusDays = (day: string, days: number): string => dayOfNumber(numberOf(day) + days)

/** The same number in a later month, or the last day of that month. Lag (1930:173) 1 §. */
export const plusMonths = (day: string, months: number): string => {
  const { year, month, date } = partsOf(day)
  const counted = year * 12 + month - 1 + months
  const to = { year: Math.floor(counted / 12), month: (counted % 12) + 1 }
  return written({ ...to, date: Math.min(date, lengthOf(to.year, to.month)) })
}

/** Monday is 0, Sunday is 6. */
export const weekdayOf = (day: string): number => numberOf(day) % 7

export const lastOfMonth = (day: string): string => {
  const { year, month } = partsOf(day)
  return written({ year, month, date: lengthOf(year, month) })
}

/** Gauss's way to Easter, as corrected for our calendar. */
const easter = (year: number): string => {
  const [a, b, c] = [year % 19, year % 4, year % 7]
  const k = Math.floor(year / 100)
  const p = Math.floor((13 + 8 * k) / 25)
  const m = (15 - p + k - Math.floor(k / 4)) % 30
  const n = (4 + k - Math.floor(k / 4)) % 7
  const d = (19 * a + m) % 30
  const e = (2 * b + 4 * c + 6 * d + n) % 7
  const after = d + e
  const isMoved = (d === 29 && e === 6) || (d === 28 && e === 6 && (11 * m + 11) % 30 < 19)
  return plusDays(`${year}-03-22`, isMoved ? after - 7 : after)
}

const fixed = new Set(['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'])

/** Lag (1930:173) 2 §: Saturday, Sunday, holiday, and the three eves. */
const isFree = (day: string): boolean => {
  if (weekdayOf(day) >= 5 || fixed.has(day.slice(5))) return true
  const fromEaster = numberOf(day) - numberOf(easter(Number(day.slice(0, 4))))
  if ([-2, 1, 39].includes(fromEaster)) return true
  return weekdayOf(day) === 4 && day.slice(5) >= '06-19' && day.slice(5) <= '06-25'
}

/** The last day for the one who files moves to the next weekday. */
export const workdayFrom = (day: string): string => (isFree(day) ? workdayFrom(plusDays(day, 1)) : day)

export const birthday = (birthOn: string, age: number): string => plusMonths(birthOn, age * 12)

export const ageAt = (birthOn: string, day: string): number => {
  let age = 0
  while (birthday(birthOn, age + 1) <= day) age++
  return age
}

/** The last Sunday of March or October that comes next, when the clocks change. */
export const nextClockChange = (day: string): string => {
  const year = Number(day.slice(0, 4))
  return (
    [`${year}-03-31`, `${year}-10-31`, `${year + 1}-03-31`]
      .map((last) => plusDays(last, -((weekdayOf(last) + 1) % 7)))
      .find((sunday) => sunday > day) ?? day
  )
}

export const nextLeapDay = (day: string): string => {
  let year = Number(day.slice(0, 4))
  while (!isLeap(year) || `${year}-02-29` <= day) year++
  return `${year}-02-29`
}
