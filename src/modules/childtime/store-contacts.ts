import { sql } from 'kysely'
import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { ContactRow, MonthChange } from './rules/meeting.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`

const columns = [
  'visit_id',
  'worker_id',
  'unit_id',
  'on_day',
  'began_at',
  'ended_at',
  'child',
  'child_adult',
  'adult',
  'travel',
  'child_minutes',
  'alone_minutes',
  'meetings',
  'workers',
] as const

const rowsOfVisits = prepared((tx, ids: readonly string[]) =>
  tx.selectFrom('contact_time').select(columns).where('visit_id', '=', anyOf(ids)),
)

const rowOf = (row: Awaited<ReturnType<typeof rowsOfVisits>>[number]): ContactRow => ({
  visitId: row.visit_id,
  workerId: row.worker_id,
  unitId: row.unit_id,
  on: row.on_day,
  beganAt: row.began_at,
  endedAt: row.ended_at,
  child: row.child,
  childAdult: row.child_adult,
  adult: row.adult,
  travel: row.travel,
  childMinutes: row.child_minutes,
  aloneMinutes: row.alone_minutes,
  meetings: row.meetings,
  workers: row.workers,
})

/** What stands of these meetings. */
export const contactsOf = async (tx: Tx, visitIds: readonly string[]): Promise<ContactRow[]> =>
  (await rowsOfVisits(tx, visitIds)).map(rowOf)

export type ChildRow = {
  readonly visitId: string
  readonly childId: string
  readonly minutes: number
  readonly aloneMinutes: number
}

type Written = {
  readonly visitIds: readonly string[]
  readonly rows: readonly ContactRow[]
  readonly children: readonly ChildRow[]
  readonly version: number
}

const asJson = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::jsonb`

/** What is counted of these meetings takes the place of what stood there: one statement for each table, however many they are. */
export const writeContacts = async (
  tx: Tx,
  { visitIds, rows, children, version }: Written,
): Promise<void> => {
  await tx.deleteFrom('contact_time').where('visit_id', '=', anyOf(visitIds)).execute()
  await tx.deleteFrom('contact_children').where('visit_id', '=', anyOf(visitIds)).execute()
  if (rows.length > 0)
    await sql`
      insert into contact_time (tenant_id, visit_id, worker_id, unit_id, on_day, began_at, ended_at, child, child_adult, adult,
        travel, child_minutes, alone_minutes, meetings, workers, definition_version)
      select current_setting('app.tenant_id')::uuid, r."visitId", r."workerId", r."unitId", r."on", r."beganAt", r."endedAt", r.child,
        r."childAdult", r.adult, r.travel, r."childMinutes", r."aloneMinutes", r.meetings, r.workers, ${version}
      from jsonb_to_recordset(${asJson(rows)}) as r ("visitId" uuid, "workerId" uuid, "unitId" uuid, "on" date,
        "beganAt" timestamptz, "endedAt" timestamptz, child int, "childAdult" int, adult int, travel int, "childMinutes" int,
        "aloneMinutes" int, meetings int, workers int)`.execute(tx)
  if (children.length > 0)
    await sql`
      insert into contact_children (tenant_id, visit_id, child_id, minutes, alone_minutes)
      select current_setting('app.tenant_id')::uuid, r."visitId", r."childId", r.minutes, r."aloneMinutes"
      from jsonb_to_recordset(${asJson(children)}) as r ("visitId" uuid, "childId" uuid, minutes int, "aloneMinutes" int)`.execute(
      tx,
    )
}

/** Adds to the months, in the order of the changes: two meetings that are told at once wait for each other in no circle. */
export const changeMonths = async (tx: Tx, changes: readonly MonthChange[]): Promise<void> => {
  if (changes.length === 0) return
  await sql`
    insert into contact_months as m (tenant_id, unit_id, month_on, worker_id, child, child_adult, adult, travel, child_minutes,
      alone_minutes, meetings)
    select current_setting('app.tenant_id')::uuid, r."unitId", r."monthOn", r."workerId", r.child, r."childAdult", r.adult, r.travel,
      r."childMinutes", r."aloneMinutes", r.meetings
    from jsonb_to_recordset(${asJson(changes)}) as r ("unitId" uuid, "monthOn" date, "workerId" uuid, child int,
      "childAdult" int, adult int, travel int, "childMinutes" int, "aloneMinutes" int, meetings int)
    order by r."unitId", r."monthOn", r."workerId"
    on conflict (tenant_id, unit_id, month_on, worker_id) do update set child = m.child + excluded.child,
      child_adult = m.child_adult + excluded.child_adult, adult = m.adult + excluded.adult, travel = m.travel + excluded.travel,
      child_minutes = m.child_minutes + excluded.child_minutes, alone_minutes = m.alone_minutes + excluded.alone_minutes,
      meetings = m.meetings + excluded.meetings`.execute(tx)
}

/** By which version everything was counted the last time; undefined: never. */
export const derivedVersion = async (tx: Tx): Promise<number | undefined> =>
  (await tx.selectFrom('contact_state').select('definition_version').executeTakeFirst())?.definition_version

export const setDerived = async (tx: Tx, version: number, at: Instant): Promise<void> => {
  const now = { definition_version: version, derived_at: at }
  await tx
    .insertInto('contact_state')
    .values(now)
    .onConflict((c) => c.columns(['tenant_id']).doUpdateSet(now))
    .execute()
}
