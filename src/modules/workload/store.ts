import { sql } from 'kysely'
import { z } from 'zod'
import { addDays, type Day, type Instant } from '#kernel/day.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { type DutyKind, factors, matterTypes } from './rules/model.ts'
import type { Duty, Group } from './rules/points.ts'
import type { flexSteps } from './views.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids})`

const Basis = z.array(
  z.object({
    type: z.enum(matterTypes),
    part: z.enum(['owner', 'coworker']),
    isSibling: z.boolean(),
    factors: z.array(z.enum(factors)),
    count: z.number().int(),
  }),
)

export type StoredDuty = { readonly workerId: string; readonly kind: DutyKind; readonly amount: number }

const dutiesAt = prepared((tx, workerIds: readonly string[], on: Day) =>
  tx
    .selectFrom('workload_duties')
    .select(['worker_id', 'kind', 'amount'])
    .where('worker_id', '=', anyOf(workerIds))
    .where('from_on', '<=', on)
    .where((d) => d.or([d('until_on', 'is', null), d('until_on', '>=', on)]))
    .orderBy('kind'),
)

/** What workers do besides their cases on a day. */
export const dutiesOn = async (tx: Tx, workerIds: readonly string[], on: Day): Promise<StoredDuty[]> =>
  workerIds.length === 0
    ? []
    : (await dutiesAt(tx, workerIds, on)).map(({ worker_id: workerId, ...duty }) => ({ workerId, ...duty }))

/** From the day on nothing of it: what began before ends the day before, and what began today never was. */
export const endDuties = async (tx: Tx, workerId: string, today: Day): Promise<void> => {
  await tx
    .deleteFrom('workload_duties')
    .where('worker_id', '=', workerId)
    .where('from_on', '>=', today)
    .execute()
  await tx
    .updateTable('workload_duties')
    .set({ until_on: addDays(today, -1) })
    .where('worker_id', '=', workerId)
    .where((d) => d.or([d('until_on', 'is', null), d('until_on', '>=', today)]))
    .execute()
}

export type NewDuty = StoredDuty & {
  readonly id: string
  readonly fromOn: Day
  readonly by: string
  readonly at: Instant
}

export const insertDuties = async (tx: Tx, duties: readonly NewDuty[]): Promise<void> => {
  if (duties.length === 0) return
  await tx
    .insertInto('workload_duties')
    .values(
      duties.map((one) => ({
        id: one.id,
        worker_id: one.workerId,
        kind: one.kind,
        amount: one.amount,
        from_on: one.fromOn,
        entered_by: one.by,
        entered_at: one.at,
      })),
    )
    .execute()
}

export type Counted = {
  readonly workerId: string
  readonly unitId: string
  readonly modelVersion: number
  readonly groups: readonly Group[]
  readonly duties: readonly Duty[]
  readonly employmentPercent: number
  readonly agreedPercent: number
  readonly experienceMonths: number
  readonly points: number
  readonly capacity: number
}

const Kept = z.union([
  z.object({
    groups: Basis,
    duties: z.array(z.object({ kind: z.enum(['mentee', 'student', 'trainer']), amount: z.number() })),
  }),
  // Nothing at all.
  z.array(z.never()).transform(() => ({ groups: [], duties: [] })),
])
export type Kept = z.output<typeof Kept>

const tenths = (value: number): number => Math.round(value * 10)

/** The month as it stands: the last count of a month is the one that stays. */
export const keepMonth = async (
  tx: Tx,
  monthOn: Day,
  { counted, at }: { readonly counted: readonly Counted[]; readonly at: Instant },
): Promise<void> => {
  if (counted.length === 0) return
  await tx
    .insertInto('workload_months')
    .values(
      counted.map((one) => ({
        worker_id: one.workerId,
        month_on: monthOn,
        unit_id: one.unitId,
        model_version: one.modelVersion,
        basis: JSON.stringify({ groups: one.groups, duties: one.duties }),
        employment_percent: one.employmentPercent,
        agreed_percent: one.agreedPercent,
        experience_months: one.experienceMonths,
        points_tenths: tenths(one.points),
        capacity_tenths: tenths(one.capacity),
        counted_at: at,
      })),
    )
    .onConflict((c) =>
      c.columns(['tenant_id', 'worker_id', 'month_on']).doUpdateSet((u) => ({
        unit_id: u.ref('excluded.unit_id'),
        model_version: u.ref('excluded.model_version'),
        basis: sql<string>`excluded.basis`,
        employment_percent: u.ref('excluded.employment_percent'),
        agreed_percent: u.ref('excluded.agreed_percent'),
        experience_months: u.ref('excluded.experience_months'),
        points_tenths: u.ref('excluded.points_tenths'),
        capacity_tenths: u.ref('excluded.capacity_tenths'),
        counted_at: u.ref('excluded.counted_at'),
      })),
    )
    .execute()
}

/** The months of one worker, with the own rating and whether a talk was held. */
export const monthsOf = async (tx: Tx, workerId: string, from: Day) => {
  const [counted, ratings, talks] = await Promise.all([
    tx
      .selectFrom('workload_months')
      .select(['month_on', 'points_tenths', 'capacity_tenths'])
      .where('worker_id', '=', workerId)
      .where('month_on', '>=', from)
      .execute(),
    tx
      .selectFrom('workload_ratings')
      .select(['month_on', 'rating', 'flex'])
      .where('worker_id', '=', workerId)
      .where('month_on', '>=', from)
      .execute(),
    tx
      .selectFrom('workload_talks')
      .select(['id', 'month_on', 'held_on'])
      .where('worker_id', '=', workerId)
      .where('month_on', '>=', from)
      .orderBy('month_on')
      .execute(),
  ])
  return { counted, ratings, talks }
}

type Flex = (typeof flexSteps)[number]

/** One press sets one of the two and leaves the other. */
export const rate = async (
  tx: Tx,
  { workerId, monthOn, at }: { readonly workerId: string; readonly monthOn: Day; readonly at: Instant },
  given: { readonly rating?: number | undefined; readonly flex?: Flex | undefined },
) =>
  tx
    .insertInto('workload_ratings')
    .values({
      worker_id: workerId,
      month_on: monthOn,
      rating: given.rating ?? null,
      flex: given.flex ?? null,
      rated_at: at,
    })
    .onConflict((c) =>
      c.columns(['tenant_id', 'worker_id', 'month_on']).doUpdateSet({
        rated_at: at,
        ...(given.rating === undefined ? {} : { rating: given.rating }),
        ...(given.flex === undefined ? {} : { flex: given.flex }),
      }),
    )
    .returning(['rating', 'flex'])
    .executeTakeFirstOrThrow()

/** Whose month of these has a held talk. */
export const talkedIn = async (tx: Tx, monthOn: Day): Promise<ReadonlySet<string>> =>
  new Set(
    (await tx.selectFrom('workload_talks').select('worker_id').where('month_on', '=', monthOn).execute()).map(
      (row) => row.worker_id,
    ),
  )

/** A whole month of everybody, as units are counted from it. */
export const monthOfAll = async (tx: Tx, monthOn: Day) =>
  (
    await tx
      .selectFrom('workload_months')
      .select([
        'worker_id',
        'unit_id',
        'basis',
        'employment_percent',
        'agreed_percent',
        'experience_months',
        'points_tenths',
        'capacity_tenths',
      ])
      .where('month_on', '=', monthOn)
      .execute()
  ).map((row) => ({
    workerId: row.worker_id,
    unitId: row.unit_id,
    kept: Kept.parse(row.basis),
    employmentPercent: row.employment_percent,
    agreedPercent: row.agreed_percent,
    experienceMonths: row.experience_months,
    points: row.points_tenths / 10,
    capacity: row.capacity_tenths / 10,
  }))

/** What is older than what is kept goes; what was agreed goes with its talk. */
export const forgetBefore = async (tx: Tx, monthOn: Day): Promise<void> => {
  await tx
    .deleteFrom('workload_actions')
    .where('talk_id', 'in', (a) =>
      a.selectFrom('workload_talks').select('id').where('month_on', '<', monthOn),
    )
    .execute()
  await tx.deleteFrom('workload_talks').where('month_on', '<', monthOn).execute()
  await tx.deleteFrom('workload_ratings').where('month_on', '<', monthOn).execute()
  await tx.deleteFrom('workload_months').where('month_on', '<', monthOn).execute()
  await tx.deleteFrom('workload_duties').where('until_on', '<', monthOn).execute()
}
