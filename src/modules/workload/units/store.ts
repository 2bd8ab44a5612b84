import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

export type Measured = {
  readonly monthOn: Day
  readonly unitId: string
  readonly points: number
  readonly capacity: number
  readonly modelVersion: number
}

/** The months that were measured: counted, and talked about. Nobody's name or id. */
export const measuredMonths = async (tx: Tx, from: Day, until: Day): Promise<Measured[]> =>
  (
    await tx
      .selectFrom('workload_months')
      .innerJoin('workload_talks', (on) =>
        on
          .onRef('workload_talks.worker_id', '=', 'workload_months.worker_id')
          .onRef('workload_talks.month_on', '=', 'workload_months.month_on'),
      )
      .select([
        'workload_months.month_on',
        'workload_months.unit_id',
        'workload_months.points_tenths',
        'workload_months.capacity_tenths',
        'workload_months.model_version',
      ])
      .where('workload_months.month_on', '>=', from)
      .where('workload_months.month_on', '<', until)
      .execute()
  ).map((row) => ({
    monthOn: row.month_on,
    unitId: row.unit_id,
    points: row.points_tenths / 10,
    capacity: row.capacity_tenths / 10,
    modelVersion: row.model_version,
  }))

export type Agreed = {
  readonly unitId: string
  readonly people: number
  readonly agreed: number
  readonly done: number
}

/** What was agreed to be done until a day, and what of it was: for how many people in each unit. */
export const actionsOfUnits = async (tx: Tx, from: Day, until: Day): Promise<Agreed[]> =>
  (
    await tx
      .selectFrom('workload_actions')
      .select('unit_id')
      .select([
        sql<number>`count(distinct worker_id)::int`.as('people'),
        sql<number>`count(*)::int`.as('agreed'),
        sql<number>`(count(*) filter (where outcome = 'done'))::int`.as('done'),
      ])
      .where('kind', '=', 'todo')
      .where('due_on', '>=', from)
      .where('due_on', '<', until)
      .groupBy('unit_id')
      .execute()
  ).map(({ unit_id: unitId, ...rest }) => ({ unitId, ...rest }))
