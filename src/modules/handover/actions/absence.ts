import { addYears } from '#kernel/day.ts'
import { BadInput, Conflict, found, type Issue } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, newId, permit } from '#platform/context.ts'
import {
  type Absence,
  addAbsence,
  cancelAbsence,
  changeUntil,
  endEmployment,
  findAbsence,
  listColleagues,
  listUnits,
  lockAbsences,
  moveToUnit,
  workersWhoLeft,
} from '#modules/organisation/index.ts'
import type * as contract from '../contract.ts'
import { may } from '../policy.ts'
import { setReturnOn } from '../store.ts'
import { returnOnOf } from './leavers.ts'
import { hasAnythingOpen, openMattersOf } from './matters.ts'

const unitOf = async (ctx: Ctx, workerId: string): Promise<string> => {
  const here = (await listColleagues(ctx)).find((one) => one.id === workerId)
  const left = here ? [] : await workersWhoLeft(ctx, [workerId])
  return found(here?.unitId ?? left[0]?.unitId)
}

// Our own guard against slips of the pen.
const yearsAround = 3

const faultsOf = (ctx: Ctx, input: InputOf<typeof contract.enterAbsence>, isUnit: boolean): Issue[] => {
  const { kind, fromOn, untilOn, toUnitId } = input
  const isForATime = kind === 'absence' || kind === 'leave'
  return [
    ...(fromOn < addYears(ctx.today, -yearsAround) || fromOn > addYears(ctx.today, yearsAround)
      ? [{ path: 'fromOn', code: 'absence_far_away' }]
      : []),
    ...(untilOn !== null && !isForATime ? [{ path: 'untilOn', code: 'absence_has_no_end' }] : []),
    ...(untilOn !== null && untilOn < fromOn ? [{ path: 'untilOn', code: 'before_start' }] : []),
    ...(kind === 'moving' && !isUnit ? [{ path: 'toUnitId', code: 'choose' }] : []),
    ...(kind !== 'moving' && toUnitId !== null ? [{ path: 'toUnitId', code: 'absence_no_unit' }] : []),
  ]
}

/** Nothing is left with somebody who leaves: the employment ends on its day at once; else when all of it has moved. */
const finishIfNothingIsOpen = async (ctx: Ctx, one: Absence): Promise<boolean> => {
  if (await hasAnythingOpen(ctx, one.workerId)) return false
  if (one.kind === 'ending') {
    await endEmployment(ctx, one)
    return true
  }
  if (one.kind !== 'moving' || one.fromOn > ctx.today) return false
  await moveToUnit(ctx, one)
  return true
}

export const enter = async (
  ctx: Ctx,
  input: InputOf<typeof contract.enterAbsence>,
): Promise<ReplyOf<typeof contract.enterAbsence>> => {
  const unitId = await unitOf(ctx, input.workerId)
  await permit(ctx, may, 'plan absence', { unitIds: [unitId] }, { type: 'worker', id: input.workerId })
  const isUnit = (await listUnits(ctx.tx)).some((unit) => unit.id === input.toUnitId && unit.id !== unitId)
  const faults = faultsOf(ctx, input, isUnit)
  if (faults.length > 0) throw new BadInput(faults)
  await addAbsence(ctx, input)
  const stored = found(await findAbsence(ctx.tx, input.id))
  const matters = (await openMattersOf(ctx, [input.workerId])).length
  return { id: input.id, isDone: await finishIfNothingIsOpen(ctx, stored), matters }
}

/** A reorganisation: everybody in the unit gets a move of the same day. Who is to move already is left as planned. */
export const moveWhole = async (
  ctx: Ctx,
  { unitId, toUnitId, fromOn }: InputOf<typeof contract.moveUnit>,
): Promise<ReplyOf<typeof contract.moveUnit>> => {
  const units = await listUnits(ctx.tx)
  const isKnown = units.some((unit) => unit.id === unitId)
  await permit(
    ctx,
    may,
    'plan absence',
    { unitIds: isKnown ? [unitId] : [] },
    {
      type: 'unit',
      id: unitId,
      seen: isKnown && ctx.actor.unitId === unitId && may['see what was taken over'](ctx.actor, {}).allowed,
    },
  )
  if (!isKnown) found(undefined)
  if (!units.some((unit) => unit.id === toUnitId && unit.id !== unitId))
    throw new BadInput([{ path: 'toUnitId', code: 'choose' }])
  if (fromOn < addYears(ctx.today, -yearsAround) || fromOn > addYears(ctx.today, yearsAround))
    throw new BadInput([{ path: 'fromOn', code: 'absence_far_away' }])
  const staff = (await listColleagues(ctx)).filter((one) => one.unitId === unitId && one.role !== 'head')
  const absenceIds: string[] = []
  for (const { id: workerId } of staff) {
    const id = newId(ctx)
    await addAbsence(ctx, { id, workerId, kind: 'moving', fromOn, untilOn: null, toUnitId })
    absenceIds.push(id)
  }
  return { absenceIds }
}

/** Held, asked of the policy, and as the one who acts saw it. Whoever it is about is refused in words. */
const toChange = async (ctx: Ctx, { absenceId, version }: { absenceId: string; version: number }) => {
  const one = found((await lockAbsences(ctx.tx, [absenceId]))[0])
  await permit(
    ctx,
    may,
    'plan absence',
    { unitIds: [await unitOf(ctx, one.workerId)] },
    { type: 'worker', id: one.workerId, seen: one.workerId === ctx.actor.workerId },
  )
  if (one.isOver) throw new Conflict('absence_is_over')
  if (one.version !== version)
    throw new Conflict('changed_meanwhile', {
      version: one.version,
      current: { fromOn: one.fromOn, untilOn: one.untilOn },
    })
  return one
}

export const change = async (
  ctx: Ctx,
  input: InputOf<typeof contract.changeAbsence>,
): Promise<ReplyOf<typeof contract.changeAbsence>> => {
  const one = await toChange(ctx, input)
  const { untilOn } = input
  if (one.kind === 'ending' || one.kind === 'moving')
    throw new BadInput([{ path: 'untilOn', code: 'absence_has_no_end' }])
  if (untilOn !== null && untilOn < one.fromOn)
    throw new BadInput([{ path: 'untilOn', code: 'before_start' }])
  await changeUntil(ctx, one, untilOn)
  await setReturnOn(ctx.tx, one.id, returnOnOf({ ...one, untilOn }))
  return { id: one.id, version: one.version + 1 }
}

export const cancel = async (
  ctx: Ctx,
  input: InputOf<typeof contract.cancelAbsence>,
): Promise<ReplyOf<typeof contract.cancelAbsence>> => {
  const one = await toChange(ctx, input)
  await cancelAbsence(ctx, one)
  // What was handed over for its sake is asked about today: nothing goes back by itself.
  await setReturnOn(ctx.tx, one.id, ctx.today)
  return { id: one.id, version: one.version + 1 }
}
