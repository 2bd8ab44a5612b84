import type { Day } from '#kernel/day.ts'
import { found } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import { type ClockKey, closeWatch } from '#modules/clocks/index.ts'
import { closeCaseRow, readCase } from './store/cases.ts'

/** Closes the case and takes it off the watch, in one transaction: the database refuses the one without the other. */
export const endCase = async (
  ctx: Ctx,
  caseId: string,
  { on, reason, satisfied }: { on: Day; reason: string; satisfied: readonly ClockKey[] },
): Promise<void> => {
  const { version } = found(await readCase(ctx.tx, caseId))
  await closeCaseRow(ctx.tx, caseId, { on, by: ctx.actor.workerId, reason, version })
  await closeWatch(ctx, caseId, reason, satisfied)
}
