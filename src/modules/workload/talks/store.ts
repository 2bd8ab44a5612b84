import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'

const columns = ['id', 'worker_id', 'kind', 'words', 'owner_id', 'due_on', 'outcome', 'settled_on'] as const

/** What was agreed in talks with a worker: what is open, and what was settled since a day. In the order of its days. */
export const actionsAbout = (tx: Tx, workerId: string, settledSince: Day) =>
  tx
    .selectFrom('workload_actions')
    .select(columns)
    .where('worker_id', '=', workerId)
    .where((a) => a.or([a('outcome', 'is', null), a('settled_on', '>=', settledSince)]))
    .orderBy('due_on')
    .orderBy('id')
    .execute()

/** What somebody has taken on in talks with others, and has not settled. */
export const actionsTaken = (tx: Tx, ownerId: string) =>
  tx
    .selectFrom('workload_actions')
    .select(columns)
    .where('owner_id', '=', ownerId)
    .where('worker_id', '<>', ownerId)
    .where('outcome', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .execute()

export const lockAction = (tx: Tx, id: string) =>
  tx.selectFrom('workload_actions').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()

/** How many of these were agreed in talks with this worker. */
export const countAbout = async (tx: Tx, workerId: string, ids: readonly string[]): Promise<number> => {
  if (ids.length === 0) return 0
  const rows = await tx
    .selectFrom('workload_actions')
    .select('id')
    .where('worker_id', '=', workerId)
    .where('id', '=', sql<string>`any(${ids})`)
    .forUpdate()
    .execute()
  return rows.length
}

export type Settling = {
  readonly outcome: 'done' | 'not_done'
  readonly on: Day
  readonly by: string
}

/** Only what is open is settled; the first answer stays. Of this worker alone, when one is named. */
export const settle = (tx: Tx, ids: readonly string[], { outcome, on, by }: Settling, workerId?: string) =>
  ids.length === 0
    ? undefined
    : tx
        .updateTable('workload_actions')
        .set({ outcome, settled_on: on, settled_by: by })
        .where('id', '=', sql<string>`any(${ids})`)
        .where('outcome', 'is', null)
        .$if(workerId !== undefined, (q) => q.where('worker_id', '=', workerId ?? ''))
        .execute()

export type NewTalk = {
  readonly id: string
  readonly workerId: string
  readonly unitId: string
  readonly monthOn: Day
  readonly heldBy: string
  readonly heldOn: Day
  readonly heldAt: Instant
}

/** False when the month has its talk already. */
export const insertTalk = async (tx: Tx, talk: NewTalk): Promise<boolean> => {
  const row = await tx
    .insertInto('workload_talks')
    .values({
      id: talk.id,
      worker_id: talk.workerId,
      unit_id: talk.unitId,
      month_on: talk.monthOn,
      held_by: talk.heldBy,
      held_on: talk.heldOn,
      held_at: talk.heldAt,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export type NewAction = {
  readonly id: string
  readonly kind: 'todo' | 'drop'
  readonly words: string
  readonly ownerId: string
  readonly dueOn: Day
}

export const insertActions = async (tx: Tx, talk: NewTalk, actions: readonly NewAction[]): Promise<void> => {
  if (actions.length === 0) return
  await tx
    .insertInto('workload_actions')
    .values(
      actions.map((one) => ({
        id: one.id,
        talk_id: talk.id,
        worker_id: talk.workerId,
        unit_id: talk.unitId,
        kind: one.kind,
        words: one.words,
        owner_id: one.ownerId,
        due_on: one.dueOn,
      })),
    )
    .execute()
}
