import { Conflict } from '#kernel/errors.ts'
import type { Ctx } from '#platform/context.ts'
import * as store from './store.ts'

/** On which agenda a proposal stands and waits; undefined when on none. */
export const waitingItemOf = async (ctx: Ctx, proposalId: string) =>
  (await store.readWaitingItems(ctx.tx, [proposalId]))[0]

/** What a body has on its agenda is decided there: nobody signs, sends or discards it meanwhile. */
export const refuseOnAgenda = async (ctx: Ctx, proposalId: string): Promise<void> => {
  if (await waitingItemOf(ctx, proposalId)) throw new Conflict('is_on_agenda')
}

/** From the day of the meeting until the minutes are entered the text stays as the politicians have it. */
export const refuseWhileDecided = async (ctx: Ctx, proposalId: string): Promise<void> => {
  const item = await waitingItemOf(ctx, proposalId)
  if (item && (item.state === 'held' || item.held_on <= ctx.today)) throw new Conflict('is_being_decided')
}
