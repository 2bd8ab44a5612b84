import { addDays, type Day } from '#kernel/day.ts'

export type Away = {
  readonly kind: 'absence' | 'leave' | 'ending' | 'moving'
  readonly fromOn: Day
  /** The last day away; null if nobody knows. */
  readonly untilOn: Day | null
  readonly matters: number
}

// Our own measure, not law: a child can wait for its worker so long, and the second worker is there.
const shortDays = 7

/**
 * Away now, with children who have nobody in that seat: the manager is told until it is handed over. Some days of illness or
 * holiday are not told, nor one who has changed unit and is at work there.
 */
export const leavesAGap = ({ kind, fromOn, untilOn, matters }: Away, today: Day): boolean => {
  if (matters === 0 || kind === 'moving' || fromOn > today) return false
  return kind === 'ending' || untilOn === null || untilOn >= addDays(fromOn, shortDays)
}
