import type { Instant } from '#kernel/day.ts'
import { preparedOne } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'

export type Feed = {
  readonly id: string
  readonly workerId: string
  readonly tokenHash: string
  readonly origin: string
  readonly madeAt: Instant
}

const open = (tx: Tx) =>
  tx
    .selectFrom('calendar_feeds')
    .select(['id', 'worker_id', 'token_hash', 'origin', 'made_at'])
    .where('ended_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof open>['execute']>>[number]

const feedOf = (row: Row | undefined): Feed | undefined =>
  row && {
    id: row.id,
    workerId: row.worker_id,
    tokenHash: row.token_hash,
    origin: row.origin,
    madeAt: row.made_at,
  }

const ofWorker = preparedOne((tx, workerId: string) => open(tx).where('worker_id', '=', workerId))
const byHash = preparedOne((tx, hash: string) => open(tx).where('token_hash', '=', hash))

export const feedOfWorker = async (tx: Tx, workerId: string): Promise<Feed | undefined> =>
  feedOf(await ofWorker(tx, workerId))

/** The feed whose address has this hash: the address itself is nowhere stored, so there is nothing to compare it with. */
export const feedByHash = async (tx: Tx, hash: string): Promise<Feed | undefined> =>
  feedOf(await byHash(tx, hash))

/** False when the secret is another calendar's already. */
export const insertFeed = async (tx: Tx, feed: Feed): Promise<boolean> => {
  const done = await tx
    .insertInto('calendar_feeds')
    .values({
      id: feed.id,
      worker_id: feed.workerId,
      token_hash: feed.tokenHash,
      origin: feed.origin,
      made_at: feed.madeAt,
    })
    .onConflict((c) => c.columns(['tenant_id', 'token_hash']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** True when there was one to end. */
export const endFeeds = async (tx: Tx, workerId: string, at: Instant): Promise<boolean> => {
  const done = await tx
    .updateTable('calendar_feeds')
    .set({ ended_at: at })
    .where('worker_id', '=', workerId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
