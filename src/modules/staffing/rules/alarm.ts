import { addDays, type Day } from '#kernel/day.ts'
import type { Occupancy } from './post.ts'

export const alarmDays = 60
export const alarmCount = 3

/**
 * The third resignation within 60 days: told on that day, not at the end of the year (C3, test 6). Counts when somebody says
 * that she leaves, not when she is gone; pension and a time that is out are no sign. The first day on which it was so.
 */
export const alarmOn = (occupancies: readonly Occupancy[], today: Day): Day | undefined => {
  const days = occupancies
    .filter(({ kind, reason }) => kind !== 'consultant' && reason !== 'pension' && reason !== 'time_out')
    .flatMap(({ resignedOn }) => (resignedOn !== null && resignedOn <= today ? [resignedOn] : []))
    .toSorted()
  return days.findLast((on, at) => {
    const first = days[at - alarmCount + 1]
    const isThird = first !== undefined && addDays(first, alarmDays) >= on
    return isThird && addDays(on, alarmDays) >= today && !wasAlready(days, at)
  })
}

const wasAlready = (days: readonly Day[], at: number): boolean => {
  const [before, first] = [days[at - 1], days[at - alarmCount]]
  return before !== undefined && first !== undefined && addDays(first, alarmDays) >= before
}

/** How many within the last 60 days. */
export const resignationsOf = (occupancies: readonly Occupancy[], today: Day): number =>
  occupancies.filter(
    ({ resignedOn }) => resignedOn !== null && resignedOn <= today && addDays(resignedOn, alarmDays) >= today,
  ).length
