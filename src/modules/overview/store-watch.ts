import { sql } from 'kysely'
import { type Day, dayOf, type Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** What those who lead or review the log are to look after: no clock of a case, and no child is named. */
export const watchKinds = ['break_glass', 'opening_stop', 'log_review_late'] as const
export type WatchKind = (typeof watchKinds)[number]

const none = <T>() => sql<T | null>`null`

const noCase = [
  sql<'report' | 'case' | 'duty' | 'transfer'>`'case'::text`.as('matter_kind'),
  sql<string | null>`null::uuid`.as('child_id'),
] as const
const noChild = [
  none<string>().as('given_name'),
  none<string>().as('family_name'),
  none<'none' | 'marking' | 'protected_registration' | 'fictitious'>().as('protection'),
  none<string>().as('report_id'),
  none<'received' | 'proposed' | 'not_opened' | 'opened' | 'joined'>().as('report_stage'),
] as const

const isReviewer = (workerId: string, today: Day) => sql<boolean>`exists (select from log_reviewers v
  where v.tenant_id = reader.tenant_id and v.worker_id = ${workerId} and v.from_on <= ${today} and v.until_on >= ${today}
    and v.ended_at is null and v.agreed_by is not null)`

/** Those that nobody has reviewed: at once for the leads of both units and the reviewers; when late also for the head. */
export const breakGlassesToReview = (tx: Tx, workerId: string, today: Day) =>
  tx
    .selectFrom('break_glasses')
    .innerJoin('workers', 'workers.id', 'break_glasses.worker_id')
    .innerJoin('workers as reader', (on) => on.on('reader.id', '=', workerId))
    .select('break_glasses.id as clock_id')
    .select([
      sql<string>`'break_glass'::text`.as('code'),
      sql<string>`''::text`.as('rule_version'),
      'break_glasses.review_by as due_on',
      'break_glasses.review_by as warn_on',
      'break_glasses.id as matter_id',
    ])
    .select(noCase)
    .select(['break_glasses.worker_id as owner_id', none<string>().as('coworker_id')])
    .select(noChild)
    .select(sql<string | null>`workers.name`.as('told_name'))
    .where('break_glasses.reviewed_at', 'is', null)
    .where('break_glasses.worker_id', '<>', workerId)
    .where(
      sql<boolean>`((reader.role in ('lead', 'unit_manager')
          and (reader.unit_id = break_glasses.unit_id or reader.unit_id = any (break_glasses.child_unit_ids)))
        or (reader.role = 'head' and break_glasses.review_by < ${today}) or ${isReviewer(workerId, today)})`,
    )

/** Who was stopped after very many people, and whom nobody has answered for: for the head and the reviewers. */
export const openingStopsToAnswer = (tx: Tx, workerId: string, today: Day) =>
  tx
    .selectFrom('opening_stops')
    .innerJoin('workers', 'workers.id', 'opening_stops.worker_id')
    .innerJoin('workers as reader', (on) => on.on('reader.id', '=', workerId))
    .select('opening_stops.id as clock_id')
    .select([
      sql<string>`'opening_stop'::text`.as('code'),
      sql<string>`''::text`.as('rule_version'),
      sql<Day>`${today}::date`.as('due_on'),
      sql<Day>`${today}::date`.as('warn_on'),
      'opening_stops.id as matter_id',
    ])
    .select(noCase)
    .select(['opening_stops.worker_id as owner_id', none<string>().as('coworker_id')])
    .select(noChild)
    .select(sql<string | null>`workers.name`.as('told_name'))
    .where('opening_stops.reviewed_at', 'is', null)
    .where('opening_stops.worker_id', '<>', workerId)
    .where(sql<boolean>`(reader.role = 'head' or ${isReviewer(workerId, today)})`)

/** Rows of the monthly lists that were made on this day or before, and that nobody has answered. */
export const lateLogReviews = async (
  tx: Tx,
  { workerId, madeOn }: { readonly workerId: string; readonly madeOn: Day },
): Promise<{ readonly count: number; readonly madeOn: Day | null }> => {
  const { rows } = await sql<{ count: number; made_at: Instant | null }>`
    select count(*)::int as count, min(r.made_at) as made_at
    from log_reviews r join log_review_items i on i.tenant_id = r.tenant_id and i.review_id = r.id
    where (r.made_at at time zone 'Europe/Stockholm')::date <= ${madeOn}::date and i.worker_id <> ${workerId}
      and not exists (select from log_review_outcomes o where o.tenant_id = i.tenant_id and o.item_id = i.id)`.execute(
    tx,
  )
  const [row] = rows
  return { count: row?.count ?? 0, madeOn: row?.made_at ? dayOf(row.made_at) : null }
}
