import type { Tx } from '#platform/db/tenant.ts'
import { readCorrections } from './store-minutes.ts'

/** What has been put right in minutes, the oldest first. FL 36. */
export const correctionViews = async (tx: Tx, itemIds: readonly string[]) =>
  (await readCorrections(tx, itemIds)).map((row) => ({
    id: row.id,
    itemId: row.item_id,
    correction: row.correction,
    reason: row.reason,
    by: row.corrected_name,
    at: row.corrected_at,
  }))
