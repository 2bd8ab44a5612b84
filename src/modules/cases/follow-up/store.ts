import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { FollowUpOutcome } from './rules.ts'

const columns = [
  'id',
  'case_id',
  'child_id',
  'investigation_id',
  'decision_id',
  'started_on',
  'talked_on',
  'ended_on',
  'outcome',
  'summary',
  'child_view',
  'ended_by',
  'version',
] as const

/** The follow-up after an investigation: there is at most one. */
export const readFollowUpAfter = (tx: Tx, investigationId: string) =>
  tx
    .selectFrom('child_follow_ups')
    .select(columns)
    .where('investigation_id', '=', investigationId)
    .executeTakeFirst()

export type FollowUpRow = NonNullable<Awaited<ReturnType<typeof readFollowUpAfter>>>

export const readOpenFollowUp = (tx: Tx, caseId: string) =>
  tx
    .selectFrom('child_follow_ups')
    .select(columns)
    .where('case_id', '=', caseId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()

/** All that run: few, since each lasts six months at most. */
export const readAllOpen = (tx: Tx) =>
  tx
    .selectFrom('child_follow_ups')
    .select(['case_id', 'child_id'])
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute()

export const insertFollowUp = (
  tx: Tx,
  one: {
    readonly id: string
    readonly caseId: string
    readonly childId: string
    readonly investigationId: string
    readonly decisionId: string
    readonly startedOn: Day
  },
) =>
  tx
    .insertInto('child_follow_ups')
    .values({
      id: one.id,
      case_id: one.caseId,
      child_id: one.childId,
      investigation_id: one.investigationId,
      decision_id: one.decisionId,
      started_on: one.startedOn,
    })
    .execute()

/** The last talk with the child: an earlier one that is signed later does not set it back. */
export const setTalkedOn = (tx: Tx, id: string, on: Day) =>
  tx
    .updateTable('child_follow_ups')
    .set({ talked_on: on })
    .where('id', '=', id)
    .where((f) => f.or([f('talked_on', 'is', null), f('talked_on', '<', on)]))
    .execute()

export const endFollowUpRow = (
  tx: Tx,
  row: Pick<FollowUpRow, 'id' | 'version'>,
  end: {
    readonly on: Day
    readonly outcome: FollowUpOutcome
    readonly by: string | null
    readonly summary?: string
    readonly childView?: string
  },
) =>
  tx
    .updateTable('child_follow_ups')
    .set({
      ended_on: end.on,
      outcome: end.outcome,
      ended_by: end.by,
      summary: end.summary ?? '',
      child_view: end.childView ?? '',
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()
