import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { PrivateKeySchema, PublicKeySchema } from './core/box.ts'

const any = (ids: readonly string[]) => sql<string>`any(${ids})`

type Purpose = 'lease' | 'box'
type Keys = { readonly open: object; readonly secret: object }

/** The newest key of a purpose, or of a version. */
export const readKeys = async (tx: Tx, purpose: Purpose, version?: number) => {
  const row = await tx
    .selectFrom('bag_keys')
    .select(['version', 'public_key', 'private_key'])
    .where('purpose', '=', purpose)
    .$if(version !== undefined, (q) => q.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      version: row.version,
      open: PublicKeySchema.parse(row.public_key),
      secret: PrivateKeySchema.parse(row.private_key),
    }
  )
}

/** Nothing happens when another made the same version first. */
export const insertKeys = async (
  tx: Tx,
  one: {
    readonly id: string
    readonly purpose: Purpose
    readonly version: number
    readonly madeAt: Instant
  } & Keys,
): Promise<void> => {
  await tx
    .insertInto('bag_keys')
    .values({
      id: one.id,
      purpose: one.purpose,
      version: one.version,
      public_key: JSON.stringify(one.open),
      private_key: JSON.stringify(one.secret),
      made_at: one.madeAt,
    })
    .onConflict((c) => c.columns(['tenant_id', 'purpose', 'version']).doNothing())
    .execute()
}

export type NewDevice = {
  readonly id: string
  readonly workerId: string
  readonly name: string
  readonly secret: string
  readonly at: Instant
}

/** Nothing happens when the id is taken; the caller reads whose it is. */
export const insertDevice = async (tx: Tx, one: NewDevice): Promise<void> => {
  await tx
    .insertInto('bag_devices')
    .values({
      id: one.id,
      worker_id: one.workerId,
      name: one.name,
      secret: one.secret,
      registered_at: one.at,
      seen_at: one.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

export const lockDevice = (tx: Tx, id: string) =>
  tx.selectFrom('bag_devices').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export type DeviceRow = NonNullable<Awaited<ReturnType<typeof lockDevice>>>

/** Those in use, and those that were ended and have not said that they are empty. */
export const readDevices = (tx: Tx, workerIds: readonly string[]) =>
  tx
    .selectFrom('bag_devices')
    .selectAll()
    .where('worker_id', '=', any(workerIds))
    .where('wiped_at', 'is', null)
    .orderBy('registered_at', 'desc')
    .limit(500)
    .execute()

/** Who has a device that nobody has heard to be empty. */
export const readHolders = async (tx: Tx): Promise<string[]> => {
  const rows = await tx
    .selectFrom('bag_devices')
    .select('worker_id')
    .distinct()
    .where('wiped_at', 'is', null)
    .execute()
  return rows.map(({ worker_id }) => worker_id)
}

export const touchDevice = async (
  tx: Tx,
  id: string,
  seen: { at: Instant; unsent: number },
): Promise<void> => {
  await tx
    .updateTable('bag_devices')
    .set({ seen_at: seen.at, unsent: seen.unsent })
    .where('id', '=', id)
    .execute()
}

export const endDevice = async (
  tx: Tx,
  id: string,
  { at, by }: { readonly at: Instant; readonly by: string },
): Promise<void> => {
  await tx.updateTable('bag_devices').set({ ended_at: at, ended_by: by }).where('id', '=', id).execute()
}

/** All that a worker has in use. */
export const endDevicesOf = async (
  tx: Tx,
  workerId: string,
  { at, by }: { readonly at: Instant; readonly by: string },
): Promise<void> => {
  await tx
    .updateTable('bag_devices')
    .set({ ended_at: at, ended_by: by })
    .where('worker_id', '=', workerId)
    .where('ended_at', 'is', null)
    .execute()
}

export const markWiped = async (tx: Tx, id: string, at: Instant): Promise<void> => {
  await tx.updateTable('bag_devices').set({ wiped_at: at }).where('id', '=', id).execute()
}

/** What is out of the house on these devices. */
export const readCheckouts = (tx: Tx, deviceIds: readonly string[]) =>
  tx
    .selectFrom('bag_checkouts')
    .selectAll()
    .where('device_id', '=', any(deviceIds))
    .where('ended_at', 'is', null)
    .orderBy('from_at')
    .orderBy('id')
    .execute()

export type CheckoutRow = Awaited<ReturnType<typeof readCheckouts>>[number]

export type NewCheckout = {
  readonly id: string
  readonly deviceId: string
  readonly caseId: string
  readonly childId: string
  readonly workerId: string
  readonly at: Instant
  readonly untilAt: Instant
}

export const insertCheckout = async (tx: Tx, one: NewCheckout): Promise<void> => {
  await tx
    .insertInto('bag_checkouts')
    .values({
      id: one.id,
      device_id: one.deviceId,
      case_id: one.caseId,
      child_id: one.childId,
      worker_id: one.workerId,
      from_at: one.at,
      renewed_at: one.at,
      until_at: one.untilAt,
    })
    .execute()
}

export const renewCheckouts = async (
  tx: Tx,
  ids: readonly string[],
  { at, untilAt }: { readonly at: Instant; readonly untilAt: Instant },
): Promise<void> => {
  await tx
    .updateTable('bag_checkouts')
    .set({ renewed_at: at, until_at: untilAt })
    .where('id', '=', any(ids))
    .execute()
}

export const endCheckouts = async (
  tx: Tx,
  ids: readonly string[],
  { at, how }: { readonly at: Instant; readonly how: 'returned' | 'wiped' | 'taken_back' },
): Promise<void> => {
  if (ids.length === 0) return
  await tx
    .updateTable('bag_checkouts')
    .set({ ended_at: at, end_how: how })
    .where('id', '=', any(ids))
    .execute()
}

/** What was last said of each case for this worker. */
export const readPermits = (tx: Tx, workerId: string, caseIds: readonly string[]) =>
  tx
    .selectFrom('bag_permits')
    .selectAll()
    .distinctOn('case_id')
    .where('worker_id', '=', workerId)
    .where('case_id', '=', any(caseIds))
    .orderBy('case_id')
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export type PermitRow = Awaited<ReturnType<typeof readPermits>>[number]

export type NewPermit = {
  readonly id: string
  readonly caseId: string
  readonly childId: string
  readonly workerId: string
  readonly unitId: string
  readonly reason: string
  readonly at: Instant
}

export const insertPermit = async (tx: Tx, one: NewPermit): Promise<void> => {
  await tx
    .insertInto('bag_permits')
    .values({
      id: one.id,
      case_id: one.caseId,
      child_id: one.childId,
      worker_id: one.workerId,
      unit_id: one.unitId,
      reason: one.reason,
      asked_at: one.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

export const permitById = (tx: Tx, id: string) =>
  tx.selectFrom('bag_permits').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Of every unit: who may answer is asked about the case as it is today. */
export const permitsToAnswer = (tx: Tx) =>
  tx
    .selectFrom('bag_permits')
    .selectAll()
    .where('answer', 'is', null)
    .orderBy('asked_at')
    .limit(200)
    .execute()

export const answerPermit = async (
  tx: Tx,
  id: string,
  given: {
    readonly answer: 'yes' | 'no'
    readonly text: string
    readonly at: Instant
    readonly by: string
    readonly validUntil: Instant | null
  },
): Promise<void> => {
  await tx
    .updateTable('bag_permits')
    .set({
      answer: given.answer,
      answer_text: given.text,
      answered_at: given.at,
      answered_by: given.by,
      valid_until: given.validUntil,
    })
    .where('id', '=', id)
    .execute()
}
