import { addMonths } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { countedWorkers, countLoads, pointDutiesOf } from './count.ts'
import { monthOf, monthsKept } from './rules/months.ts'
import type { Group } from './rules/points.ts'
import { forgetBefore, keepMonth } from './store.ts'

/** Each night the month that runs is counted anew, and what is older than two years goes. Again is the same. */
export const countMonth = async (ctx: Ctx): Promise<void> => {
  const month = monthOf(ctx.today)
  const loads = await countLoads(ctx, await countedWorkers(ctx))
  await keepMonth(ctx.tx, month, {
    at: ctx.now,
    counted: loads.map(({ worker, inForce, lines, duties, post, points, capacity }) => ({
      workerId: worker.id,
      unitId: worker.unitId,
      modelVersion: inForce.version,
      groups: lines.flatMap((line): Group[] => (line.kind === 'matters' ? [line.group] : [])),
      duties: pointDutiesOf(duties),
      ...post,
      points,
      capacity,
    })),
  })
  await forgetBefore(ctx.tx, addMonths(month, -monthsKept))
}
