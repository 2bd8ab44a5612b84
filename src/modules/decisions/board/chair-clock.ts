import { addMonths, type Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { clockViews, dueOn, findWatch, moveClocks } from '#modules/clocks/index.ts'
import { sv } from './text.sv.ts'

type Reported = { readonly caseId: string; readonly decisionId: string; readonly decidedOn: Day }

/** Where no meeting is called the clock asks within a month. Our own: the law says the next meeting, whenever it is. */
const untilCalled = (decidedOn: Day): Day => addMonths(decidedOn, 1)

/** KL 6:40, LVU 6: the decision is reported at the next meeting of the board; a moved meeting moves the clock. */
export const setChairClock = async (
  ctx: Ctx,
  { caseId, decisionId, decidedOn }: Reported,
  meetingOn: Day | undefined,
): Promise<void> => {
  if (!(await findWatch(ctx.tx, caseId))) return
  const code = 'chairDecision'
  await moveClocks(ctx, caseId, {
    stop: [{ code, aboutId: decisionId, reason: sv.record.meetingMoved }],
    start: [
      {
        code,
        aboutId: decisionId,
        triggeredOn: decidedOn,
        counted: dueOn({ code, triggeredOn: decidedOn, meetingOn: meetingOn ?? untilCalled(decidedOn) }),
      },
    ],
  })
}

/** The board has been told. */
export const endChairClock = async (
  ctx: Ctx,
  { caseId, decisionId }: Pick<Reported, 'caseId' | 'decisionId'>,
): Promise<void> => {
  if (!(await findWatch(ctx.tx, caseId))) return
  // The time to appeal is the party's time, and no date on which anybody looks at the child.
  const others = (await clockViews(ctx, [caseId], 'running')).filter(
    (one) => one.aboutId !== decisionId && one.code !== 'appeal',
  )
  await moveClocks(ctx, caseId, {
    satisfy: [{ code: 'chairDecision', aboutId: decisionId }],
    // An open case is never without a next date: with nothing else running it is looked at within a month.
    start:
      others.length > 0
        ? []
        : [{ code: 'interventionFollowUp', triggeredOn: ctx.today, length: { months: 1 } }],
  })
}
