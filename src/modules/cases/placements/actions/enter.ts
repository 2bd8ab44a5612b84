import { Conflict, found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { checkVersion, enterToWork } from '../../actions/enter.ts'
import type { CaseFacts } from '../../facts.ts'
import { clockViews, moveClocks } from '#modules/clocks/index.ts'
import type { PlacementMoves } from '../rules/clocks.ts'
import { type PlacementRow, readPlacement, readStays } from '../store/placements.ts'
import { sv } from '../text.sv.ts'

/**
 * The placement to work on, its case locked: what is done to one case is done one at a time. Who may not know of the case is
 * answered "not found".
 */
export const enterPlacement = async (
  ctx: Ctx,
  placementId: string,
): Promise<{ facts: CaseFacts; placement: PlacementRow }> => {
  const { case_id: caseId } = found(await readPlacement(ctx.tx, placementId))
  const facts = await enterToWork(ctx, caseId)
  const placement = found(await readPlacement(ctx.tx, placementId))
  if (placement.ended_on !== null) throw new Conflict('placement_ended')
  return { facts, placement }
}

const stored = (row: PlacementRow) => ({
  legalBasis: row.legal_basis,
  namedWorkerId: row.named_worker_id,
  healthNoticeOn: row.health_notice_on,
})

/** The same, for what changes the placement as the screen showed it. */
export const enter = async (ctx: Ctx, input: { readonly placementId: string; readonly version: number }) => {
  const entered = await enterPlacement(ctx, input.placementId)
  checkVersion(input.version, entered.placement.version, stored(entered.placement))
  return entered
}

/** Where the child lives now. An open placement always has one. */
export const currentStay = async (ctx: Ctx, placementId: string) => {
  const stays = await readStays(ctx.tx, [placementId])
  const last = found(stays.at(-1))
  return { last, current: { homeId: last.home_id, fromOn: last.from_on, untilOn: last.until_on } }
}

/** 2024:79 5:3: the placement takes the clock over from the course that had it, so that the child is asked about once. */
const takenOver = async (ctx: Ctx, caseId: string, { start, stop }: PlacementMoves) => {
  const own = start.find(({ code }) => code === 'shelterReview')
  if (own === undefined) return stop
  const others = (await clockViews(ctx, [caseId], 'running')).filter(
    (clock) => clock.code === own.code && clock.aboutId !== own.aboutId,
  )
  return [...stop, ...others.map(({ code, aboutId }) => ({ code, aboutId, reason: sv.record.basisChanged }))]
}

export const move = async (ctx: Ctx, caseId: string, moves: PlacementMoves): Promise<void> =>
  moveClocks(ctx, caseId, { ...moves, stop: await takenOver(ctx, caseId, moves) })
