import type { Role } from '#kernel/actor.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { absencesWithin, employedWithin } from './store-employments.ts'

/** Who is employed from when until when (half open), how much, and which days away. Never why. */
export type Employment = {
  readonly workerId: string
  readonly unitId: string
  readonly role: Role
  readonly employmentPercent: number
  readonly startedOn: Day
  /** No longer at work from this day. */
  readonly endedOn: Day | null
  /** First and last day away; an open end is null. */
  readonly away: readonly { readonly fromOn: Day; readonly untilOn: Day | null }[]
}

/** Everybody who was employed on some day from `from` to before `until`, with the days away that touch it. */
export const employmentsWithin = async (tx: Tx, from: Day, until: Day): Promise<Employment[]> => {
  const [workers, absences] = await Promise.all([
    employedWithin(tx, from, until),
    absencesWithin(tx, from, until),
  ])
  const byWorker = Map.groupBy(absences, ({ worker_id: id }) => id)
  return workers.map((row) => ({
    workerId: row.id,
    unitId: row.unit_id,
    role: row.role,
    employmentPercent: row.employment_percent,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    away: (byWorker.get(row.id) ?? []).map((one) => ({ fromOn: one.from_on, untilOn: one.until_on })),
  }))
}
