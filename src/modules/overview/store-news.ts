import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** What Idag tells besides the clocks. The first three are for one worker, the others for those who lead a unit. */
export const newsKinds = [
  'consent_withdrawn',
  'board_decided',
  'proposal_returned',
  'conflict_to_answer',
  'conflict_to_give',
] as const
export type NewsKind = (typeof newsKinds)[number]

const none = <T>() => sql<T | null>`null`

/** The columns that a clock has and news has not, so that both come in one statement. */
const asRow = (kind: NewsKind, today: Day) =>
  [
    sql<string>`${sql.lit(kind)}::text`.as('code'),
    sql<string>`''::text`.as('rule_version'),
    sql<Day>`${today}::date`.as('due_on'),
    sql<Day>`${today}::date`.as('warn_on'),
  ] as const

const caseKind = sql<'report' | 'case' | 'duty' | 'transfer'>`'case'::text`.as('matter_kind')
const noReport = [
  none<string>().as('report_id'),
  none<'received' | 'proposed' | 'not_opened' | 'opened' | 'joined'>().as('report_stage'),
  none<string>().as('told_name'),
] as const

const child = ['persons.given_name', 'persons.family_name', 'persons.protection'] as const

/** SoL 21:1, FB 6:13: somebody took back a yes while the help runs, and has neither agreed anew nor is left out by a paragraph. */
export const withdrawnConsents = (tx: Tx, workerId: string, today: Day) =>
  tx
    .selectFrom('watches')
    .innerJoin('consents', 'consents.case_id', 'watches.matter_id')
    .innerJoin('interventions', 'interventions.id', 'consents.intervention_id')
    .leftJoin('persons', 'persons.id', 'watches.child_id')
    .select('interventions.id as clock_id')
    .select(asRow('consent_withdrawn', today))
    .select(['watches.matter_id', caseKind, 'watches.child_id', 'watches.owner_id', 'watches.coworker_id'])
    .select(child)
    .select(noReport)
    .where('watches.owner_id', '=', workerId)
    .where('consents.withdrawn_on', 'is not', null)
    .where('interventions.started_on', 'is not', null)
    .where('interventions.ended_on', 'is', null)
    .where('interventions.legal_basis', '=', sql.lit('sol' as const))
    .where((one) =>
      one.not(
        one.exists(
          one
            .selectFrom('consents as later')
            .select('later.id')
            .whereRef('later.intervention_id', '=', 'consents.intervention_id')
            .whereRef('later.case_id', '=', 'consents.case_id')
            .whereRef('later.person_id', '=', 'consents.person_id')
            .whereRef('later.noted_at', '>', 'consents.noted_at')
            .where('later.answer', '=', sql.lit('agrees' as const))
            .where('later.withdrawn_on', 'is', null),
        ),
      ),
    )
    .where((one) =>
      one.not(
        one.exists(
          one
            .selectFrom('consent_grounds')
            .select('consent_grounds.id')
            .whereRef('consent_grounds.case_id', '=', 'consents.case_id')
            .whereRef('consent_grounds.intervention_id', '=', 'consents.intervention_id')
            .where('consent_grounds.ended_on', 'is', null)
            .where((ground) =>
              ground.or([
                ground('consent_grounds.person_id', 'is', null),
                ground('consent_grounds.person_id', '=', ground.ref('consents.person_id')),
              ]),
            ),
        ),
      ),
    )

/** Whether somebody has the open case, or leads its unit: then she can go on with what she wrote or presented. */
const hasTheCase = (workerId: 'decisions.presented_by' | 'decision_proposals.proposed_by', today: Day) => {
  const who = sql.ref(workerId)
  return sql<boolean>`(watches.owner_id = ${who} or coalesce(watches.coworker_id = ${who}, false) or exists (
    select from workers as author where author.tenant_id = watches.tenant_id and author.id = ${who}
      and author.unit_id = watches.unit_id and author.role in ('lead', 'unit_manager')
      and (author.ended_on is null or author.ended_on > ${today})))`
}

type News = { readonly today: Day; readonly since: Day }

const decided = (tx: Tx, { today, since }: News) =>
  tx
    .selectFrom('decisions')
    .leftJoin('watches', 'watches.matter_id', 'decisions.case_id')
    .leftJoin('persons', 'persons.id', 'decisions.child_id')
    .select('decisions.id as clock_id')
    .select(asRow('board_decided', today))
    .select([
      'decisions.matter_id',
      caseKind,
      sql<string | null>`decisions.child_id`.as('child_id'),
      sql<string>`decisions.presented_by`.as('owner_id'),
      none<string>().as('coworker_id'),
    ])
    .select(child)
    .select(noReport)
    .where('decisions.decided_as', '<>', sql.lit('delegate' as const))
    .where('decisions.decided_on', '>=', since)
    .where((one) =>
      one.not(
        one.exists(
          one
            .selectFrom('decision_services')
            .select('decision_services.id')
            .whereRef('decision_services.decision_id', '=', 'decisions.id'),
        ),
      ),
    )

/** FL 33: board, committee or chair have decided what this worker presented, and nobody has been given the decision. */
export const decidedByPoliticians = (tx: Tx, workerId: string, news: News) =>
  decided(tx, news)
    .where('decisions.presented_by', '=', workerId)
    .where((one) =>
      one.or([one('watches.matter_id', 'is', null), hasTheCase('decisions.presented_by', news.today)]),
    )

/** The same where another has the case since: whoever has it now gives the decision to those concerned. */
export const inheritedDecisions = (tx: Tx, workerId: string, news: News) =>
  decided(tx, news)
    .where('watches.owner_id', '=', workerId)
    .where((one) => one.not(hasTheCase('decisions.presented_by', news.today)))

const returned = (tx: Tx, today: Day) =>
  tx
    .selectFrom('decision_proposals')
    .innerJoin('watches', 'watches.matter_id', 'decision_proposals.case_id')
    .leftJoin('persons', 'persons.id', 'decision_proposals.child_id')
    .select('decision_proposals.id as clock_id')
    .select(asRow('proposal_returned', today))
    .select([
      'decision_proposals.case_id as matter_id',
      caseKind,
      sql<string | null>`decision_proposals.child_id`.as('child_id'),
      'decision_proposals.proposed_by as owner_id',
      none<string>().as('coworker_id'),
    ])
    .select(child)
    .select(noReport)
    .where('decision_proposals.returned_note', '<>', sql.lit(''))
    .where('decision_proposals.sent_to', 'is', null)

/** KL 6:34: given back by a manager or a meeting, until it is sent anew or taken away. */
export const returnedProposals = (tx: Tx, workerId: string, today: Day) =>
  returned(tx, today)
    .where('decision_proposals.proposed_by', '=', workerId)
    .where(hasTheCase('decision_proposals.proposed_by', today))

/** The same where another has the case since: whoever has it now goes on with it. */
export const inheritedProposals = (tx: Tx, workerId: string, today: Day) =>
  returned(tx, today)
    .where('watches.owner_id', '=', workerId)
    .where((one) => one.not(hasTheCase('decision_proposals.proposed_by', today)))

/** FL 17–18: a question that waits for its answer, and a conflict of somebody who still has the case; never about oneself. */
const conflictsOfOthers = (tx: Tx, workerId: string) =>
  tx
    .selectFrom('case_conflicts')
    .innerJoin('watches', 'watches.matter_id', 'case_conflicts.case_id')
    .innerJoin('workers', 'workers.id', 'case_conflicts.worker_id')
    .leftJoin('persons', 'persons.id', 'watches.child_id')
    .select([
      'case_conflicts.id',
      'case_conflicts.case_id as report_id',
      'watches.child_id',
      'case_conflicts.told_at as proposed_at',
      'workers.name as told_name',
      'persons.given_name',
      'persons.family_name',
      'persons.protection',
      sql<
        'conflict_to_answer' | 'conflict_to_give' | 'report_proposal'
      >`case when case_conflicts.answer is null
        then 'conflict_to_answer' else 'conflict_to_give' end`.as('kind'),
    ])
    .where('case_conflicts.worker_id', '<>', workerId)
    .where((one) =>
      one.or([
        one('case_conflicts.answer', 'is', null),
        one.and([
          one('case_conflicts.answer', '=', sql.lit('conflict' as const)),
          one.or([
            one('watches.owner_id', '=', one.ref('case_conflicts.worker_id')),
            one('watches.coworker_id', '=', one.ref('case_conflicts.worker_id')),
          ]),
        ]),
      ]),
    )

/** The same in cases of one unit. */
export const conflictsInUnit = (tx: Tx, unitId: string, workerId: string) =>
  conflictsOfOthers(tx, workerId).where('watches.unit_id', '=', unitId)

/** The same in every unit, with whom it is about: for the head, who answers where nobody else leads. Few at any time. */
export const conflictsEverywhere = prepared((tx, workerId: string) =>
  conflictsOfOthers(tx, workerId).select(['watches.unit_id', 'case_conflicts.worker_id']),
)
