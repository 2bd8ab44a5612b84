import type { Day } from '#kernel/day.ts'
import { isOn, isOnLeave, type Occupancy, type Post } from './post.ts'

/** Of some posts on one day, in thousandths of full time. The words are those of the English census of social workers (DfE). */
export type Standing = {
  readonly decided: number
  /** Filled by the municipality's own: permanent and temporary, also those on leave. */
  readonly employed: number
  /** Consultants who fill a post of nobody's: agency, and a covered vacancy, both. */
  readonly consultants: number
  /** All consultants, also those who stand in for somebody on leave. */
  readonly agency: number
  /** Filled by nobody employed. */
  readonly vacant: number
  /** Filled by nobody at all. */
  readonly empty: number
  /** Of those who fill a post: on leave that day. */
  readonly onLeave: number
  /** Who is there and works: those who fill a post and are not on leave, and those who stand in for the others. */
  readonly available: number
  /** How many people, of any kind. */
  readonly people: number
}

const sum = (rows: readonly { readonly permille: number }[]): number =>
  rows.reduce((all, { permille }) => all + permille, 0)

/**
 * Parental leave with a substitute: the post is filled and the person is away, so two views of full time stand side by side
 * (measures.md B.5): filled counts the one on leave, available the one who stands in.
 */
export const standingOn = (posts: readonly Post[], occupancies: readonly Occupancy[], on: Day): Standing => {
  const there = posts.filter((one) => isOn(one, on))
  const ids = new Set(there.map(({ id }) => id))
  const live = occupancies.filter((one) => ids.has(one.postId) && isOn(one, on))
  const filling = live.filter(({ coversId }) => coversId === null)
  const decided = sum(there)
  const employed = sum(filling.filter(({ kind }) => kind !== 'consultant'))
  const filled = sum(filling)
  return {
    decided,
    employed,
    consultants: filled - employed,
    agency: sum(live.filter(({ kind }) => kind === 'consultant')),
    vacant: decided - employed,
    empty: decided - filled,
    onLeave: sum(live.filter((one) => isOnLeave(one, on))),
    available: sum(live.filter((one) => !isOnLeave(one, on))),
    people: new Set(live.map(({ holderId }) => holderId)).size,
  }
}

/** Share of the decided posts that nobody fills: what offices mean by "full" (C3). undefined: there are no posts. */
export const emptyShare = ({ decided, empty }: Pick<Standing, 'decided' | 'empty'>): number | undefined =>
  decided === 0 ? undefined : empty / decided

/** (available − needed) / needed: below zero there is no reserve, however many posts are filled. */
export const reserve = (available: number, needed: number): number => {
  if (!(needed > 0)) throw new RangeError('reserve: needed must be more than 0')
  return (available - needed) / needed
}

/** Filled posts and no reserve: the sentence of the sources, "no overcapacity, fragile". */
export type Verdict = 'reserve' | 'fragile' | 'short' | 'no_need_told'

const nearlyFull = 0.95

export const verdictOf = (
  standing: Pick<Standing, 'decided' | 'empty' | 'available'>,
  needed: number | undefined,
): Verdict => {
  if (needed === undefined || standing.decided === 0) return 'no_need_told'
  if (reserve(standing.available, needed) > 0) return 'reserve'
  return 1 - (emptyShare(standing) ?? 0) >= nearlyFull ? 'fragile' : 'short'
}
