import { Conflict, found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { clockViews } from '#modules/clocks/index.ts'
import { checkVersion, enterToWork } from '../../actions/enter.ts'
import { neverWithoutClock, untilClosed } from '../../rules/clock-moves.ts'
import type * as contract from '../contract.ts'
import { isFollowUpAfter } from '../rules/bases.ts'
import { whenFollowUpDone } from '../rules/clocks.ts'
import * as store from '../store/placements.ts'
import { placementView } from '../view.ts'
import type { PlacementView } from '../views.ts'
import { move } from './enter.ts'

/**
 * SoL 23:5, LVU 21 c: the follow-up after the placement, or after care under LVU, is done. What was seen and said stands in the
 * journal (SoL 14:3). A case that nothing else watches is closed within a month.
 */
export const endFollowUp = async (
  ctx: Ctx,
  { placementId, version }: InputOf<typeof contract.endFollowUpAfter>,
): Promise<PlacementView> => {
  const { case_id: caseId } = found(await store.readPlacement(ctx.tx, placementId))
  await enterToWork(ctx, caseId)
  const placement = found(await store.readPlacement(ctx.tx, placementId))
  checkVersion(version, placement.version, { endedOn: placement.ended_on })
  const running = await clockViews(ctx, [caseId], 'running')
  if (!running.some(({ code, aboutId }) => aboutId === placementId && isFollowUpAfter(code)))
    throw new Conflict('follow_up_after_ended')
  await store.updatePlacement(ctx.tx, placement, {})
  const moves = whenFollowUpDone(placementId)
  const all = neverWithoutClock({ caseId, running }, moves, untilClosed(ctx.today))
  await move(ctx, caseId, {
    ...moves,
    start: (all.start ?? []).map((one) => ({ ...one, aboutId: one.aboutId ?? caseId })),
  })
  return placementView(ctx, placementId)
}
