import type { Course } from './course.ts'
import { inOrder, lastOf, type MinuteCategory, minuteCategories, type VisitEvent } from './events.ts'
import { holds, lengthOf, merged, type Span, within } from './spans.ts'

/** What the figures mean, for whoever adds them up. A change of meaning is a new version, never a silent one. */
export const minutesDefinition = {
  id: 'visit-minutes',
  version: 1,
  sv: 'Minuter per handläggare i hållna möten, utan pauser: med barnet ensamt, med barn och vuxna, med bara vuxna, och restid. Barnets tid räknas en gång, också när två är med.',
} as const

export type Minutes = Readonly<Record<MinuteCategory, number>>

export type WorkerMinutes = {
  readonly workerId: string
  /** As counted from the taps. */
  readonly counted: Minutes
  /** As the worker says they were, where she has said so: both are kept. */
  readonly corrected: Partial<Minutes>
  readonly minutes: Minutes
  readonly total: number
}

export type ChildMinutes = { readonly childId: string; readonly total: number; readonly alone: number }

type Given = {
  readonly course: Course
  readonly events: readonly VisitEvent[]
  readonly workerIds: readonly string[]
  /** Who counts as a child: an eighteen-year-old is grown up. */
  readonly minors: readonly string[]
  readonly plannedTravel: number
}

const perMinute = 60_000

/** Whole minutes that add up to the whole minutes of the sum: the largest parts of a minute are rounded up first. */
export const wholeMinutes = (parts: readonly number[]): readonly number[] => {
  const whole = parts.map((part) => Math.floor(part / perMinute))
  const total = Math.round(parts.reduce((sum, part) => sum + part, 0) / perMinute)
  const missing = total - whole.reduce((sum, part) => sum + part, 0)
  const order = parts
    .map((part, at) => ({ at, rest: part % perMinute }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
    .slice(0, missing)
  const raised = new Set(order.map(({ at }) => at))
  return whole.map((part, at) => (raised.has(at) ? part + 1 : part))
}

const edgesOf = (spans: readonly Span[]): number[] => spans.flatMap(({ from, until }) => [from, until])

/** The time cut at every coming and going, so that each piece is of one kind. */
const piecesOf = (course: Course): readonly Span[] => {
  const edges = [
    ...edgesOf(course.going),
    ...[...course.here.values()].flatMap(edgesOf),
    ...course.alone.flatMap(({ span }) => edgesOf([span])),
  ]
  const sorted = [...new Set(edges)].toSorted((a, b) => a - b)
  return sorted.flatMap((from, at) => {
    const until = sorted[at + 1]
    return until !== undefined && holds(course.going, from) ? [{ from, until }] : []
  })
}

const kindOf = (
  { from }: Span,
  workerId: string,
  { course, minors }: Given,
): Exclude<MinuteCategory, 'travel'> => {
  const alone = course.alone.filter(({ childId, span }) => minors.includes(childId) && holds([span], from))
  if (alone.some(({ withId }) => withId === null || withId === workerId)) return 'child'
  const elsewhere = new Set(alone.map(({ childId }) => childId))
  const isWithChild = minors.some((id) => !elsewhere.has(id) && holds(course.here.get(id) ?? [], from))
  return isWithChild ? 'child_adult' : 'adult'
}

const travelOf = (workerId: string, ordered: readonly VisitEvent[], planned: number): number =>
  (lastOf(ordered, 'travelled', (one) => one.workerId === workerId) ?? lastOf(ordered, 'travelled'))
    ?.minutes ?? planned

const correctionsOf = (workerId: string, ordered: readonly VisitEvent[]): Partial<Minutes> =>
  Object.fromEntries(
    minuteCategories.flatMap((category) => {
      const last = lastOf(ordered, 'corrected', (one) => one.workerId === workerId && one.what === category)
      return last?.minutes === null || last === undefined ? [] : [[category, last.minutes] as const]
    }),
  )

/** Minutes of each worker. Two workers at one table are twice the minutes, and the child still got them once. */
export const minutesOfWorkers = (given: Given): readonly WorkerMinutes[] => {
  const ordered = inOrder(given.events)
  const pieces = piecesOf(given.course)
  return given.workerIds.map((workerId) => {
    const own = pieces.filter(({ from }) => holds(given.course.here.get(workerId) ?? [], from))
    const timeAs = (category: MinuteCategory): number =>
      own
        .filter((piece) => kindOf(piece, workerId, given) === category)
        .reduce((sum, { from, until }) => sum + until - from, 0)
    const [child = 0, childAdult = 0, adult = 0] = wholeMinutes([
      timeAs('child'),
      timeAs('child_adult'),
      timeAs('adult'),
    ])
    const travel = own.length > 0 ? travelOf(workerId, ordered, given.plannedTravel) : 0
    const counted = { child, child_adult: childAdult, adult, travel }
    const corrected = correctionsOf(workerId, ordered)
    const minutes = { ...counted, ...corrected }
    return {
      workerId,
      counted,
      corrected,
      minutes,
      total: minuteCategories.reduce((sum, category) => sum + minutes[category], 0),
    }
  })
}

/** What each child got: its time with somebody, each minute once. */
export const minutesOfChildren = ({ course, workerIds, minors }: Given): readonly ChildMinutes[] => {
  const somebody = merged(workerIds.flatMap((id) => course.here.get(id) ?? []))
  return minors.map((childId) => {
    const alone = course.alone.filter((one) => one.childId === childId).map(({ span }) => span)
    const withUs = within(merged([...(course.here.get(childId) ?? []), ...alone]), somebody)
    return {
      childId,
      total: Math.round(lengthOf(withUs) / perMinute),
      alone: Math.round(lengthOf(within(alone, somebody)) / perMinute),
    }
  })
}
