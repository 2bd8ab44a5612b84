import type { Day, Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { LowThreshold } from './rules.ts'

const columns = [
  'id',
  'unit_id',
  'kind',
  'name',
  'person_id',
  'age_group',
  'consent',
  'started_on',
  'ended_on',
  'noted_by',
  'version',
] as const

/** Of one unit, the latest first. */
export const readOfUnit = (
  tx: Tx,
  { unitId, view, limit }: { unitId: string; view: 'running' | 'ended'; limit: number },
) =>
  tx
    .selectFrom('low_threshold_services')
    .select(columns)
    .where('unit_id', '=', unitId)
    .where('ended_on', view === 'running' ? 'is' : 'is not', null)
    .orderBy('started_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export const readOne = (tx: Tx, id: string) =>
  tx.selectFrom('low_threshold_services').select(columns).where('id', '=', id).executeTakeFirst()

export const lockOne = (tx: Tx, id: string) =>
  tx.selectFrom('low_threshold_services').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

type New = LowThreshold & {
  readonly id: string
  readonly unitId: string
  readonly name: string
  readonly notedBy: string
  readonly notedAt: Instant
}

/** False when the id is taken. */
export const insertOne = async (tx: Tx, one: New): Promise<boolean> => {
  const done = await tx
    .insertInto('low_threshold_services')
    .values({
      id: one.id,
      unit_id: one.unitId,
      kind: one.kind,
      name: one.name,
      person_id: one.personId,
      age_group: one.ageGroup,
      consent: one.consent,
      consent_on: one.consentOn,
      identity_decided_on: one.identityDecidedOn,
      identity_reference: one.identityReference,
      told_of_application: one.toldOfApplication,
      started_on: one.startedOn,
      noted_by: one.notedBy,
      noted_at: one.notedAt,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const endOne = (tx: Tx, id: string, { on, version }: { on: Day; version: number }) =>
  tx
    .updateTable('low_threshold_services')
    .set({ ended_on: on, version: version + 1 })
    .where('id', '=', id)
    .execute()
