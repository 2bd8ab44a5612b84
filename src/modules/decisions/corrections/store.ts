import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** The corrections of a decision, the oldest first. */
export const readDecisionCorrections = (tx: Tx, decisionId: string) =>
  tx
    .selectFrom('decision_corrections')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .orderBy('corrected_at')
    .orderBy('id')
    .execute()

/** Sent twice, it is one correction. */
export const insertDecisionCorrection = (
  tx: Tx,
  one: {
    readonly id: string
    readonly decisionId: string
    readonly correction: string
    readonly reason: string
    readonly byId: string
    readonly byName: string
    readonly at: Instant
  },
) =>
  tx
    .insertInto('decision_corrections')
    .values({
      id: one.id,
      decision_id: one.decisionId,
      correction: one.correction,
      reason: one.reason,
      corrected_by: one.byId,
      corrected_name: one.byName,
      corrected_at: one.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()
