import type { Ctx } from '#platform/context.ts'
import { absencesFrom, endEmployment, moveToUnit } from '#modules/organisation/index.ts'
import { openMattersOf } from './actions/matters.ts'

/**
 * Who leaves or changes unit and has nothing open does so on the day, by itself. Whoever still has something stays, and stands
 * on the manager's list until it has been handed over: no child is left with nobody.
 */
export const endAndMoveOnTheDay = async (ctx: Ctx): Promise<void> => {
  for (const one of await absencesFrom(ctx.tx, ctx.today)) {
    if (one.fromOn > ctx.today || (one.kind !== 'ending' && one.kind !== 'moving')) continue
    if ((await openMattersOf(ctx, [one.workerId])).length > 0) continue
    await (one.kind === 'ending' ? endEmployment(ctx, one) : moveToUnit(ctx, one))
  }
}
