import { addDays, type Day, dayOf } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import type { VisitBrief } from './contract.ts'
import { enteredOf } from './enter.ts'
import { minutesDefinition, minutesOfWorkers } from './rules/minutes.ts'
import { type MinuteCategory, minuteCategories } from './rules/events.ts'
import { momentOf } from './rules/plan.ts'
import { courseNow } from './settle.ts'
import * as store from './store.ts'
import { briefsOf, minorsOf } from './view.ts'

export { begunMeetings, type HeldMeeting, heldMeetings } from './contacts.ts'
export { visitTold } from './events.ts'
export { meetingsMove } from './moved.ts'
export { tapsInWords } from './tapped.ts'
export { visitWritten } from './written.ts'
export { minutesDefinition } from './rules/minutes.ts'

/** A worker's meetings from a day to a day, both counted: those that the one who asks may hold. The caller logs whom it shows. */
export const meetingsOfWorker = async (
  ctx: Ctx,
  workerId: string,
  from: Day,
  until: Day,
): Promise<VisitBrief[]> =>
  briefsOf(
    ctx,
    await enteredOf(
      ctx,
      await store.visitsOfWorker(
        ctx.tx,
        workerId,
        momentOf(from, '00:00'),
        momentOf(addDays(until, 1), '00:00'),
      ),
    ),
  )

/** The next meeting about a child, from today. The caller has asked its policy about the child. */
export const nextMeetingOfChild = async (ctx: Ctx, childId: string): Promise<VisitBrief | undefined> => {
  const wholes = await store.visitsOfChild(ctx.tx, childId, momentOf(ctx.today, '00:00'))
  return (await briefsOf(ctx, await enteredOf(ctx, wholes))).find(({ phase }) => phase !== 'over')
}

export type MinutesRow = {
  readonly visitId: string
  readonly workerId: string
  readonly on: Day
  readonly category: MinuteCategory
  readonly minutes: number
}

/**
 * Minutes of held meetings for whoever measures: per meeting, worker and category, nothing of whom they were about. By
 * `minutesDefinition`: its version goes with every figure. Counted anew each time from what was told, with corrections.
 */
export const minutesOf = async (
  ctx: Pick<Ctx, 'tx' | 'now'>,
  from: Day,
  until: Day,
): Promise<{ readonly definition: typeof minutesDefinition; readonly rows: readonly MinutesRow[] }> => {
  const ids = await store.begunBetween(ctx.tx, momentOf(from, '00:00'), momentOf(addDays(until, 1), '00:00'))
  const entered = await enteredOf(ctx, await store.readWhole(ctx.tx, ids))
  const rows = entered.flatMap((one) => {
    const { visit, events, workers } = one.whole
    const course = courseNow(ctx, one)
    if (course.phase !== 'over') return []
    const on = dayOf(course.startedAt ?? visit.startsAt)
    return minutesOfWorkers({
      course,
      events,
      minors: minorsOf(one),
      workerIds: workers.map(({ workerId }) => workerId),
      plannedTravel: visit.travelMinutes,
    }).flatMap(({ workerId, minutes }) =>
      minuteCategories.flatMap((category) =>
        minutes[category] === 0
          ? []
          : [{ visitId: visit.id, workerId, on, category, minutes: minutes[category] }],
      ),
    )
  })
  return { definition: minutesDefinition, rows }
}
