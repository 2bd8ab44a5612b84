import { workdaysBefore } from '#kernel/calendar.ts'
import type { Day } from '#kernel/day.ts'

/** After so many working days without an outcome the head is told. */
export const workdaysToAnswer = 10

/** The last day on which a list can have been made that is late today. */
export const lateSince = (today: Day): Day => workdaysBefore(today, workdaysToAnswer)
