import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { prepared } from '#platform/db/prepared.ts'
import { samePerson } from '#platform/db/same-person.ts'
import type { Tx } from '#platform/db/tenant.ts'
import {
  conflictsInUnit,
  decidedByPoliticians,
  inheritedDecisions,
  inheritedProposals,
  returnedProposals,
  withdrawnConsents,
} from './store-news.ts'
import { breakGlassesToReview, openingStopsToAnswer } from './store-watch.ts'

/**
 * Screens that look across rooms, each in one query (docs/adr/0006). This room owns no table and writes nothing.
 */
const running = (tx: Tx) =>
  tx
    .selectFrom('watches')
    .innerJoin('clocks', 'clocks.matter_id', 'watches.matter_id')
    .leftJoin('persons', 'persons.id', 'watches.child_id')
    .leftJoin('report_children', 'report_children.id', 'watches.matter_id')
    .where('clocks.ended_on', 'is', null)
    .select([
      'clocks.id as clock_id',
      'clocks.code',
      'clocks.rule_version',
      'clocks.due_on',
      'clocks.warn_on',
      'watches.matter_id',
      'watches.matter_kind',
      'watches.child_id',
      'watches.owner_id',
      'watches.coworker_id',
      'persons.given_name',
      'persons.family_name',
      'persons.protection',
      'report_children.report_id',
      'report_children.stage as report_stage',
      'report_children.told_name',
    ])

/** Every clock that runs for a worker, as owner or co-worker, and what else there is to tell. Reads only what is open. */
export const dayOfWorker = prepared((tx, workerId: string, today: Day, since: Day) =>
  running(tx)
    .where((w) => w.or([w('watches.owner_id', '=', workerId), w('watches.coworker_id', '=', workerId)]))
    .unionAll(withdrawnConsents(tx, workerId, today))
    .unionAll(decidedByPoliticians(tx, workerId, { today, since }))
    .unionAll(inheritedDecisions(tx, workerId, { today, since }))
    .unionAll(returnedProposals(tx, workerId, today))
    .unionAll(inheritedProposals(tx, workerId, today))
    .unionAll(breakGlassesToReview(tx, workerId, today))
    .unionAll(openingStopsToAnswer(tx, workerId, today))
    .orderBy('due_on'),
)

/** Every clock that runs in a unit. */
export const clocksOfUnit = prepared((tx, unitId: string) =>
  running(tx).where('watches.unit_id', '=', unitId).orderBy('clocks.due_on'),
)

/** What waits for those who lead a unit: a proposal not to open an investigation, and questions of conflict of interest. */
export const waitingInUnit = prepared((tx, unitId: string, workerId: string) =>
  tx
    .selectFrom('report_children')
    .leftJoin('persons', 'persons.id', 'report_children.child_id')
    .select([
      'report_children.id',
      'report_children.report_id',
      'report_children.child_id',
      'report_children.proposed_at',
      'report_children.told_name',
      'persons.given_name',
      'persons.family_name',
      'persons.protection',
      sql<'conflict_to_answer' | 'conflict_to_give' | 'report_proposal'>`'report_proposal'`.as('kind'),
    ])
    .where('report_children.unit_id', '=', unitId)
    .where('report_children.stage', '=', 'proposed')
    .where('report_children.closed_on', 'is', null)
    .unionAll(conflictsInUnit(tx, unitId, workerId)),
)

/** Open matters per worker of a unit: as owner, as co-worker, and how many of the clocks are late. */
export const loadOfUnit = async (tx: Tx, unitId: string, today: string) => {
  const { rows } = await sql<{ worker_id: string; owns: number; shares: number; late: number }>`
    select worker_id, count(distinct matter_id) filter (where part = 'owner') as owns,
           count(distinct matter_id) filter (where part = 'coworker') as shares,
           count(*) filter (where part = 'owner' and code <> 'appeal' and due_on < ${today}) as late
    from (
      select w.owner_id as worker_id, 'owner' as part, w.matter_id, c.due_on, c.code
      from watches w join clocks c on c.tenant_id = w.tenant_id and c.matter_id = w.matter_id and c.ended_on is null
      where w.unit_id = ${unitId}
      union all
      select w.coworker_id, 'coworker', w.matter_id, w.next_on, ''
      from watches w where w.unit_id = ${unitId} and w.coworker_id is not null
    ) as both_parts
    group by worker_id`.execute(tx)
  return rows
}

/** Reports about a child, with what was decided of them. */
export const reportsOfChild = prepared((tx, childId: string) =>
  tx
    .selectFrom('report_children')
    .innerJoin('reports', 'reports.id', 'report_children.report_id')
    .select([
      'report_children.id',
      'report_children.report_id',
      'report_children.stage',
      'report_children.protection_at',
      'report_children.protection_needed',
      'report_children.decided_at',
      'report_children.closed_on',
      'reports.receipt_number',
      'reports.received_on',
    ])
    .where('report_children.child_id', '=', samePerson(tx, childId))
    .orderBy('reports.received_on', 'desc'),
)
