import { type Day, dayOf, type Instant } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { personBriefs } from '#modules/people/index.ts'
import { courseOf } from './rules/course.ts'
import {
  type ChildMinutes,
  minutesOfChildren,
  minutesOfWorkers,
  type WorkerMinutes,
} from './rules/minutes.ts'
import { isGrownUp } from './rules/plan.ts'
import { begunIds, type Held, readHeld } from './store-held.ts'

/** A meeting that is over, as minutes: of each worker, and of each child once. Nothing of what was said. */
export type HeldMeeting = {
  readonly visitId: string
  /** The day in Sweden on which it began. */
  readonly on: Day
  readonly beganAt: Instant
  readonly endedAt: Instant
  readonly workers: readonly Pick<WorkerMinutes, 'workerId' | 'minutes'>[]
  readonly children: readonly ChildMinutes[]
}

type Asking = Pick<Ctx, 'tx' | 'now'>

const meetingOf = (one: Held, births: ReadonlyMap<string, Day | null>, now: Instant): HeldMeeting[] => {
  const { id: visitId, startsAt, travelMinutes, childIds, workerIds, events } = one
  const course = courseOf(events, { childIds, workerIds }, now)
  if (course.phase !== 'over') return []
  const beganAt = course.startedAt ?? startsAt
  const on = dayOf(beganAt)
  const minors = childIds.filter((childId) => !isGrownUp(births.get(childId) ?? null, dayOf(startsAt)))
  const given = { course, events, minors, workerIds, plannedTravel: travelMinutes }
  const endedAt = course.endedAt ?? beganAt
  return [
    {
      visitId,
      on,
      beganAt,
      endedAt: endedAt < beganAt ? beganAt : endedAt,
      workers: minutesOfWorkers(given).map(({ workerId, minutes }) => ({ workerId, minutes })),
      children: minutesOfChildren(given),
    },
  ]
}

/** Those among these meetings that are over, counted anew from what was told, with corrections. No names, no texts. */
export const heldMeetings = async (ctx: Asking, ids: readonly string[]): Promise<HeldMeeting[]> => {
  const held = await readHeld(ctx.tx, ids)
  const briefs = await personBriefs(ctx.tx, [...new Set(held.flatMap(({ childIds }) => childIds))])
  const births = new Map([...briefs].map(([id, { birthOn }]) => [id, birthOn]))
  return held.flatMap((one) => meetingOf(one, births, ctx.now))
}

/** The meetings that have begun, in one order: the next so many after an id. For whoever counts all of them anew. */
export const begunMeetings = (ctx: Asking, after: string | null, most: number): Promise<string[]> =>
  begunIds(ctx.tx, after, most)
