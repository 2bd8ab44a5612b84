import type { Client } from 'pg'
import { newUuid } from '#test/support/town.ts'
import type { World } from '#test/support/world.ts'
import type { Stage } from './stage.ts'

/** What may not be the same in two families of one town, and what the second one's is. */
const unlike: readonly (readonly [string, string])[] = [
  ['2026-0001', '2026-0002'],
  ['2026-000001', '2026-000002'],
  ['201501019808', '201502029806'],
]

/** Rows that name a person or a case: those that the second net hides (migration 0031); and what the log keeps is not copied. */
const tablesSql = `
  select c.relname as name,
    array_to_string(array(select quote_ident(attname) from pg_attribute where attrelid = c.oid and attnum > 0
      and not attisdropped and attgenerated = '' order by attnum), ', ') as columns
  from pg_policy p join pg_class c on c.oid = p.polrelid
  where pg_get_expr(p.polqual, p.polrelid) like '%app.denied%'
    and c.relname not in ('audit_log', 'access_denials', 'own_drafts', 'handover_items', 'log_review_items')
  order by 1`

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/**
 * The same rows once more for another family of the same town, which Eva in the other unit has, and which is protected. Gives
 * the ids of the copies by table.
 */
export const anotherFamily = async (owner: Client, { town, world, workerIds }: Stage): Promise<World> => {
  const { tenantId, units, workers } = town
  const known = new Map([
    [tenantId, tenantId],
    ...Object.values(workers).map((id) => [id, id] as const),
    ...Object.values(units).map((id) => [id, id] as const),
    [workers.amira, workers.eva],
    [workerIds.get('co-worker of another unit') ?? '', workers.ulla],
    [units.one, units.two],
  ])
  const { rows: tables } = await owner.query<{ name: string; columns: string }>(tablesSql)
  const copied = new Set<string>()
  const found: { name: string; columns: string; rows: string[] }[] = []
  for (const table of tables) {
    const { rows } = await owner.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${table.name} t where tenant_id = $1`,
      [tenantId],
    )
    found.push({ ...table, rows: rows.map(({ row }) => row) })
    for (const { row } of rows) {
      const { id } = JSON.parse(row)
      if (typeof id === 'string') copied.add(id)
    }
  }
  // What is the house's own – a home, a meeting, a worker – is one and the same for both families.
  const other = (id: string): string => {
    const is = known.get(id) ?? (copied.has(id) ? newUuid() : id)
    known.set(id, is)
    return is
  }
  const changed = (row: string): string =>
    unlike.reduce((text, [was, is]) => text.replaceAll(was, is), row.replaceAll(uuids, other))
  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  for (const { name, columns, rows } of found)
    for (const row of rows)
      await owner.query(
        `insert into ${name} (${columns}) select ${columns} from jsonb_populate_record(null::${name}, $1::jsonb) on conflict do nothing`,
        [changed(row)],
      )
  await owner.query(`update persons set protection = 'marking' where tenant_id = $1 and id = any($2)`, [
    tenantId,
    [known.get(world['persons'] ?? ''), known.get(world['guardian'] ?? '')],
  ])
  await owner.query('commit')
  return Object.fromEntries(
    Object.entries(world).flatMap(([table, id]) => {
      const is = known.get(id)
      return is === undefined || is === id || !copied.has(id) ? [] : [[table, is]]
    }),
  )
}
