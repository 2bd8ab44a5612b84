import { randomBytes } from 'node:crypto'
import { found, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import { caseNumbersOf } from '#modules/cases/index.ts'
import { unitsOfWorkers, workerNames } from '#modules/organisation/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import type * as contract from './contract.ts'
import type { DeviceView } from './contract.ts'
import { ownKeys } from './keys.ts'
import { factsOfCases, stillHis } from './may-keep.ts'
import { may, readsWhoIsOut } from './policy.ts'
import { standingOf } from './rules.ts'
import * as store from './store.ts'

/** Devices with what is on them: names of those children that the reader has, and a log row for each. */
export const deviceViews = async (
  ctx: Ctx,
  devices: readonly store.DeviceRow[],
  basis: string,
): Promise<DeviceView[]> => {
  const out = await store.readCheckouts(
    ctx.tx,
    devices.map(({ id }) => id),
  )
  const facts = await factsOfCases(ctx, [...new Set(out.map((one) => one.case_id))])
  const shown = out.filter((one) => {
    const known = facts.get(one.case_id)
    return known !== undefined && readsWhoIsOut(ctx.actor, known.facts).allowed
  })
  const [children, numbers, names] = await Promise.all([
    personBriefs(
      ctx.tx,
      shown.map((one) => one.child_id),
    ),
    caseNumbersOf(
      ctx.tx,
      shown.map((one) => one.case_id),
    ),
    workerNames(
      ctx.tx,
      devices.map((one) => one.worker_id),
    ),
  ])
  await logChildren(ctx, shown, basis)
  return devices.map((device) => ({
    id: device.id,
    name: device.name,
    worker: names.get(device.worker_id) ?? '',
    registeredAt: device.registered_at,
    seenAt: device.seen_at,
    unsent: device.unsent,
    standing: standingOf({ endedAt: device.ended_at, wipedAt: device.wiped_at }),
    checkouts: out
      .filter((one) => one.device_id === device.id)
      .map((one) => checkoutView(one, children, numbers)),
  }))
}

/** A row in the log about each child that a checkout names. */
const logChildren = async (
  ctx: Ctx,
  out: readonly Pick<store.CheckoutRow, 'child_id'>[],
  basis: string,
): Promise<void> => {
  for (const id of new Set(out.map((one) => one.child_id)))
    await log(ctx, { about: { type: 'child', id }, basis })
}

/** A case on a device, with the names that the screen shows. */
export const checkoutView = (
  one: store.CheckoutRow,
  children: Awaited<ReturnType<typeof personBriefs>>,
  numbers: ReadonlyMap<string, string>,
) => {
  const child = children.get(one.child_id)
  return {
    caseId: one.case_id,
    childId: one.child_id,
    number: numbers.get(one.case_id) ?? '',
    childName: child?.name ?? '',
    protection: child?.protection ?? ('none' as const),
    isProtected: child?.isProtected ?? true,
    fromAt: one.from_at,
    untilAt: one.until_at,
  }
}

export const answerOwnDevices = async (ctx: Ctx): Promise<ReplyOf<typeof contract.listOwnDevices>> => {
  const basis = await permit(ctx, may, 'carry a bag', {}, { type: 'own devices', id: null })
  return deviceViews(ctx, await store.readDevices(ctx.tx, [ctx.actor.workerId]), basis)
}

export const register = async (
  ctx: Ctx,
  { id, name }: InputOf<typeof contract.registerDevice>,
): Promise<ReplyOf<typeof contract.registerDevice>> => {
  const { workerId, tenantId } = ctx.actor
  await permit(ctx, may, 'carry a bag', {}, { type: 'device', id })
  const secret = randomBytes(32).toString('base64url')
  await store.insertDevice(ctx.tx, { id, workerId, name, secret, at: ctx.now })
  const device = found(await store.lockDevice(ctx.tx, id))
  if (device.worker_id !== workerId || device.ended_at !== null) throw new NotFound()
  const [lease, box] = [await ownKeys(ctx, 'lease'), await ownKeys(ctx, 'box')]
  return {
    deviceId: id,
    tenantId,
    workerId,
    secret: device.secret,
    leaseKey: lease.open,
    boxKey: box.open,
    boxKeyVersion: box.version,
  }
}

/** The own device, held: what is decided about it is decided in turn. */
export const ownDevice = async (ctx: Ctx, id: string): Promise<store.DeviceRow> => {
  const device = found(await store.lockDevice(ctx.tx, id))
  if (device.worker_id !== ctx.actor.workerId) throw new NotFound()
  return device
}

const facts = (ctx: Ctx, device: store.DeviceRow) => ({
  ownerId: device.worker_id,
  unitId: ctx.actor.unitId,
})

export const end = async (
  ctx: Ctx,
  { deviceId }: InputOf<typeof contract.endDevice>,
): Promise<ReplyOf<typeof contract.endDevice>> => {
  const device = found(await store.lockDevice(ctx.tx, deviceId))
  const units = await unitsOfWorkers(ctx.tx, [device.worker_id])
  const unitId = units.get(device.worker_id) ?? ''
  await permit(
    ctx,
    may,
    'end device',
    { ownerId: device.worker_id, unitId },
    { type: 'device', id: deviceId },
  )
  if (device.ended_at === null)
    await store.endDevice(ctx.tx, deviceId, { at: ctx.now, by: ctx.actor.workerId })
  return { standing: device.wiped_at === null ? 'ended' : 'wiped' }
}

/** Nobody who may not sign in keeps a bag: her devices are told as soon as they ask. */
export const endBagsOf = (ctx: Ctx, { workerId }: { readonly workerId: string }): Promise<void> =>
  store.endDevicesOf(ctx.tx, workerId, { at: ctx.now, by: ctx.actor.workerId })

/** What is off the device is off it, also a child who has been denied to the worker since it was packed. */
export const endAll = (
  ctx: Ctx,
  gone: readonly store.CheckoutRow[],
  how: 'returned' | 'wiped' | 'taken_back',
): Promise<void> =>
  beyondDenial(ctx.tx, () =>
    store.endCheckouts(
      ctx.tx,
      gone.map((one) => one.id),
      { at: ctx.now, how },
    ),
  )

/** What the device may still keep is asked anew at each contact: a case that went to somebody else is taken back. */
export const greet = async (
  ctx: Ctx,
  { deviceId, unsent }: InputOf<typeof contract.greetDevice>,
): Promise<ReplyOf<typeof contract.greetDevice>> => {
  const device = await ownDevice(ctx, deviceId)
  const basis = await permit(ctx, may, 'use device', facts(ctx, device), { type: 'device', id: deviceId })
  await store.touchDevice(ctx.tx, deviceId, { at: ctx.now, unsent })
  if (device.ended_at !== null) return { isEnded: true, keeps: [], now: ctx.now }
  const out = await beyondDenial(ctx.tx, () => store.readCheckouts(ctx.tx, [deviceId]))
  const kept = await stillHis(
    ctx,
    out.map((one) => one.case_id),
  )
  const gone = out.filter((one) => !kept.has(one.case_id))
  await endAll(ctx, gone, 'taken_back')
  await logChildren(ctx, gone, basis)
  return {
    isEnded: false,
    keeps: out.filter((one) => kept.has(one.case_id) && one.until_at > ctx.now).map((one) => one.case_id),
    now: ctx.now,
  }
}

/** The receipt: from here on nothing is out of the house on this device. */
export const giveBack = async (
  ctx: Ctx,
  { deviceId, how }: InputOf<typeof contract.returnBag>,
): Promise<ReplyOf<typeof contract.returnBag>> => {
  const device = await ownDevice(ctx, deviceId)
  const basis = await permit(ctx, may, 'use device', facts(ctx, device), { type: 'device', id: deviceId })
  const out = await beyondDenial(ctx.tx, () => store.readCheckouts(ctx.tx, [deviceId]))
  await endAll(ctx, out, how)
  await logChildren(ctx, out, basis)
  if (device.ended_at !== null && device.wiped_at === null) await store.markWiped(ctx.tx, deviceId, ctx.now)
  return { returned: out.length }
}
