import { addMonths, day, type Day } from '#kernel/day.ts'

/** The first day of the month: how a month is written everywhere in this room. */
export const monthOf = (on: Day): Day => day(`${on.slice(0, 7)}-01`)

/** So many months up to and with the one of the day, the oldest first. */
export const monthsUntil = (on: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, i) => addMonths(monthOf(on), i - count + 1))

/** Whole months from a day to another; 0 when the first is missing or lies ahead. */
export const wholeMonths = (from: Day | null, on: Day): number => {
  if (from === null || from > on) return 0
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(on), { largestUnit: 'month' }).months
}

/** What is about one worker is kept for two years and the month that runs. */
export const monthsKept = 24
