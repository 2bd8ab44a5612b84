import type { Tx } from '#platform/db/tenant.ts'
import type { Written } from '../store.ts'

export const readMapping = (tx: Tx) => tx.selectFrom('hr_mappings').select(['field', 'heading']).execute()

/** The last file's columns: what it did not have is forgotten. */
export const keepMapping = async (tx: Tx, rows: readonly Written<'hr_mappings'>[]): Promise<void> => {
  await tx.deleteFrom('hr_mappings').execute()
  await tx
    .insertInto('hr_mappings')
    .values([...rows])
    .execute()
}
