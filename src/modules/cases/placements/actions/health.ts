import { Conflict } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { checkVersion, refuseFaults } from '../../actions/enter.ts'
import type * as contract from '../contract.ts'
import { whenHealthNoticeNeedless } from '../rules/clocks.ts'
import * as store from '../store/placements.ts'
import { sv } from '../text.sv.ts'
import { placementView } from '../view.ts'
import type { PlacementView } from '../views.ts'
import { enterPlacement, move } from './enter.ts'

/** SoL 22:7: the region need not be told of this child. The reason is chosen, and stands on the placement. */
export const healthNeedless = async (
  ctx: Ctx,
  { placementId, version, why, note }: InputOf<typeof contract.noteHealthNeedless>,
): Promise<PlacementView> => {
  const { placement } = await enterPlacement(ctx, placementId)
  checkVersion(version, placement.version, {
    healthNoticeOn: placement.health_notice_on,
    healthNeedlessOn: placement.health_needless_on,
  })
  if (placement.health_notice_on !== null || placement.health_needless_on !== null)
    throw new Conflict('health_settled')
  refuseFaults(why === 'other' && note === '' ? [{ path: 'note', code: 'health_reason_missing' }] : [])
  await store.updatePlacement(ctx.tx, placement, {
    health_needless_on: ctx.today,
    health_needless_why: why,
    health_needless_note: note,
  })
  await move(ctx, placement.case_id, whenHealthNoticeNeedless(placement.id, sv.health.reasons[why]))
  return placementView(ctx, placement.id)
}
