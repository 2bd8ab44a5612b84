import { addDays, type Day, type Instant, instant, weekday } from '#kernel/day.ts'
import type { Dice } from './dice.ts'

/** Days are counted back from the day of the seed: `ago(3)` is three days before it. */
export type Days = {
  readonly today: Day
  readonly ago: (days: number) => Day
  /** The same number, moved forward from a Saturday or Sunday to the Monday (never past today). */
  readonly office: (days: number) => number
}

const sunday = 7
const saturday = 6

/** Every day is counted out once: a hundred thousand rows ask for the same few thousand days. */
export const daysBefore = (today: Day): Days => {
  const known = new Map<number, Day>()
  const ago = (days: number): Day => {
    const found = known.get(days) ?? addDays(today, -days)
    known.set(days, found)
    return found
  }
  const first = weekday(today)
  const dayOfWeek = (days: number): number => ((((first - 1 - days) % 7) + 7) % 7) + 1
  const office = (days: number): number => {
    const on = dayOfWeek(days)
    return Math.max(0, on === saturday ? days - 2 : on === sunday ? days - 1 : days)
  }
  return { today, ago, office }
}

export const clockTime = (on: Day, hour: number, minute: number): Instant =>
  instant(`${on}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`)

/** A moment of office hours: 7 to 14 by UTC is between 8 and 16 in Sweden, summer and winter. */
export const officeHour = (dice: Dice, on: Day): Instant => clockTime(on, dice.int(7, 14), dice.int(0, 59))
