import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { DenialKind } from './rules.ts'

const columns = [
  'id',
  'worker_id',
  'person_id',
  'kind',
  'reason',
  'from_on',
  'until_on',
  'entered_by',
  'end_reason',
  'end_asked_by',
  'ended_by',
  'ended_at',
  'version',
] as const

/** The newest first. */
export const readDenialsOf = prepared((tx, workerIds: readonly string[]) =>
  tx
    .selectFrom('access_denials')
    .select(columns)
    .where('worker_id', '=', sql<string>`any(${workerIds}::uuid[])`)
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc'),
)

export type DenialRow = Awaited<ReturnType<typeof readDenialsOf>>[number]

/** Held, so that two who end it do so in turn. */
export const lockDenial = (tx: Tx, id: string) =>
  tx.selectFrom('access_denials').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

/** False when the id is taken. */
export const insertDenial = async (
  tx: Tx,
  one: {
    readonly id: string
    readonly workerId: string
    readonly personId: string
    readonly kind: DenialKind
    readonly reason: string
    readonly fromOn: Day
    readonly untilOn: Day | null
    readonly by: string
    readonly at: Instant
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('access_denials')
    .values({
      id: one.id,
      worker_id: one.workerId,
      person_id: one.personId,
      kind: one.kind,
      reason: one.reason,
      from_on: one.fromOn,
      until_on: one.untilOn,
      entered_by: one.by,
      entered_at: one.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

type By = { readonly by: string; readonly at: Instant }

export const askEnd = (
  tx: Tx,
  { id, version }: Pick<DenialRow, 'id' | 'version'>,
  { by, at, reason }: By & { readonly reason: string },
) =>
  tx
    .updateTable('access_denials')
    .set({ end_reason: reason, end_asked_by: by, end_asked_at: at, version: version + 1 })
    .where('id', '=', id)
    .execute()

export const endRow = (
  tx: Tx,
  row: Pick<DenialRow, 'id' | 'version'>,
  { by, at, reason }: By & { readonly reason: string },
) =>
  tx
    .updateTable('access_denials')
    .set({ end_reason: reason, ended_by: by, ended_at: at, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()

export const readIdentities = prepared((tx) =>
  tx
    .selectFrom('worker_persons')
    .select(['id', 'worker_id', 'entered_at', 'end_asked_by'])
    .where('ended_at', 'is', null)
    .orderBy('entered_at')
    .orderBy('id'),
)

/** Held, so that of two who ask that it ends one is the second. */
export const lockIdentity = (tx: Tx, id: string) =>
  tx
    .selectFrom('worker_persons')
    .select(['id', 'worker_id', 'end_asked_by'])
    .where('ended_at', 'is', null)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const askIdentityEnd = (tx: Tx, id: string, { by, at }: By) =>
  tx.updateTable('worker_persons').set({ end_asked_by: by, end_asked_at: at }).where('id', '=', id).execute()

/** False when the id is taken, or the worker has one already. */
export const insertIdentity = async (
  tx: Tx,
  one: By & { readonly id: string; readonly workerId: string; readonly number: string },
): Promise<boolean> => {
  const done = await tx
    .insertInto('worker_persons')
    .values({
      id: one.id,
      worker_id: one.workerId,
      number: one.number,
      entered_by: one.by,
      entered_at: one.at,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const endIdentity = (tx: Tx, id: string, { by, at }: By) =>
  tx.updateTable('worker_persons').set({ ended_by: by, ended_at: at }).where('id', '=', id).execute()
