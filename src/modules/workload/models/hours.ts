import { addDays, addMonths, type Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { unitsOfWorkers } from '#modules/organisation/index.ts'
import { minutesOf } from '#modules/visits/index.ts'

/** Hours of held meetings in a month, per unit: what the estimate of weights rests on. No person leaves this function. */
export const hoursOfUnits = async (
  ctx: Pick<Ctx, 'tx' | 'now'>,
  month: Day,
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await minutesOf(ctx, month, addDays(addMonths(month, 1), -1))
  const units = await unitsOfWorkers(ctx.tx, [...new Set(rows.map(({ workerId }) => workerId))])
  const hours = new Map<string, number>()
  for (const { workerId, minutes } of rows) {
    const unitId = units.get(workerId)
    if (unitId !== undefined) hours.set(unitId, (hours.get(unitId) ?? 0) + minutes / 60)
  }
  return hours
}
