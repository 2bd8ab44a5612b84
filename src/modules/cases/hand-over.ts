import { Conflict } from '#kernel/errors.ts'
import { type Ctx, emit, newId } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { assign, findWatch } from '#modules/clocks/index.ts'
import { handOverJoined } from '#modules/intake/index.ts'
import { refuseToConflicted } from './conflicts/check.ts'
import { caseHandedOver } from './events.ts'
import { insertNamedWorker, readNamedWorkers } from './placements/store/placements.ts'
import { sv } from './placements/text.sv.ts'
import { readCases, setCaseUnit } from './store/cases.ts'
import { nameWorker, readNamedTo } from './store/named-worker.ts'

export { lockCases } from './store/cases.ts'

export type OpenCase = { readonly caseId: string; readonly number: string; readonly childId: string }

/** The open ones among these matters. The caller asks its policy about each child. */
export const openCases = async (tx: Tx, caseIds: readonly string[]): Promise<OpenCase[]> =>
  caseIds.length === 0
    ? []
    : (await readCases(tx, caseIds))
        .filter((row) => row.closed_on === null)
        .map((row) => ({ caseId: row.id, number: row.number, childId: row.child_id }))

/** Another owner or co-worker from this minute. Reports in the investigation go with it, and the case to the owner's unit. */
export const handOverCase = async (
  ctx: Ctx,
  given: {
    readonly caseId: string
    readonly childId: string
    readonly unitId: string
    readonly ownerId: string
    readonly coworkerId: string | null
    readonly version: number
  },
): Promise<void> => {
  const { caseId, childId, unitId, ownerId, version } = given
  const watch = await findWatch(ctx.tx, caseId)
  await refuseToConflicted(ctx, caseId, {
    before: [watch?.ownerId ?? '', watch?.coworkerId ?? ''],
    now: given.coworkerId === null ? [ownerId] : [ownerId, given.coworkerId],
  })
  const to = { unitId, ownerId, coworkerId: given.coworkerId ?? undefined }
  await assign(ctx, { ...to, matterId: caseId, version })
  await handOverJoined(ctx, { ...to, childId, caseId })
  await setCaseUnit(ctx.tx, caseId, unitId)
  const before = watch ? { ownerId: watch.ownerId, coworkerId: watch.coworkerId } : null
  await emit(ctx, caseHandedOver, { caseId, before, now: { ownerId, coworkerId: given.coworkerId } })
}

/** A child in care whose named social worker somebody is (SoL 22:12). */
export type HandedPlacement = {
  readonly placementId: string
  readonly caseId: string
  readonly childId: string
  readonly version: number
}

export const placementsNamedTo = async (tx: Tx, workerId: string): Promise<HandedPlacement[]> =>
  (await readNamedTo(tx, workerId)).map((row) => ({
    placementId: row.id,
    caseId: row.case_id,
    childId: row.child_id,
    version: row.version,
  }))

/** SoL 22:12: a placed child always has one social worker of its own, by name; who it was before stands in the history. */
export const namePlacementWorker = async (
  ctx: Ctx,
  given: { readonly placementId: string; readonly workerId: string; readonly version: number },
): Promise<void> => {
  const { placementId, workerId } = given
  if (!(await nameWorker(ctx.tx, given))) throw new Conflict('changed_meanwhile')
  await insertNamedWorker(ctx.tx, {
    id: newId(ctx),
    placementId,
    workerId,
    position: (await readNamedWorkers(ctx.tx, [placementId])).length,
    fromOn: ctx.today,
    reason: sv.record.handedOver,
    byId: ctx.actor.workerId,
  })
}
