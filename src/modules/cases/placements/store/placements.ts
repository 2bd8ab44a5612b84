import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { samePerson } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { EndKind, PlacementBasis } from '../rules/bases.ts'
import type { NeedlessReason } from '../rules/health.ts'
import type { MoveReason } from '../rules/history.ts'

const placementColumns = [
  'id',
  'intervention_id',
  'case_id',
  'child_id',
  'legal_basis',
  'named_worker_id',
  'is_hidden',
  'started_on',
  'health_notice_on',
  'health_needless_on',
  'health_needless_why',
  'health_needless_note',
  'ended_on',
  'end_kind',
  'end_reason',
  'version',
] as const

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...new Set(ids)]})`

export const readPlacement = (tx: Tx, id: string) =>
  tx.selectFrom('placements').select(placementColumns).where('id', '=', id).executeTakeFirst()

export type PlacementRow = NonNullable<Awaited<ReturnType<typeof readPlacement>>>

export const readPlacementOf = (tx: Tx, interventionId: string) =>
  tx
    .selectFrom('placements')
    .select(placementColumns)
    .where('intervention_id', '=', interventionId)
    .orderBy('started_on', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const readOpenPlacement = (tx: Tx, childId: string) =>
  tx
    .selectFrom('placements')
    .select(placementColumns)
    .where('child_id', '=', samePerson(tx, childId))
    .where('ended_on', 'is', null)
    .executeTakeFirst()

/** The newest first. */
export const readPlacementsOfChild = (tx: Tx, childId: string) =>
  tx
    .selectFrom('placements')
    .select(placementColumns)
    .where('child_id', '=', samePerson(tx, childId))
    .orderBy('started_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const readPlacementsOfCase = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('placements')
    .select(placementColumns)
    .where('case_id', '=', caseId)
    .orderBy('started_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** False when the child has an open placement already, or the intervention has been carried out, or the id is taken. */
export const insertPlacement = async (
  tx: Tx,
  one: {
    id: string
    interventionId: string
    caseId: string
    childId: string
    legalBasis: PlacementBasis
    namedWorkerId: string
    isHidden: boolean
    startedOn: Day
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('placements')
    .values({
      id: one.id,
      intervention_id: one.interventionId,
      case_id: one.caseId,
      child_id: one.childId,
      legal_basis: one.legalBasis,
      named_worker_id: one.namedWorkerId,
      is_hidden: one.isHidden,
      started_on: one.startedOn,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const updatePlacement = (
  tx: Tx,
  { id, version }: Pick<PlacementRow, 'id' | 'version'>,
  change: {
    legal_basis?: PlacementBasis
    named_worker_id?: string
    is_hidden?: boolean
    health_notice_on?: Day
    health_needless_on?: Day
    health_needless_why?: NeedlessReason
    health_needless_note?: string
    ended_on?: Day
    end_kind?: EndKind
    end_reason?: string
  },
) =>
  tx
    .updateTable('placements')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute()

/** In the order in which the child lived there. */
export const readStays = async (tx: Tx, placementIds: readonly string[]) =>
  placementIds.length === 0
    ? []
    : tx
        .selectFrom('stays')
        .innerJoin('homes', 'homes.id', 'stays.home_id')
        .select([
          'stays.id',
          'stays.placement_id',
          'stays.home_id',
          'stays.position',
          'stays.from_on',
          'stays.until_on',
          'stays.why',
          'stays.reason',
          'homes.name as home',
          'homes.kind',
        ])
        .where('stays.placement_id', '=', anyOf(placementIds))
        .orderBy('stays.position')
        .execute()

export const insertStay = (
  tx: Tx,
  one: {
    id: string
    placementId: string
    homeId: string
    position: number
    fromOn: Day
    why: 'start' | MoveReason
    reason: string
    byId: string
  },
) =>
  tx
    .insertInto('stays')
    .values({
      id: one.id,
      placement_id: one.placementId,
      home_id: one.homeId,
      position: one.position,
      from_on: one.fromOn,
      why: one.why,
      reason: one.reason,
      by_id: one.byId,
    })
    .execute()

export const endStay = (tx: Tx, placementId: string, on: Day) =>
  tx
    .updateTable('stays')
    .set({ until_on: on })
    .where('placement_id', '=', placementId)
    .where('until_on', 'is', null)
    .execute()

/** In order; the last one counts. */
export const readBases = async (tx: Tx, placementIds: readonly string[]) =>
  placementIds.length === 0
    ? []
    : tx
        .selectFrom('placement_bases')
        .select(['placement_id', 'legal_basis', 'position', 'from_on', 'awaits_reunion', 'reason', 'by_id'])
        .where('placement_id', '=', anyOf(placementIds))
        .orderBy('position')
        .execute()

export const insertBasis = (
  tx: Tx,
  one: {
    id: string
    placementId: string
    legalBasis: PlacementBasis
    position: number
    fromOn: Day
    /** LVU 21 b. */
    awaitsReunion?: boolean
    reason: string
    byId: string
  },
) =>
  tx
    .insertInto('placement_bases')
    .values({
      id: one.id,
      placement_id: one.placementId,
      legal_basis: one.legalBasis,
      position: one.position,
      from_on: one.fromOn,
      awaits_reunion: one.awaitsReunion ?? false,
      reason: one.reason,
      by_id: one.byId,
    })
    .execute()

/** SoL 22:12, in order; the last one counts. */
export const readNamedWorkers = async (tx: Tx, placementIds: readonly string[]) =>
  placementIds.length === 0
    ? []
    : tx
        .selectFrom('named_workers')
        .select(['placement_id', 'worker_id', 'position', 'from_on', 'reason', 'by_id'])
        .where('placement_id', '=', anyOf(placementIds))
        .orderBy('position')
        .execute()

export const insertNamedWorker = (
  tx: Tx,
  one: {
    id: string
    placementId: string
    workerId: string
    position: number
    fromOn: Day
    reason: string
    byId: string
  },
) =>
  tx
    .insertInto('named_workers')
    .values({
      id: one.id,
      placement_id: one.placementId,
      worker_id: one.workerId,
      position: one.position,
      from_on: one.fromOn,
      reason: one.reason,
      by_id: one.byId,
    })
    .execute()

/** SoL 34:1, the newest first. */
export const readExecutionReports = (tx: Tx, interventionId: string) =>
  tx
    .selectFrom('execution_reports')
    .select(['id', 'reported_on', 'reason', 'by_id'])
    .where('intervention_id', '=', interventionId)
    .orderBy('reported_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** False when the id was there before. */
export const insertExecutionReport = async (
  tx: Tx,
  one: { id: string; interventionId: string; reportedOn: Day; reason: string; byId: string },
): Promise<boolean> => {
  const done = await tx
    .insertInto('execution_reports')
    .values({
      id: one.id,
      intervention_id: one.interventionId,
      reported_on: one.reportedOn,
      reason: one.reason,
      by_id: one.byId,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Every child that is placed now. */
/** Placements that have ended in a case that is open: their child may still be followed (SoL 23:2, LVU 21 b). */
export const readEndedInOpenCases = (tx: Tx) =>
  tx
    .selectFrom('placements')
    .innerJoin('cases', 'cases.id', 'placements.case_id')
    .select(placementColumns.map((one) => `placements.${one}` as const))
    .where('placements.ended_on', 'is not', null)
    .where('cases.closed_on', 'is', null)
    .orderBy('placements.id')
    .execute()

export const readOpenPlacements = (tx: Tx) =>
  tx.selectFrom('placements').select(placementColumns).where('ended_on', 'is', null).orderBy('id').execute()
