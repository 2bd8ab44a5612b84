import type { ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, permit } from '#platform/context.ts'
import { caseNumbersOf } from '#modules/cases/index.ts'
import { listColleagues, workerNames } from '#modules/organisation/index.ts'
import { personBriefs } from '#modules/people/index.ts'
import type * as contract from './contract.ts'
import { deviceViews } from './devices.ts'
import { may } from './policy.ts'
import { ledUnits } from './quarantine.ts'
import { permitsToAnswer, readDevices } from './store.ts'

/** What is out of the house in the units that the actor leads, and who asks to take a protected child along. */
export const answerUnitBags = async (ctx: Ctx): Promise<ReplyOf<typeof contract.readUnitBags>> => {
  const basis = await permit(ctx, may, 'see bags of the unit', {}, { type: 'devices', id: null })
  const units = await ledUnits(ctx)
  const staff = (await listColleagues(ctx)).filter((one) => units.includes(one.unitId))
  const devices = await readDevices(
    ctx.tx,
    staff.map(({ id }) => id),
  )
  const asked = await permitsToAnswer(ctx.tx, units)
  const [children, numbers, names] = await Promise.all([
    personBriefs(
      ctx.tx,
      asked.map((one) => one.child_id),
    ),
    caseNumbersOf(
      ctx.tx,
      asked.map((one) => one.case_id),
    ),
    workerNames(
      ctx.tx,
      asked.map((one) => one.worker_id),
    ),
  ])
  for (const id of new Set(asked.map((one) => one.child_id)))
    await log(ctx, { about: { type: 'child', id }, basis })
  return {
    devices: await deviceViews(ctx, devices, basis),
    permits: asked.map((one) => ({
      id: one.id,
      worker: names.get(one.worker_id) ?? '',
      caseId: one.case_id,
      childName: children.get(one.child_id)?.name ?? '',
      protection: children.get(one.child_id)?.protection ?? ('none' as const),
      number: numbers.get(one.case_id) ?? '',
      reason: one.reason,
      askedAt: one.asked_at,
    })),
  }
}
