import { sql } from 'kysely'
import { z } from 'zod'
import type { Day, Instant } from '#kernel/day.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { categories, type Category } from '../rules/categories.ts'
import type { Way, WorkingDay } from './rules.ts'
import type { Stretch } from './rules-diary.ts'
import type { Sum } from './rules-result.ts'

const Counts = z.partialRecord(z.enum(categories), z.number().int())

export type Wave = {
  readonly id: string
  readonly startsOn: Day
  readonly endsOn: Day
  readonly momentsPerDay: number
  readonly seed: string
  readonly agreedOn: Day
  readonly closedAt: Instant | null
  readonly units: readonly { readonly id: string; readonly asked: number | null }[]
}

const allWaves = prepared((tx) =>
  tx
    .selectFrom('time_waves')
    .select(['id', 'starts_on', 'ends_on', 'moments_per_day', 'seed', 'agreed_on', 'closed_at'])
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc'),
)
const allUnits = prepared((tx) => tx.selectFrom('time_wave_units').select(['wave_id', 'unit_id', 'asked']))

/** A few a year: all of them, the last first. */
export const readWaves = async (tx: Tx): Promise<Wave[]> => {
  const [rows, units] = await Promise.all([allWaves(tx), allUnits(tx)])
  const byWave = Map.groupBy(units, ({ wave_id: id }) => id)
  return rows.map((row) => ({
    id: row.id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    momentsPerDay: row.moments_per_day,
    seed: row.seed,
    agreedOn: row.agreed_on,
    closedAt: row.closed_at,
    units: (byWave.get(row.id) ?? []).map((one) => ({ id: one.unit_id, asked: one.asked })),
  }))
}

type NewWave = Omit<Wave, 'closedAt' | 'units'> & {
  readonly unitIds: readonly string[]
  readonly by: string
  readonly at: Instant
}

/** False when it is there already. */
export const insertWave = async (tx: Tx, one: NewWave): Promise<boolean> => {
  const done = await tx
    .insertInto('time_waves')
    .values({
      id: one.id,
      starts_on: one.startsOn,
      ends_on: one.endsOn,
      moments_per_day: one.momentsPerDay,
      seed: one.seed,
      agreed_on: one.agreedOn,
      made_by: one.by,
      made_at: one.at,
    })
    .onConflict((c) => c.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows !== 1n) return false
  await tx
    .insertInto('time_wave_units')
    .values(one.unitIds.map((unitId) => ({ wave_id: one.id, unit_id: unitId })))
    .execute()
  return true
}

/** Held until the request is through: nobody joins a wave while it is being closed. */
export const lockWave = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.selectFrom('time_waves').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !==
  undefined

const bitsOf = (weekdays: readonly number[]): number =>
  weekdays.reduce((bits, one) => bits | (1 << (one - 1)), 0)

const weekdaysIn = (bits: number): number[] =>
  [1, 2, 3, 4, 5, 6, 7].filter((one) => (bits & (1 << (one - 1))) !== 0)

export type Person = {
  readonly waveId: string
  readonly workerId: string
  readonly unitId: string
  readonly way: Way
  readonly day: WorkingDay
}

const people = (tx: Tx) =>
  tx
    .selectFrom('time_wave_people')
    .select(['wave_id', 'worker_id', 'unit_id', 'way', 'weekdays', 'from_minute', 'until_minute'])

type PersonRow = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number]

const personOf = (row: PersonRow): Person => ({
  waveId: row.wave_id,
  workerId: row.worker_id,
  unitId: row.unit_id,
  way: row.way,
  day: {
    weekdays: weekdaysIn(row.weekdays),
    fromMinute: row.from_minute,
    untilMinute: row.until_minute,
  },
})

/** How one worker takes part, in each wave. */
export const placesOf = async (tx: Tx, workerId: string): Promise<Person[]> =>
  (await people(tx).where('worker_id', '=', workerId).execute()).map(personOf)

/** Everybody in a wave, for whoever closes it. */
export const peopleOf = async (tx: Tx, waveId: string): Promise<Person[]> =>
  (await people(tx).where('wave_id', '=', waveId).orderBy('worker_id').execute()).map(personOf)

export const insertPerson = async (tx: Tx, one: Person, at: Instant): Promise<void> => {
  await tx
    .insertInto('time_wave_people')
    .values({
      wave_id: one.waveId,
      worker_id: one.workerId,
      unit_id: one.unitId,
      way: one.way,
      weekdays: bitsOf(one.day.weekdays),
      from_minute: one.day.fromMinute,
      until_minute: one.day.untilMinute,
      joined_at: at,
    })
    .execute()
}

/** All that somebody has said in a wave, and that she is in it. */
export const deletePerson = async (tx: Tx, waveId: string, workerId: string): Promise<void> => {
  for (const table of ['time_moments', 'time_diaries', 'time_wave_people'] as const)
    await tx.deleteFrom(table).where('wave_id', '=', waveId).where('worker_id', '=', workerId).execute()
}

export type Moment = {
  readonly id: string
  readonly waveId: string
  readonly workerId: string
  readonly dueAt: Instant
  readonly sentAt: Instant | null
  readonly shownAt: Instant | null
  readonly answeredAt: Instant | null
  readonly category: Category | null
  readonly source: 'tap' | 'late' | 'meeting' | null
}

const moments = (tx: Tx) =>
  tx
    .selectFrom('time_moments')
    .select([
      'id',
      'wave_id',
      'worker_id',
      'due_at',
      'sent_at',
      'shown_at',
      'answered_at',
      'category',
      'source',
    ])
    .orderBy('due_at')

const momentOf = (row: Awaited<ReturnType<ReturnType<typeof moments>['execute']>>[number]): Moment => ({
  id: row.id,
  waveId: row.wave_id,
  workerId: row.worker_id,
  dueAt: row.due_at,
  sentAt: row.sent_at,
  shownAt: row.shown_at,
  answeredAt: row.answered_at,
  category: row.category,
  source: row.source,
})

export const momentsOf = async (tx: Tx, workerId: string): Promise<Moment[]> =>
  (await moments(tx).where('worker_id', '=', workerId).execute()).map(momentOf)

export const momentsOfWave = async (tx: Tx, waveId: string): Promise<Moment[]> =>
  (await moments(tx).where('wave_id', '=', waveId).execute()).map(momentOf)

export const insertMoments = async (
  tx: Tx,
  rows: readonly Pick<Moment, 'id' | 'waveId' | 'workerId' | 'dueAt'>[],
): Promise<void> => {
  if (rows.length === 0) return
  await tx
    .insertInto('time_moments')
    .values(
      rows.map((one) => ({
        id: one.id,
        wave_id: one.waveId,
        worker_id: one.workerId,
        due_at: one.dueAt,
      })),
    )
    .execute()
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`

/** The first time counts; what was told twice stays as it was. */
export const setTold = async (
  tx: Tx,
  { ids, workerId, at, isShown }: { ids: readonly string[]; workerId: string; at: Instant; isShown: boolean },
): Promise<number> => {
  const done = await tx
    .updateTable('time_moments')
    .set((m) => ({
      sent_at: sql<Instant>`coalesce(${m.ref('sent_at')}, ${at}::timestamptz)`,
      ...(isShown ? { shown_at: sql<Instant>`coalesce(${m.ref('shown_at')}, ${at}::timestamptz)` } : {}),
    }))
    .where('id', '=', anyOf(ids))
    .where('worker_id', '=', workerId)
    .where('due_at', '<=', at)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export const setAnswer = async (
  tx: Tx,
  id: string,
  answer: { category: Category; source: 'tap' | 'late' | 'meeting'; at: Instant },
): Promise<void> => {
  await tx
    .updateTable('time_moments')
    .set((m) => ({
      category: answer.category,
      source: answer.source,
      answered_at: answer.at,
      sent_at: sql<Instant>`coalesce(${m.ref('sent_at')}, ${answer.at}::timestamptz)`,
      shown_at: sql<Instant>`coalesce(${m.ref('shown_at')}, ${answer.at}::timestamptz)`,
    }))
    .where('id', '=', id)
    .execute()
}

export type DiaryStretch = Stretch & { readonly workerId: string; readonly on: Day }

const diaries = (tx: Tx, waveId: string) =>
  tx
    .selectFrom('time_diaries')
    .select(['worker_id', 'on_day', 'from_minute', 'until_minute', 'category'])
    .where('wave_id', '=', waveId)
    .orderBy('on_day')
    .orderBy('from_minute')

const stretchOf = (
  row: Awaited<ReturnType<ReturnType<typeof diaries>['execute']>>[number],
): DiaryStretch => ({
  workerId: row.worker_id,
  on: row.on_day,
  from: row.from_minute,
  until: row.until_minute,
  category: row.category,
})

export const diaryOf = async (tx: Tx, waveId: string, workerId: string): Promise<DiaryStretch[]> =>
  (await diaries(tx, waveId).where('worker_id', '=', workerId).execute()).map(stretchOf)

export const diariesOfWave = async (tx: Tx, waveId: string): Promise<DiaryStretch[]> =>
  (await diaries(tx, waveId).execute()).map(stretchOf)

/** The day as it is said now takes the place of what was said before. */
export const saveDay = async (
  tx: Tx,
  day: { waveId: string; workerId: string; on: Day; rows: readonly Stretch[]; at: Instant },
): Promise<void> => {
  await tx
    .deleteFrom('time_diaries')
    .where('wave_id', '=', day.waveId)
    .where('worker_id', '=', day.workerId)
    .where('on_day', '=', day.on)
    .execute()
  if (day.rows.length === 0) return
  await tx
    .insertInto('time_diaries')
    .values(
      day.rows.map(({ from, until, category }) => ({
        wave_id: day.waveId,
        worker_id: day.workerId,
        on_day: day.on,
        from_minute: from,
        until_minute: until,
        category,
        saved_at: day.at,
      })),
    )
    .execute()
}

/** The keys of these workers, made for those who have none. */
export const keysOf = async (
  tx: Tx,
  wanted: readonly { readonly workerId: string; readonly key: string }[],
): Promise<ReadonlyMap<string, string>> => {
  if (wanted.length === 0) return new Map()
  await tx
    .insertInto('time_keys')
    .values(wanted.map(({ workerId, key }) => ({ worker_id: workerId, key })))
    .onConflict((c) => c.columns(['tenant_id', 'worker_id']).doNothing())
    .execute()
  const rows = await tx
    .selectFrom('time_keys')
    .select(['worker_id', 'key'])
    .where('worker_id', '=', anyOf(wanted.map(({ workerId }) => workerId)))
    .execute()
  return new Map(rows.map((row) => [row.worker_id, row.key]))
}

export type StoredSum = Sum & { readonly waveId: string; readonly shown: number }

export const insertSums = async (tx: Tx, rows: readonly StoredSum[]): Promise<void> => {
  if (rows.length === 0) return
  await tx
    .insertInto('time_sums')
    .values(
      rows.map((one) => ({
        wave_id: one.waveId,
        key: one.key,
        unit_id: one.unitId,
        way: one.way,
        drawn: one.drawn,
        shown: one.shown,
        answered: one.answered,
        late: one.late,
        counts: JSON.stringify(one.counts),
      })),
    )
    .execute()
}

const sumsOf = prepared((tx, ids: readonly string[]) =>
  tx
    .selectFrom('time_sums')
    .select(['wave_id', 'key', 'unit_id', 'way', 'drawn', 'shown', 'answered', 'late', 'counts'])
    .where('wave_id', '=', anyOf(ids)),
)

export const readSums = async (tx: Tx, waveIds: readonly string[]): Promise<StoredSum[]> =>
  waveIds.length === 0
    ? []
    : (await sumsOf(tx, waveIds)).map((row) => ({
        waveId: row.wave_id,
        key: row.key,
        unitId: row.unit_id,
        way: row.way,
        drawn: row.drawn,
        shown: row.shown,
        answered: row.answered,
        late: row.late,
        counts: Counts.parse(row.counts),
      }))

/** From here on there are no single answers: only sums. */
export const closeWave = async (
  tx: Tx,
  waveId: string,
  { at, by, asked }: { at: Instant; by: string | null; asked: ReadonlyMap<string, number> },
): Promise<void> => {
  for (const [unitId, count] of asked)
    await tx
      .updateTable('time_wave_units')
      .set({ asked: count })
      .where('wave_id', '=', waveId)
      .where('unit_id', '=', unitId)
      .execute()
  for (const table of ['time_moments', 'time_diaries', 'time_wave_people'] as const)
    await tx.deleteFrom(table).where('wave_id', '=', waveId).execute()
  await tx.updateTable('time_waves').set({ closed_at: at, closed_by: by }).where('id', '=', waveId).execute()
}
