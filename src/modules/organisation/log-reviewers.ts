import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** Whether the head has appointed a worker to review the log, today, and another has said yes (SoLPuL 10 §, ADR 0024). */
export const isLogReviewer = async (tx: Tx, workerId: string, today: Day): Promise<boolean> =>
  (await tx
    .selectFrom('log_reviewers')
    .select('id')
    .where('worker_id', '=', workerId)
    .where('from_on', '<=', today)
    .where('until_on', '>=', today)
    .where('ended_at', 'is', null)
    .where('agreed_by', 'is not', null)
    .executeTakeFirst()) !== undefined
