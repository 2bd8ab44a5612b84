import type { Day } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { type AbsenceKind, overlap } from './rules/absence.ts'
import * as store from './store-absences.ts'

export type { AbsenceKind } from './rules/absence.ts'

/** Who is away or leaves, and from when until when. `untilOn` is the last day away; null: nobody knows yet. */
export type Absence = {
  readonly id: string
  readonly workerId: string
  readonly kind: AbsenceKind
  readonly fromOn: Day
  readonly untilOn: Day | null
  readonly toUnitId: string | null
  readonly isOver: boolean
  readonly version: number
}

type Row = NonNullable<Awaited<ReturnType<typeof store.readAbsence>>>

const absence = (row: Row): Absence => ({
  id: row.id,
  workerId: row.worker_id,
  kind: row.kind,
  fromOn: row.from_on,
  untilOn: row.until_on,
  toUnitId: row.to_unit_id,
  isOver: row.done_at !== null || row.cancelled_at !== null,
  version: row.version,
})

export const findAbsence = async (tx: Tx, id: string): Promise<Absence | undefined> => {
  const row = await store.readAbsence(tx, id)
  return row && absence(row)
}

/** The same for several, held until the request is through. */
export const lockAbsences = async (tx: Tx, ids: readonly string[]): Promise<Absence[]> =>
  ids.length === 0 ? [] : (await store.lockAbsences(tx, ids)).map(absence)

/** Everything that is not over on a day, of everybody. */
export const absencesFrom = async (tx: Tx, from: Day): Promise<Absence[]> =>
  (await store.readAbsencesFrom(tx, from)).map(absence)

/** An absence of a worker. Two that meet are refused; the caller has asked its policy about the worker. */
export const addAbsence = async (ctx: Ctx, given: Omit<Absence, 'isOver' | 'version'>): Promise<void> => {
  found(await store.lockWorker(ctx.tx, given.workerId))
  const others = (await absencesFrom(ctx.tx, given.fromOn)).filter(
    (one) => one.workerId === given.workerId && one.id !== given.id,
  )
  const [meets] = others.filter((one) => overlap(one, given))
  if (meets) throw new BadInput([{ path: 'fromOn', code: 'absence_meets_another' }])
  const isNew = await store.insertAbsence(ctx.tx, {
    ...given,
    enteredBy: ctx.actor.workerId,
    enteredAt: ctx.now,
  })
  if (!isNew && (await findAbsence(ctx.tx, given.id))?.workerId !== given.workerId)
    throw new Conflict('command_of_another')
}

/** Comes back sooner or later than was thought. */
export const changeUntil = (ctx: Ctx, one: Absence, untilOn: Day | null) =>
  store.setAbsence(ctx.tx, one.id, { until_on: untilOn, version: one.version + 1 })

/** It was a slip of the pen, or will not be. An employment that was to end goes on. */
export const cancelAbsence = (ctx: Ctx, one: Absence) =>
  store.setAbsence(ctx.tx, one.id, { cancelled_at: ctx.now, version: one.version + 1 })

/** From the day on nobody signs in as this worker. The caller has seen to it that nothing open is left. */
export const endEmployment = async (ctx: Ctx, one: Absence): Promise<void> => {
  await store.setWorker(ctx.tx, one.workerId, { ended_on: one.fromOn })
  await store.setAbsence(ctx.tx, one.id, { done_at: ctx.now, version: one.version + 1 })
}

/** Works in another unit from this minute. */
export const moveToUnit = async (ctx: Ctx, one: Absence): Promise<void> => {
  await store.setWorker(ctx.tx, one.workerId, { unit_id: found(one.toUnitId) })
  await store.setAbsence(ctx.tx, one.id, { done_at: ctx.now, version: one.version + 1 })
}

export type EndedWorker = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly unitId: string
  readonly endedOn: Day
}

/** Those among them who do not work here any more. */
export const workersWhoLeft = async (
  ctx: Pick<Ctx, 'tx' | 'today'>,
  ids: readonly string[],
): Promise<EndedWorker[]> =>
  ids.length === 0
    ? []
    : (await store.readLeft(ctx.tx, ids, ctx.today)).map((row) => ({
        id: row.id,
        name: row.name,
        title: row.title,
        unitId: row.unit_id,
        endedOn: row.ended_on ?? ctx.today,
      }))
