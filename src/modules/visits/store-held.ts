import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import { nobody } from '#kernel/actor.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { VisitEvent } from './rules/events.ts'

/** What minutes are counted from, and nothing else of a meeting. */
export type Held = {
  readonly id: string
  readonly startsAt: Instant
  readonly travelMinutes: number
  readonly childIds: readonly string[]
  readonly workerIds: readonly string[]
  readonly events: readonly VisitEvent[]
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`

const rowsOf = prepared((tx, ids: readonly string[]) =>
  tx.selectFrom('visits').select(['id', 'starts_at', 'travel_minutes']).where('id', '=', anyOf(ids)),
)
const childrenOf = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('visit_children')
    .select(['visit_id', 'child_id'])
    .where('visit_id', '=', anyOf(ids))
    .orderBy('child_id'),
)
const workersOf = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('visit_workers')
    .select(['visit_id', 'worker_id'])
    .where('visit_id', '=', anyOf(ids))
    .orderBy('role', 'desc')
    .orderBy('worker_id'),
)
const eventsOf = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('visit_events')
    .select(['visit_id', 'id', 'kind', 'at', 'worker_id', 'who', 'with_id', 'what', 'minutes'])
    .where('visit_id', '=', anyOf(ids))
    .where('kind', 'not in', ['ticked', 'unticked', 'next', 'agreed', 'disagreed']),
)

const eventOf = (row: Awaited<ReturnType<typeof eventsOf>>[number]): VisitEvent => ({
  id: row.id,
  kind: row.kind,
  at: row.at,
  workerId: row.worker_id,
  who: row.who,
  withId: row.with_id,
  what: row.what,
  minutes: row.minutes,
  onDay: null,
  words: '',
})

/** Four questions, however many meetings they are. The one who has the pen is the first worker. */
export const readHeld = async (tx: Tx, ids: readonly string[]): Promise<Held[]> => {
  if (ids.length === 0) return []
  const [rows, children, workers, events] = await Promise.all([
    rowsOf(tx, ids),
    childrenOf(tx, ids),
    workersOf(tx, ids),
    eventsOf(tx, ids),
  ])
  const byChild = Map.groupBy(children, ({ visit_id: id }) => id)
  const byWorker = Map.groupBy(workers, ({ visit_id: id }) => id)
  const byEvent = Map.groupBy(events, ({ visit_id: id }) => id)
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    travelMinutes: row.travel_minutes,
    childIds: (byChild.get(row.id) ?? []).map(({ child_id: id }) => id),
    workerIds: (byWorker.get(row.id) ?? []).map(({ worker_id: id }) => id),
    events: (byEvent.get(row.id) ?? []).map(eventOf),
  }))
}

const idsAfter = prepared((tx, after: string, most: number) =>
  tx
    .selectFrom('visits')
    .select('id')
    .where('begun_at', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(sql<number>`${most}`),
)

export const begunIds = async (tx: Tx, after: string | null, most: number): Promise<string[]> =>
  (await idsAfter(tx, after ?? nobody, most)).map(({ id }) => id)
