import { Conflict } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { caseView } from '../actions/case-view.ts'
import { checkVersion, enterToWork } from '../actions/enter.ts'
import { whenFollowUpEnds } from '../rules/clock-moves.ts'
import type { CaseView } from '../views.ts'
import type { endChildFollowUp } from './contract.ts'
import { moveAtEnd } from './course.ts'
import { endFollowUpRow, readOpenFollowUp } from './store.ts'

/** SoL 23:5: the follow-up is over, at the latest six months after the investigation. The case is closed next. */
export const end = async (ctx: Ctx, input: InputOf<typeof endChildFollowUp>): Promise<CaseView> => {
  const { caseId, outcome, summary, childView, version } = input
  await enterToWork(ctx, caseId)
  const open = await readOpenFollowUp(ctx.tx, caseId)
  if (!open) throw new Conflict('child_follow_up_ended')
  checkVersion(version, open.version, { talkedOn: open.talked_on })
  await endFollowUpRow(ctx.tx, open, {
    on: ctx.today,
    outcome,
    by: ctx.actor.workerId,
    summary,
    childView,
  })
  await moveAtEnd(ctx, caseId, whenFollowUpEnds())
  return caseView(ctx, caseId)
}
