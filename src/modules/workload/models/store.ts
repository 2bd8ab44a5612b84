import type { Day, Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { Model } from '../rules/model.ts'

export type StoredModel = {
  readonly version: number
  readonly name: string
  readonly validFrom: Day
  readonly decidedBy: string
  readonly model: Model
}

/** All that the municipality has decided, the newest first. */
export const allModels = async (tx: Tx): Promise<StoredModel[]> =>
  (
    await tx
      .selectFrom('workload_models')
      .innerJoin('workers', 'workers.id', 'workload_models.decided_by')
      .select([
        'workload_models.version',
        'workload_models.name',
        'workload_models.valid_from',
        'workload_models.content',
        'workers.name as decided_by',
      ])
      .orderBy('workload_models.version', 'desc')
      .execute()
  ).map((row) => ({
    version: row.version,
    name: row.name,
    validFrom: row.valid_from,
    decidedBy: row.decided_by,
    model: Model.parse(row.content),
  }))

/** The version of the model with this id, if there is one. */
export const versionOf = async (tx: Tx, id: string): Promise<number | undefined> =>
  (await tx.selectFrom('workload_models').select('version').where('id', '=', id).executeTakeFirst())?.version

export const insertModel = (
  tx: Tx,
  one: {
    readonly id: string
    readonly version: number
    readonly model: Model
    readonly validFrom: Day
    readonly by: string
    readonly at: Instant
  },
) =>
  tx
    .insertInto('workload_models')
    .values({
      id: one.id,
      version: one.version,
      name: one.model.name,
      content: JSON.stringify(one.model),
      valid_from: one.validFrom,
      decided_by: one.by,
      decided_at: one.at,
    })
    .execute()
