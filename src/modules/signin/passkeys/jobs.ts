import { addHours } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { forgetRemoved } from './store.ts'

/** So long there is a trace beside the log of what somebody could sign in with; no removed passkey opens anything meanwhile. */
const keptDays = 365

export const forgetPasskeys = async (ctx: Pick<Ctx, 'tx' | 'now'>): Promise<void> => {
  await forgetRemoved(ctx.tx, addHours(ctx.now, -24 * keptDays))
}
