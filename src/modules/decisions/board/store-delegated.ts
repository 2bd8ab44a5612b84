import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** KL 6:40, 7:8: delegated decisions of a period, with no more of the child than the case number needs. */
export const readDelegated = (tx: Tx, { from, until }: { from: Day; until: Day }) =>
  tx
    .selectFrom('decisions')
    .leftJoin('decision_reports', 'decision_reports.decision_id', 'decisions.id')
    .leftJoin('agenda_items', 'agenda_items.id', 'decision_reports.item_id')
    .leftJoin('meetings', 'meetings.id', 'agenda_items.meeting_id')
    .select([
      'decisions.id',
      'decisions.kind',
      'decisions.paragraph',
      'decisions.decided_on',
      'decisions.decided_by',
      'decisions.decided_name',
      'decisions.decided_title',
      'decisions.case_id',
      'agenda_items.id as item_id',
      'meetings.held_on',
      'meetings.state',
    ])
    .select(sql<string | null>`decisions.snapshot ->> 'caseNumber'`.as('case_number'))
    .where('decisions.decided_as', '=', 'delegate')
    .where('decisions.decided_on', '>=', from)
    .where('decisions.decided_on', '<=', until)
    .orderBy('decisions.decided_on')
    .orderBy('decisions.id')
    .execute()

/** How many were decided before a day and no meeting has been told of. */
export const countUnreportedBefore = async (tx: Tx, day: Day): Promise<number> => {
  const counted = await tx
    .selectFrom('decisions')
    .leftJoin('decision_reports', 'decision_reports.decision_id', 'decisions.id')
    .select((q) => q.fn.countAll<string>().as('count'))
    .where('decisions.decided_as', '=', 'delegate')
    .where('decisions.decided_on', '<', day)
    .where('decision_reports.decision_id', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(counted.count)
}

/** Told twice, a decision stands on the first list only. */
export const insertReports = (tx: Tx, itemId: string, decisionIds: readonly string[]) =>
  tx
    .insertInto('decision_reports')
    .values(decisionIds.map((id) => ({ decision_id: id, item_id: itemId })))
    .onConflict((c) => c.columns(['tenant_id', 'decision_id']).doNothing())
    .execute()

export const readReportsOf = (tx: Tx, itemIds: readonly string[]) =>
  tx
    .selectFrom('decision_reports')
    .select(['item_id', 'decision_id'])
    .where('item_id', '=', sql<string>`any(${itemIds})`)
    .execute()

export const deleteReportsOf = (tx: Tx, itemId: string) =>
  tx.deleteFrom('decision_reports').where('item_id', '=', itemId).execute()
