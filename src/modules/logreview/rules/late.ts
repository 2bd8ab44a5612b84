import { isNonWorkday } from '#kernel/calendar.ts'
import { addDays, type Day } from '#kernel/day.ts'

/** After so many working days without an outcome the head is told. */
export const workdaysToAnswer = 10

const workdaysBack = (today: Day, left: number): Day => {
  if (left === 0) return today
  const before = addDays(today, -1)
  return workdaysBack(before, isNonWorkday(before) ? left : left - 1)
}

/** The last day on which a list can have been made that is late today. */
export const lateSince = (today: Day): Day => workdaysBack(today, workdaysToAnswer)
