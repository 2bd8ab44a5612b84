import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { OpeningPurpose, SealedField } from './contract.ts'

const columns = ['person_id', 'field', 'version', 'key_id', 'sealed', 'written_by', 'written_at'] as const

/** Of every entry of these people: one that was merged counts as the one that was kept, and the other way round (0031). */
const ofPeople = (ids: readonly string[]) => sql<string>`any(same_people(${[...ids]}::uuid[]))`

export type SealedRow = Awaited<ReturnType<typeof readValues>>[number]

/** All that is sealed about these people, of every entry that was merged into one of them. The latest written first. */
export const readValues = (tx: Tx, personIds: readonly string[]) =>
  tx
    .selectFrom('sealed_values')
    .select(columns)
    .where('person_id', '=', ofPeople(personIds))
    .orderBy('written_at', 'desc')
    .orderBy('person_id')
    .orderBy('field')
    .execute()

/** Which fields hold something; nothing is opened for it. */
export const readFields = async (tx: Tx, personId: string): Promise<SealedField[]> =>
  (
    await tx
      .selectFrom('sealed_values')
      .select('field')
      .distinct()
      .where('person_id', '=', ofPeople([personId]))
      .execute()
  ).map((row) => row.field)

/** The version of one value; the row is held, so that two who write come one after the other. */
export const lockVersion = async (tx: Tx, personId: string, field: SealedField): Promise<number> => {
  const row = await tx
    .selectFrom('sealed_values')
    .select('version')
    .where('person_id', '=', personId)
    .where('field', '=', field)
    .forUpdate()
    .executeTakeFirst()
  return row?.version ?? 0
}

export type NewValue = {
  readonly personId: string
  readonly field: SealedField
  readonly version: number
  readonly keyId: string
  readonly sealed: Uint8Array
  readonly by: string
  readonly at: Instant
}

export const writeValue = (tx: Tx, one: NewValue) => {
  const value = {
    version: one.version,
    key_id: one.keyId,
    sealed: one.sealed,
    written_by: one.by,
    written_at: one.at,
  }
  return tx
    .insertInto('sealed_values')
    .values({ person_id: one.personId, field: one.field, ...value })
    .onConflict((c) => c.columns(['tenant_id', 'person_id', 'field']).doUpdateSet(value))
    .execute()
}

/** Of every entry of the person. */
export const removeValue = (tx: Tx, personId: string, field: SealedField) =>
  tx
    .deleteFrom('sealed_values')
    .where('person_id', '=', ofPeople([personId]))
    .where('field', '=', field)
    .execute()

/** Values that another key has sealed, some at a time; held until they are sealed anew. */
export const lockOtherKeys = (tx: Tx, keyId: string, limit: number) =>
  tx
    .selectFrom('sealed_values')
    .select(columns)
    .where('key_id', '<>', keyId)
    .orderBy('person_id')
    .orderBy('field')
    .limit(limit)
    .forUpdate()
    .execute()

export const reseal = (
  tx: Tx,
  { person_id, field }: SealedRow,
  now: { readonly keyId: string; readonly sealed: Uint8Array },
) =>
  tx
    .updateTable('sealed_values')
    .set({ key_id: now.keyId, sealed: now.sealed })
    .where('person_id', '=', person_id)
    .where('field', '=', field)
    .execute()

/** How many values each key has sealed. */
export const countByKey = async (tx: Tx): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx
    .selectFrom('sealed_values')
    .select(['key_id', (c) => c.fn.countAll<number>().as('values')])
    .groupBy('key_id')
    .execute()
  return new Map(rows.map((row) => [row.key_id, row.values]))
}

export const insertOpening = (
  tx: Tx,
  one: {
    readonly id: string
    readonly personId: string
    readonly workerId: string
    readonly at: Instant
    readonly purpose: OpeningPurpose
    readonly words: string
    readonly fields: readonly SealedField[]
  },
) =>
  tx
    .insertInto('sealed_openings')
    .values({
      id: one.id,
      person_id: one.personId,
      worker_id: one.workerId,
      opened_at: one.at,
      purpose: one.purpose,
      words: one.words,
      fields: JSON.stringify(one.fields),
    })
    .execute()

/** The latest first. */
export const readOpenings = (tx: Tx, personId: string, limit: number) =>
  tx
    .selectFrom('sealed_openings')
    .select(['id', 'worker_id', 'opened_at', 'purpose', 'words', 'fields'])
    .where('person_id', '=', ofPeople([personId]))
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export const countOpenings = async (tx: Tx, personId: string): Promise<number> => {
  const row = await tx
    .selectFrom('sealed_openings')
    .select((c) => c.fn.countAll<number>().as('openings'))
    .where('person_id', '=', ofPeople([personId]))
    .executeTakeFirstOrThrow()
  return row.openings
}
