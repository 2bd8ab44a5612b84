import { workdaysAfter, workdaysBefore } from '#kernel/calendar.ts'
import type { Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import type { TaskView } from './contract.ts'
import { lateLogReviews, type WatchKind, watchKinds } from './store-watch.ts'

/** What comes with the clocks of a worker and is neither a clock nor news: something to look after. */
export const watchOf = (code: string): WatchKind | undefined => watchKinds.find((one) => one === code)

const told: Readonly<Record<WatchKind, { readonly risk: number; readonly href: string }>> = {
  break_glass: { risk: 95, href: '/nodatkomst' },
  opening_stop: { risk: 96, href: '/loggkontroll' },
  log_review_late: { risk: 97, href: '/loggkontroll' },
}

/** A row of Idag that names a worker or a number, and no child. */
export const watchTask = (
  kind: WatchKind,
  one: { readonly id: string; readonly owner: string; readonly dueOn: Day },
  today: Day,
): TaskView => ({
  key: one.id,
  kind,
  code: null,
  paragraph: 'SoLPuL 10 §',
  childId: null,
  childName: '',
  protection: 'none',
  matterKind: null,
  part: 'decider',
  owner: one.owner,
  dueOn: one.dueOn,
  standing: one.dueOn < today ? 'late' : one.dueOn === today ? 'today' : 'soon',
  ...told[kind],
})

/** After so many working days without an answer the head is told (logreview/rules/late.ts). */
const workdaysToAnswer = 10

/** For the head: the monthly lists that nobody has finished. */
export const lateReviewTasks = async (ctx: Ctx): Promise<TaskView[]> => {
  if (ctx.actor.role !== 'head') return []
  const { count, madeOn } = await lateLogReviews(ctx.tx, {
    workerId: ctx.actor.workerId,
    madeOn: workdaysBefore(ctx.today, workdaysToAnswer),
  })
  if (madeOn === null) return []
  const dueOn = workdaysAfter(madeOn, workdaysToAnswer)
  return [watchTask('log_review_late', { id: 'log-review-late', owner: String(count), dueOn }, ctx.today)]
}
