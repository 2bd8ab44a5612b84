import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Written } from '../store.ts'

export const allMeasures = prepared((tx) =>
  tx
    .selectFrom('staffing_measures')
    .select(['id', 'kind', 'name', 'unit_id', 'from_on', 'last_on', 'figure', 'expected'])
    .orderBy('from_on', 'desc')
    .orderBy('id'),
)

export type MeasureRow = Awaited<ReturnType<typeof allMeasures>>[number]

export const insertMeasure = (tx: Tx, row: Written<'staffing_measures'>) =>
  tx
    .insertInto('staffing_measures')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute()

export const allReorganisations = prepared((tx) =>
  tx
    .selectFrom('reorganisations')
    .select(['id', 'name', 'unit_id', 'from_on', 'took_part'])
    .orderBy('from_on', 'desc')
    .orderBy('id'),
)

export const insertReorganisation = (tx: Tx, row: Written<'reorganisations'>) =>
  tx
    .insertInto('reorganisations')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute()
