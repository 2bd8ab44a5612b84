import type { Updateable } from 'kysely'
import type { Tables } from '#db/tables.gen.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { Written } from '../store.ts'

const columns = [
  'id',
  'half',
  'proposal',
  'written_by',
  'standing',
  'answer',
  'owner_id',
  'due_on',
  'version',
] as const

export const itemsOf = prepared((tx, year: number) =>
  tx
    .selectFrom('stay_plan_items')
    .select(columns)
    .where('year', '=', year)
    .orderBy('written_at')
    .orderBy('id'),
)

export const lockItem = (tx: Tx, id: string) =>
  tx.selectFrom('stay_plan_items').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

export const insertItem = (tx: Tx, row: Written<'stay_plan_items'>) =>
  tx
    .insertInto('stay_plan_items')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute()

export const setItem = (tx: Tx, id: string, row: Updateable<Tables['stay_plan_items']>) =>
  tx.updateTable('stay_plan_items').set(row).where('id', '=', id).execute()
