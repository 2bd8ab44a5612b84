import type { Ctx } from '#platform/context.ts'
import { clockViews, moveClocks, processMoves } from '#modules/clocks/index.ts'
import type { StepTaken } from '#modules/clocks/processes/contract.ts'
import { neverWithoutClock, untilClosed } from '../rules/clock-moves.ts'
import { withOneReview } from './one-review.ts'

/** The clocks of one course move on its case. When nothing else runs the case is to be closed: it never stands without a date. */
export const moveClocksOf = async (
  ctx: Ctx,
  about: { readonly caseId: string; readonly measureId: string; readonly reason: string },
  moves: StepTaken['moves'],
): Promise<void> => {
  const { caseId, measureId, reason } = about
  const running = await clockViews(ctx, [caseId], 'running')
  const made = withOneReview(processMoves(moves, { aboutId: measureId, reason }), { running, measureId })
  await moveClocks(ctx, caseId, neverWithoutClock({ caseId, running }, made, untilClosed(ctx.today)))
}
