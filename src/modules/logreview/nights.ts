import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

/** How many turns on duty a worker has begun between two moments. */
export const nightsOf = async (
  tx: Tx,
  { workerId, from, until }: { workerId: string; from: Instant; until: Instant },
): Promise<number> => {
  const row = await tx
    .selectFrom('duty_turns')
    .select((t) => t.fn.countAll<number>().as('turns'))
    .where('worker_id', '=', workerId)
    .where('from_at', '>=', from)
    .where('from_at', '<', until)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.turns ?? 0
}
