import { Conflict } from '#kernel/errors.ts'
import type { InputOf } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { clockViews, moveClocks } from '#modules/clocks/index.ts'
import { caseView } from '../actions/case-view.ts'
import { checkVersion, enterIntervention, refuseFaults } from '../actions/enter.ts'
import { notAtHome } from '../placements/not-at-home.ts'
import { dayFaults } from '../rules.ts'
import { neverWithoutClock, untilClosed, whenInterrupted } from '../rules/clock-moves.ts'
import { raiseInterventionVersion } from '../store/interventions.ts'
import { sv } from '../text.sv.ts'
import type { CaseView } from '../views.ts'
import type * as contract from './contract.ts'
import { isReportedWhenLate } from './rules.ts'
import { insertInterruption, readGoesOnSince, readOpenInterruption } from './store.ts'

/**
 * SoL 34:1: help that had begun is interrupted, and three new months run until it is carried out again. The decision stands.
 * Where the child lives away from home the placement ends instead, as a breakdown (placements/actions/change.ts).
 */
export const interrupt = async (
  ctx: Ctx,
  input: InputOf<typeof contract.interruptIntervention>,
): Promise<CaseView> => {
  const { intervention } = await enterIntervention(ctx, input)
  notAtHome(intervention)
  if (intervention.started_on === null) throw new Conflict('intervention_not_started')
  if (await readOpenInterruption(ctx.tx, intervention.id)) throw new Conflict('intervention_interrupted')
  checkVersion(input.version, intervention.version, { startedOn: intervention.started_on })
  const { caseId, id, interruptedOn, reason } = input
  const notBefore = await readGoesOnSince(ctx.tx, { ...intervention, started_on: intervention.started_on })
  refuseFaults(dayFaults('interruptedOn', interruptedOn, { notBefore, today: ctx.today }))
  const isNew = await insertInterruption(ctx.tx, {
    id,
    interventionId: intervention.id,
    interruptedOn,
    reason,
    legalBasis: intervention.legal_basis,
    byId: ctx.actor.workerId,
  })
  if (!isNew) throw new Conflict('already_saved')
  await raiseInterventionVersion(ctx.tx, intervention.id, intervention.version)
  const moves = whenInterrupted(intervention.id, {
    on: interruptedOn,
    isReported: isReportedWhenLate(intervention.legal_basis),
    reason: sv.record.interrupted,
  })
  const running = await clockViews(ctx, [caseId], 'running')
  await moveClocks(ctx, caseId, neverWithoutClock({ caseId, running }, moves, untilClosed(ctx.today)))
  return caseView(ctx, caseId)
}
