import type { Day, Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** The municipalities of the country: a reference table. */
export const readMunicipalities = (tx: Tx) =>
  tx.selectFrom('municipalities').select(['code', 'name']).orderBy('code').execute()

export const readMoves = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('child_moves')
    .select(['id', 'municipality_code', 'moved_on', 'noted_by'])
    .where('case_id', '=', caseId)
    .orderBy('moved_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const insertMove = async (
  tx: Tx,
  one: {
    id: string
    caseId: string
    childId: string
    municipalityCode: string
    movedOn: Day
    notedBy: string
    notedAt: Instant
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('child_moves')
    .values({
      id: one.id,
      case_id: one.caseId,
      child_id: one.childId,
      municipality_code: one.municipalityCode,
      moved_on: one.movedOn,
      noted_by: one.notedBy,
      noted_at: one.notedAt,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

const columns = [
  'id',
  'direction',
  'municipality_code',
  'case_id',
  'child_id',
  'told_child',
  'unit_id',
  'requested_on',
  'request',
  'requested_by',
  'answer',
  'answered_on',
  'answer_text',
  'answered_by',
  'ivo_applied_on',
  'ivo_decision',
  'ivo_decided_on',
  'ivo_text',
  'withdrawn_on',
  'withdrawn_note',
  'report_id',
  'version',
] as const

export const readTransfersOf = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('transfers')
    .select(columns)
    .where('case_id', '=', caseId)
    .orderBy('requested_on', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const readTransfer = (tx: Tx, id: string) =>
  tx.selectFrom('transfers').select(columns).where('id', '=', id).executeTakeFirst()

export const lockTransfer = (tx: Tx, id: string) =>
  tx.selectFrom('transfers').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

export type TransferRow = NonNullable<Awaited<ReturnType<typeof readTransfer>>>

/** From other municipalities: all that wait, and those answered since a day. */
export const readIncoming = (tx: Tx, since: Day) =>
  tx
    .selectFrom('transfers')
    .select(columns)
    .where('direction', '=', 'in')
    .where((t) => t.or([t('answer', 'is', null), t('answered_on', '>=', since)]))
    .orderBy('requested_on')
    .orderBy('id')
    .execute()

export type NewTransfer = {
  readonly id: string
  readonly direction: 'out' | 'in'
  readonly municipalityCode: string
  readonly caseId: string | null
  readonly childId: string | null
  readonly toldChild: string
  readonly unitId: string
  readonly requestedOn: Day
  readonly request: string
  readonly requestedBy: string
}

/** False when the id stands there already. */
export const insertTransfer = async (tx: Tx, one: NewTransfer): Promise<boolean> => {
  const done = await tx
    .insertInto('transfers')
    .values({
      id: one.id,
      direction: one.direction,
      municipality_code: one.municipalityCode,
      case_id: one.caseId,
      child_id: one.childId,
      told_child: one.toldChild,
      unit_id: one.unitId,
      requested_on: one.requestedOn,
      request: one.request,
      requested_by: one.requestedBy,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export type TransferChange = {
  readonly answer?: 'yes' | 'no'
  readonly answered_on?: Day
  readonly answer_text?: string
  readonly answered_by?: string
  readonly ivo_applied_on?: Day
  readonly ivo_decision?: 'moves' | 'stays'
  readonly ivo_decided_on?: Day
  readonly ivo_text?: string
  readonly withdrawn_on?: Day
  readonly withdrawn_note?: string
  readonly report_id?: string
  readonly unit_id?: string
}

export const changeTransfer = (tx: Tx, row: { id: string; version: number }, change: TransferChange) =>
  tx
    .updateTable('transfers')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
