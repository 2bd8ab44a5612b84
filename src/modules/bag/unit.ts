import type { ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import { unitsOfWorkers, workerNames } from '#modules/organisation/index.ts'
import type * as contract from './contract.ts'
import { deviceViews } from './devices.ts'
import { factsOfCases } from './may-keep.ts'
import { may } from './policy.ts'
import { type PermitRow, permitsToAnswer, readDevices, readHolders } from './store.ts'

/** Those whose devices the actor answers for: also of somebody who has left, and never gave the bag back. */
const heldUnder = async (ctx: Ctx): Promise<string[]> => {
  const holders = await readHolders(ctx.tx)
  const units = await unitsOfWorkers(ctx.tx, holders)
  return holders.filter(
    (id) => may['end device'](ctx.actor, { ownerId: '', unitId: units.get(id) ?? '' }).allowed,
  )
}

/** Questions about children whose unit the actor leads today: a case that has moved takes its question along. */
const toAnswer = async (ctx: Ctx, asked: readonly PermitRow[]) => {
  const facts = await factsOfCases(ctx, [...new Set(asked.map((one) => one.case_id))])
  return asked.flatMap((one) => {
    const known = facts.get(one.case_id)
    const isHis =
      known !== undefined &&
      known.closedOn === null &&
      may['let a protected child be packed'](ctx.actor, known.facts).allowed
    return isHis ? [{ ...one, known }] : []
  })
}

/** What is out of the house in the units that the actor leads, and who asks to take a protected child along. */
export const answerUnitBags = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readUnitBags>> => {
  const basis = await permit(ctx, may, 'see bags of the unit', {}, { type: 'devices', id: null })
  const devices = await readDevices(ctx.tx, await heldUnder(ctx))
  const asked = await toAnswer(ctx, await permitsToAnswer(ctx.tx))
  const names = await workerNames(
    ctx.tx,
    asked.map((one) => one.worker_id),
  )
  for (const id of new Set(asked.map((one) => one.child_id)))
    await log(ctx, { about: { type: 'child', id }, basis })
  return {
    devices: await deviceViews(ctx, devices, basis),
    permits: asked.map(({ known, ...one }) => ({
      id: one.id,
      worker: names.get(one.worker_id) ?? '',
      caseId: one.case_id,
      childName: known.child.name,
      protection: known.child.protection,
      number: known.number,
      reason: one.reason,
      askedAt: one.asked_at,
    })),
  }
}
