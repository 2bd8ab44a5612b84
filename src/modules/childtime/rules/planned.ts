import { addDays, addMonths, type Day, day } from '#kernel/day.ts'
import { isNonWorkday } from '#kernel/calendar.ts'

/** A full day's work. What a municipality has agreed on instead is not known here (`[U]`): a part-timer has the share of it. */
export const minutesOfDay = 480

export type Employed = {
  readonly employmentPercent: number
  readonly startedOn: Day
  readonly endedOn: Day | null
  readonly away: readonly { readonly fromOn: Day; readonly untilOn: Day | null }[]
}

export const monthOf = (on: Day): Day => day(`${on.slice(0, 7)}-01`)

/** The first days of so many months, the last of them the month of the day. */
export const monthsUntil = (on: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, at) => addMonths(monthOf(on), at - count + 1))

/** The working days from a day to before another, without Saturdays, Sundays and holidays. */
export const workdaysWithin = (from: Day, until: Day): Day[] => {
  const days: Day[] = []
  for (let on = from; on < until; on = addDays(on, 1)) if (!isNonWorkday(on)) days.push(on)
  return days
}

export const isAtWork = (one: Employed, on: Day): boolean =>
  one.startedOn <= on &&
  (one.endedOn === null || on < one.endedOn) &&
  !one.away.some(({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || on <= untilOn))

/** Minutes that somebody was to work on these days: by employment, and none on days away. */
export const plannedMinutes = (one: Employed, workdays: readonly Day[]): number =>
  Math.round((workdays.filter((on) => isAtWork(one, on)).length * minutesOfDay * one.employmentPercent) / 100)
