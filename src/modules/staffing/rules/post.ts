import { addDays, type Day } from '#kernel/day.ts'

/** The post is the root, not the person: so that what is empty can be counted (measures.md B.4). Shares are thousandths. */
export const duties = ['case_work', 'lead', 'manager', 'administration', 'other'] as const
export type Duty = (typeof duties)[number]
export const fundings = ['own', 'esf', 'state', 'other'] as const
/** Vacant is none of them: it is what nobody fills. */
export const occupancyKinds = ['permanent', 'temporary', 'consultant'] as const
export type OccupancyKind = (typeof occupancyKinds)[number]
export const endReasons = ['own_wish', 'pension', 'time_out', 'other'] as const
export type EndReason = (typeof endReasons)[number]

export const fullTime = 1000

export type Post = {
  readonly id: string
  readonly unitId: string
  readonly duty: Duty
  readonly permille: number
  readonly fromOn: Day
  /** The last day that there is; null: no end is decided. */
  readonly lastOn: Day | null
}

export type Occupancy = {
  readonly id: string
  readonly postId: string
  readonly holderId: string
  readonly kind: OccupancyKind
  readonly permille: number
  readonly fromOn: Day
  readonly lastOn: Day | null
  /** The occupancy of somebody on leave whom this one stands in for; null: it fills the post itself. */
  readonly coversId: string | null
  readonly resignedOn: Day | null
  readonly reason: EndReason | null
  readonly leaveFrom: Day | null
  readonly leaveLast: Day | null
}

export type Span = { readonly fromOn: Day; readonly lastOn: Day | null }

export const isOn = ({ fromOn, lastOn }: Span, on: Day): boolean =>
  fromOn <= on && (lastOn === null || lastOn >= on)

export const isOnLeave = ({ leaveFrom, leaveLast }: Occupancy, on: Day): boolean =>
  leaveFrom !== null && leaveFrom <= on && (leaveLast === null || leaveLast >= on)

export type Fault =
  | 'last_before_from'
  | 'over_full_time'
  | 'post_filled_twice'
  | 'outside_the_post'
  | 'covers_nobody_on_leave'
  | 'resigned_after_last'
  | 'leave_outside_occupancy'

/** Only on the days on which something begins can a sum be too big for the first time. */
const startsIn = (all: readonly Span[], { fromOn, lastOn }: Span): Day[] => [
  fromOn,
  ...all.map((one) => one.fromOn).filter((on) => on > fromOn && (lastOn === null || on <= lastOn)),
]

const sumOn = (all: readonly Occupancy[], on: Day): number =>
  all.filter((one) => isOn(one, on)).reduce((sum, { permille }) => sum + permille, 0)

/** Whether a covering person stands in for somebody who is away from the same post on the first day. */
const coversSomebody = (one: Occupancy, others: readonly Occupancy[]): boolean => {
  if (one.coversId === null) return true
  const covered = others.find(({ id }) => id === one.coversId)
  return (
    covered !== undefined &&
    covered.holderId !== one.holderId &&
    covered.postId === one.postId &&
    covered.leaveFrom !== null &&
    one.fromOn >= covered.leaveFrom &&
    (covered.leaveLast === null || (one.lastOn !== null && one.lastOn <= covered.leaveLast))
  )
}

const outside = (one: Span, whole: Span): boolean =>
  one.fromOn < whole.fromOn || (whole.lastOn !== null && (one.lastOn === null || one.lastOn > whole.lastOn))

/**
 * What is wrong with an occupancy beside all the others: leaving before starting, more than full time on one day, a post that
 * is filled twice, days on which there is no such post. `others` are those of the same post and of the same person.
 */
export const faultsOf = (one: Occupancy, post: Post, others: readonly Occupancy[]): Fault[] => {
  if (one.lastOn !== null && one.lastOn < one.fromOn) return ['last_before_from']
  const rest = others.filter(({ id }) => id !== one.id)
  const own = [...rest.filter(({ holderId }) => holderId === one.holderId), one]
  const filling = [...rest.filter(({ postId, coversId }) => postId === one.postId && coversId === null), one]
  const days = startsIn([...own, ...filling], one)
  const leave =
    one.leaveFrom === null ? undefined : { fromOn: one.leaveFrom, lastOn: one.leaveLast ?? one.lastOn }
  const found: readonly (readonly [Fault, boolean])[] = [
    ['outside_the_post', outside(one, post)],
    ['over_full_time', days.some((on) => sumOn(own, on) > fullTime)],
    ['post_filled_twice', one.coversId === null && days.some((on) => sumOn(filling, on) > post.permille)],
    ['covers_nobody_on_leave', !coversSomebody(one, rest)],
    ['resigned_after_last', one.resignedOn !== null && one.lastOn !== null && one.resignedOn > one.lastOn],
    ['leave_outside_occupancy', leave !== undefined && outside(leave, one)],
  ]
  return found.filter(([, is]) => is).map(([fault]) => fault)
}

/** The day after the last day: from then on it is not so any more. */
export const goneFrom = (lastOn: Day): Day => addDays(lastOn, 1)
