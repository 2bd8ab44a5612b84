import type { Tx } from '#platform/db/tenant.ts'
import { type Ctx, log } from '#platform/context.ts'
import { passkeyCounts, removePasskeys } from './store.ts'

/** How many passkeys each worker has; nobody who has none. */
export const countPasskeys = async (tx: Tx): Promise<ReadonlyMap<string, number>> =>
  new Map((await passkeyCounts(tx)).map((row) => [row.worker_id, row.n]))

/** All of a worker's, by somebody else who may: what was begun with them ends, and she is told when she next signs in. */
export const removePasskeysOf = async (ctx: Ctx, workerId: string): Promise<number> => {
  const by = ctx.actor.workerId
  const removed = await removePasskeys(ctx.tx, { workerId, by, ownSession: undefined, at: ctx.now })
  for (const id of removed)
    await log(ctx, { about: { type: 'passkey', id }, basis: 'passkey of another removed' })
  return removed.length
}
