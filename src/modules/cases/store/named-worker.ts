import type { Tx } from '#platform/db/tenant.ts'

/** Running placements whose child has this worker as its own. */
export const readNamedTo = (tx: Tx, workerId: string) =>
  tx
    .selectFrom('placements')
    .select(['id', 'case_id', 'child_id', 'version'])
    .where('named_worker_id', '=', workerId)
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute()

/** False when somebody else changed the placement first. */
export const nameWorker = async (
  tx: Tx,
  { placementId, workerId, version }: { placementId: string; workerId: string; version: number },
): Promise<boolean> => {
  const done = await tx
    .updateTable('placements')
    .set({ named_worker_id: workerId, version: version + 1 })
    .where('id', '=', placementId)
    .where('version', '=', version)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
