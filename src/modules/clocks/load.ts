import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/** What a worker has open: matters, clocks that run in them, and those that are late. The party's time to appeal is nobody's work. */
export type Load = {
  readonly workerId: string
  readonly part: 'owner' | 'coworker'
  readonly matters: number
  readonly running: number
  readonly late: number
}

/** The load of everybody who has anything open, in one query over open matters only. */
export const loads = async (ctx: Pick<Ctx, 'tx' | 'today'>): Promise<Load[]> => {
  const { rows } = await sql<Omit<Load, 'workerId'> & { worker_id: string }>`
    with counted as (
      select w.tenant_id, w.matter_id, w.owner_id, w.coworker_id,
             count(c.id) filter (where c.code <> 'appeal') as running,
             count(c.id) filter (where c.code <> 'appeal' and c.due_on < ${ctx.today}) as late
      from watches w
      left join clocks c on c.tenant_id = w.tenant_id and c.matter_id = w.matter_id and c.ended_on is null
      group by w.tenant_id, w.matter_id, w.owner_id, w.coworker_id
    )
    select owner_id as worker_id, 'owner' as part, count(*) as matters, sum(running)::bigint as running, sum(late)::bigint as late
    from counted group by owner_id
    union all
    select coworker_id, 'coworker', count(*), sum(running)::bigint, sum(late)::bigint
    from counted where coworker_id is not null group by coworker_id`.execute(ctx.tx)
  return rows.map(({ worker_id: workerId, ...row }) => ({ workerId, ...row }))
}
