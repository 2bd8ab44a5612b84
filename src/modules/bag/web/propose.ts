import { addDays, type Day } from '#kernel/day.ts'
import type { VisitBrief } from '#modules/visits/contract.ts'
import type { PackableCase } from '../contract.ts'
import { limits } from '../rules.ts'

/** The next meeting that a case is packed for. */
export type Ahead = Pick<VisitBrief, 'on' | 'at'>

/** Today's and tomorrow's meetings by child, the first of each: why a case is proposed. */
export const meetingsAhead = (visits: readonly VisitBrief[], today: Day): ReadonlyMap<string, Ahead> =>
  new Map(
    visits
      .filter(
        ({ on, phase, cancelled }) =>
          on >= today && on <= addDays(today, 1) && phase !== 'over' && !cancelled,
      )
      .toSorted((a, b) => (a.startsAt < b.startsAt ? 1 : -1))
      .flatMap(({ children, on, at }) => children.map(({ childId }) => [childId, { on, at }] as const)),
  )

/** A protected child only with leave. */
export const mayPack = ({ permit }: PackableCase): boolean => permit === 'not_needed' || permit === 'yes'

/** Those with a meeting first, in the order of the meetings; the others in the order in which they were. */
export const inOrderOf = (
  rows: readonly PackableCase[],
  ahead: ReadonlyMap<string, Ahead>,
): readonly PackableCase[] => {
  const whenOf = ({ childId }: PackableCase): string => {
    const meeting = ahead.get(childId)
    return meeting === undefined ? '9' : `${meeting.on} ${meeting.at}`
  }
  return rows.toSorted((a, b) => whenOf(a).localeCompare(whenOf(b)))
}

/** Ticked from the start: the children that are met today and tomorrow, then what is packed already, else all own cases. */
export const proposed = (
  rows: readonly PackableCase[],
  ahead: ReadonlyMap<string, Ahead>,
  packedIds: readonly string[],
): ReadonlySet<string> => {
  const may = inOrderOf(rows, ahead).filter(mayPack)
  const met = may.filter(({ childId }) => ahead.has(childId))
  const rest =
    packedIds.length > 0
      ? may.filter(({ caseId }) => packedIds.includes(caseId))
      : may.filter(({ part }) => part === 'own')
  return new Set([...met, ...rest].map(({ caseId }) => caseId).slice(0, limits.cases))
}
