import type { Day } from '#kernel/day.ts'
import { preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'

const lastMove = preparedOne((tx, caseId: string) =>
  tx
    .selectFrom('child_moves')
    .innerJoin('municipalities', 'municipalities.code', 'child_moves.municipality_code')
    .innerJoin('tenants', 'tenants.id', 'child_moves.tenant_id')
    .select([
      'municipalities.name',
      'municipalities.code',
      'tenants.municipality_code',
      'child_moves.moved_on',
    ])
    .where('child_moves.case_id', '=', caseId)
    .orderBy('child_moves.moved_on', 'desc')
    .orderBy('child_moves.id', 'desc')
    .limit(1),
)

/** Where the child has moved, by the last note; null when it has not, or is back. */
export const movedTo = async (tx: Tx, caseId: string): Promise<{ municipality: string; on: Day } | null> => {
  const row = await lastMove(tx, caseId)
  return row === undefined || row.code === row.municipality_code
    ? null
    : { municipality: row.name, on: row.moved_on }
}
