import { sql } from 'kysely'
import type { Day, Instant } from '#kernel/day.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'

export type MonthRow = {
  readonly unitId: string
  readonly monthOn: Day
  readonly workerId: string
  readonly plannedMinutes: number | null
  readonly child: number
  readonly childAdult: number
  readonly adult: number
  readonly travel: number
  readonly childMinutes: number
  readonly aloneMinutes: number
  readonly meetings: number
}

const columns = [
  'unit_id',
  'month_on',
  'worker_id',
  'planned_minutes',
  'child',
  'child_adult',
  'adult',
  'travel',
  'child_minutes',
  'alone_minutes',
  'meetings',
] as const

const allMonths = prepared((tx, from: Day) =>
  tx.selectFrom('contact_months').select(columns).where('month_on', '>=', from),
)
const ownMonths = prepared((tx, workerId: string, from: Day) =>
  tx
    .selectFrom('contact_months')
    .select(columns)
    .where('worker_id', '=', workerId)
    .where('month_on', '>=', from),
)

const rowOf = (row: Awaited<ReturnType<typeof allMonths>>[number]): MonthRow => ({
  unitId: row.unit_id,
  monthOn: row.month_on,
  workerId: row.worker_id,
  plannedMinutes: row.planned_minutes,
  child: row.child,
  childAdult: row.child_adult,
  adult: row.adult,
  travel: row.travel,
  childMinutes: row.child_minutes,
  aloneMinutes: row.alone_minutes,
  meetings: row.meetings,
})

/** Of all units, from a month on: which unit may be shown depends on the others. */
export const monthsFrom = async (tx: Tx, from: Day): Promise<MonthRow[]> =>
  (await allMonths(tx, from)).map(rowOf)

export const monthsOfWorker = async (tx: Tx, workerId: string, from: Day): Promise<MonthRow[]> =>
  (await ownMonths(tx, workerId, from)).map(rowOf)

type Planned = {
  readonly unitId: string
  readonly monthOn: Day
  readonly workerId: string
  readonly plannedMinutes: number
}

/** What was planned in a month that is over: counted once, and kept when people move or leave. */
export const keepPlanned = async (tx: Tx, rows: readonly Planned[]): Promise<void> => {
  if (rows.length === 0) return
  await tx
    .insertInto('contact_months')
    .values(
      rows.map((one) => ({
        unit_id: one.unitId,
        month_on: one.monthOn,
        worker_id: one.workerId,
        planned_minutes: one.plannedMinutes,
      })),
    )
    .onConflict((c) =>
      c
        .columns(['tenant_id', 'unit_id', 'month_on', 'worker_id'])
        .doUpdateSet((u) => ({ planned_minutes: u.ref('excluded.planned_minutes') })),
    )
    .execute()
}

const newestTarget = prepared((tx) =>
  tx
    .selectFrom('child_time_targets')
    .select(['per_mille', 'from_on'])
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
)

export const targetNow = async (tx: Tx): Promise<{ perMille: number; fromOn: Day } | undefined> => {
  const [row] = await newestTarget(tx)
  return row && { perMille: row.per_mille, fromOn: row.from_on }
}

export const insertTarget = async (
  tx: Tx,
  one: { id: string; perMille: number; fromOn: Day; setBy: string; setAt: Instant },
): Promise<void> => {
  await tx
    .insertInto('child_time_targets')
    .values({
      id: one.id,
      per_mille: one.perMille,
      from_on: one.fromOn,
      set_by: one.setBy,
      set_at: one.setAt,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .execute()
}

const ownMeetings = prepared((tx, workerId: string, from: Day) =>
  tx
    .selectFrom('contact_time')
    .select([
      'visit_id',
      'on_day',
      'began_at',
      'ended_at',
      'workers',
      'child',
      'child_adult',
      'adult',
      'travel',
    ])
    .where('worker_id', '=', workerId)
    .where('on_day', '>=', from)
    .orderBy('began_at', 'desc'),
)

/** One worker's held meetings from a day on, the last first. */
export const meetingsOf = (tx: Tx, workerId: string, from: Day) => ownMeetings(tx, workerId, from)

const childTimeOfVisits = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('contact_time')
    .select(['visit_id'])
    .select((c) => [
      sql<number>`sum(${c.ref('child_minutes')})::int4`.as('child_minutes'),
      sql<number>`sum(${c.ref('alone_minutes')})::int4`.as('alone_minutes'),
    ])
    .where('visit_id', '=', sql<string>`any(${ids}::uuid[])`)
    .groupBy('visit_id'),
)

/** What the children got of these meetings: it stands on the row of one of the workers. */
export const childTimeOf = async (tx: Tx, visitIds: readonly string[]) =>
  new Map((await childTimeOfVisits(tx, visitIds)).map((row) => [row.visit_id, row]))

const contactCounts = prepared((tx, unitId: string, from: Day, until: Day) =>
  tx
    .selectFrom('contact_time')
    .innerJoin('contact_children', (join) =>
      join
        .onRef('contact_children.visit_id', '=', 'contact_time.visit_id')
        .onRef('contact_children.tenant_id', '=', 'contact_time.tenant_id'),
    )
    .select(['contact_children.child_id', 'contact_time.worker_id'])
    .select((c) => c.fn.countAll<number>().as('contacts'))
    .where('contact_time.unit_id', '=', unitId)
    .where('contact_time.on_day', '>=', from)
    .where('contact_time.on_day', '<', until)
    .groupBy(['contact_children.child_id', 'contact_time.worker_id']),
)

/** How often each worker of a unit has met each child, from a day to before another. */
export const contactsOfUnitWithin = (tx: Tx, unitId: string, from: Day, until: Day) =>
  contactCounts(tx, unitId, from, until)
