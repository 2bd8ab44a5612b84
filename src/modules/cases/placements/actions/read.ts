import { found } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { caseFacts, childRelation } from '../../facts.ts'
import { may } from '../../policy.ts'
import { placementsOfChild } from '../brief.ts'
import type * as contract from '../contract.ts'
import { readPlacement } from '../store/placements.ts'
import { placementView } from '../view.ts'
import type { PlacementBrief, PlacementView } from '../views.ts'

export const answerPlacement = async (
  ctx: Ctx,
  { placementId }: InputOf<typeof contract.readPlacement>,
): Promise<PlacementView> => {
  const row = found(await readPlacement(ctx.tx, placementId))
  const facts = found(await caseFacts(ctx.tx, row.case_id))
  await permit(ctx, may, 'see case', facts.facts, { type: 'child', id: facts.childId })
  return placementView(ctx, placementId, facts)
}

export const answerOfChild = async (
  ctx: Ctx,
  { childId }: InputOf<typeof contract.listPlacementsOfChild>,
): Promise<PlacementBrief[]> => {
  await permit(ctx, may, 'see case', await childRelation(ctx.tx, childId), { type: 'child', id: childId })
  return placementsOfChild(ctx, childId)
}
