import { Conflict } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, permit } from '#platform/context.ts'
import { loads } from '#modules/clocks/index.ts'
import {
  absencesFrom,
  listColleagues,
  listUnits,
  workerNames,
  workersWhoLeft,
} from '#modules/organisation/index.ts'
import type { keepHandedOver, readStaffing } from '../contract.ts'
import { may } from '../policy.ts'
import { answerHandover, readToReturn } from '../store.ts'
import { returningOf } from './leavers.ts'
import { openMattersOf } from './matters.ts'
import { namedBackOf } from './named-back.ts'
import { backOf } from './plan-return.ts'

/** Who is away or leaves, who has left and still has something, and who comes back: of the units that one leads. */
export const answerStaffing = async (ctx: Ctx): Promise<ReplyOf<typeof readStaffing>> => {
  await permit(ctx, may, 'see staffing', {}, { type: 'unit', id: ctx.actor.unitId })
  const isHead = ctx.actor.role === 'head'
  const all = await listUnits(ctx.tx)
  const isOwn = (unitId: string): boolean => isHead || unitId === ctx.actor.unitId
  const nameOfUnit = new Map(all.map((unit) => [unit.id, unit.name]))
  const load = await loads(ctx)
  const withMatters = [...new Set(load.map((one) => one.workerId))]
  const left = (await workersWhoLeft(ctx, withMatters)).filter((one) => isOwn(one.unitId))
  const colleagues = (await listColleagues(ctx)).filter((one) => isOwn(one.unitId))
  const staff = new Map(
    [...colleagues, ...left.map((one) => ({ ...one, unit: nameOfUnit.get(one.unitId) ?? '' }))].map((one) => [
      one.id,
      one,
    ]),
  )
  const matters = new Map<string, number>()
  const absences = (await absencesFrom(ctx.tx, ctx.today)).filter((one) => staff.has(one.workerId))
  for (const id of new Set([...absences.map((one) => one.workerId), ...left.map((one) => one.id)]))
    matters.set(id, (await openMattersOf(ctx, [id])).length)
  return {
    units: all.filter((unit) => isOwn(unit.id)).map(({ id, name }) => ({ id, name })),
    otherUnits: all.map(({ id, name }) => ({ id, name })),
    workers: colleagues.map(({ id, name, title, unitId, unit }) => ({ id, name, title, unitId, unit })),
    absences: absences.flatMap((one) => {
      const worker = staff.get(one.workerId)
      if (!worker) return []
      return [
        {
          id: one.id,
          workerId: one.workerId,
          worker: worker.name,
          title: worker.title,
          unitId: worker.unitId,
          unit: worker.unit,
          kind: one.kind,
          fromOn: one.fromOn,
          untilOn: one.untilOn,
          toUnit: one.toUnitId === null ? '' : (nameOfUnit.get(one.toUnitId) ?? ''),
          matters: matters.get(one.workerId) ?? 0,
          version: one.version,
        },
      ]
    }),
    left: left
      .filter((one) => !absences.some((each) => each.workerId === one.id))
      .map((one) => ({
        workerId: one.id,
        name: one.name,
        unit: nameOfUnit.get(one.unitId) ?? '',
        endedOn: one.endedOn,
        matters: matters.get(one.id) ?? 0,
      })),
    returns: await returnsOf(ctx, (workerId) => staff.has(workerId)),
  }
}

const returnsOf = async (
  ctx: Ctx,
  isMine: (workerId: string) => boolean,
): Promise<ReplyOf<typeof readStaffing>['returns']> => {
  const rows = (await readToReturn(ctx.tx, ctx.today)).filter((row) => isMine(row.worker_id))
  const names = await workerNames(
    ctx.tx,
    rows.map((row) => row.worker_id),
  )
  const views = []
  for (const row of rows) {
    // A child whose own social worker one was, without having its case, is a matter of its own to give back.
    const named = (await namedBackOf(ctx, row.id)).named.filter((one) => one.hadNoSeat)
    const matters = (await backOf(ctx, row.id)).length + named.length
    if (matters > 0 && row.return_on !== null)
      views.push({
        handoverId: row.id,
        workerId: row.worker_id,
        worker: names.get(row.worker_id) ?? '',
        returnOn: row.return_on,
        matters,
      })
  }
  return views
}

/** Whoever has the matters keeps them: the child does not change worker once more. */
export const keep = async (
  ctx: Ctx,
  { handoverId }: InputOf<typeof keepHandedOver>,
): Promise<ReplyOf<typeof keepHandedOver>> => {
  const returning = await returningOf(ctx, handoverId)
  await permit(
    ctx,
    may,
    'hand over',
    { unitIds: [returning.unitId] },
    { type: 'handover', id: handoverId, seen: returning.workerId === ctx.actor.workerId },
  )
  if (returning.isAnswered) throw new Conflict('absence_is_over')
  await answerHandover(ctx.tx, handoverId, { answer: 'kept', by: ctx.actor.workerId, at: ctx.now })
  return { handoverId }
}
