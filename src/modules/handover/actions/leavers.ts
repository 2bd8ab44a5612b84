import { addDays, type Day } from '#kernel/day.ts'
import { BadInput, Conflict, found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import {
  type Absence,
  listColleagues,
  listUnits,
  lockAbsences,
  workersWhoLeft,
} from '#modules/organisation/index.ts'
import { lockHandover } from '../store.ts'

/** Somebody whose matters are to move, and why. `returning`: had them before, and is to have them again. */
export type Leaver = {
  readonly workerId: string
  readonly name: string
  readonly title: string
  readonly unitId: string
  readonly unit: string
  readonly absence: Absence
}

export type Asked = { readonly absenceIds: readonly string[]; readonly returnOf?: string | undefined }

/** What was handed over for a time, and to whom it goes back. */
export type Returning = {
  readonly handoverId: string
  readonly workerId: string
  readonly unitId: string
  readonly absenceId: string
  readonly returnOn: Day
  readonly isAnswered: boolean
}

const staffById = async (ctx: Ctx, ids: readonly string[]) => {
  const units = new Map((await listUnits(ctx.tx)).map((unit) => [unit.id, unit.name]))
  const left = (await workersWhoLeft(ctx, ids)).map((one) => ({ ...one, unit: units.get(one.unitId) ?? '' }))
  return new Map([...(await listColleagues(ctx)), ...left].map((one) => [one.id, one]))
}

/** Those who leave, held until the request is through. One that does not exist is "not found"; one that is over is told. */
export const leaversOf = async (ctx: Ctx, { absenceIds }: Asked): Promise<Leaver[]> => {
  const wanted = new Set(absenceIds)
  const absences = await lockAbsences(ctx.tx, [...wanted])
  if (absences.length !== wanted.size) found(undefined)
  const staff = await staffById(
    ctx,
    absences.map((one) => one.workerId),
  )
  return absences.map((absence) => {
    const worker = found(staff.get(absence.workerId))
    const { id: workerId, name, title, unitId, unit } = worker
    return { workerId, name, title, unitId, unit, absence }
  })
}

/** Asked after the policy, so that it tells nothing to a stranger. */
export const refuseOver = (leavers: readonly Leaver[]): void => {
  if (leavers.some(({ absence }) => absence.isOver)) throw new Conflict('absence_is_over')
}

/** Nothing chosen is nothing to plan. */
export const refuseNothing = ({ absenceIds, returnOf }: Asked): void => {
  if (absenceIds.length === 0 && returnOf === undefined)
    throw new BadInput([{ path: 'absenceIds', code: 'choose_one' }])
}

export const returningOf = async (ctx: Ctx, handoverId: string): Promise<Returning> => {
  const row = found(await lockHandover(ctx.tx, handoverId))
  const worker = (await staffById(ctx, [row.worker_id])).get(row.worker_id)
  return {
    handoverId: row.id,
    workerId: row.worker_id,
    absenceId: row.absence_id,
    returnOn: row.return_on ?? ctx.today,
    isAnswered: row.answer !== null,
    unitId: found(worker).unitId,
  }
}

/** The first day back, when it is known. */
export const returnOnOf = ({ kind, untilOn }: Absence): Day | null =>
  untilOn === null || kind === 'ending' || kind === 'moving' ? null : addDays(untilOn, 1)
