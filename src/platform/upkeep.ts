import type { Instant } from '#kernel/day.ts'
import { addHours } from '#kernel/day.ts'
import type { Ctx } from './context.ts'
import type { Module } from './module.ts'

/** A phone that was offline through a holiday still gets its first answer. */
const commandsKeptDays = 14
/** Long enough to ask who was signed in when something looks odd. */
const sessionsKeptDays = 30

const daysBefore = (now: Instant, days: number): Instant => addHours(now, -24 * days)

/** Forgets answers of commands that nobody will send again, and sessions that ended long ago. */
export const forgetOld = async (ctx: Pick<Ctx, 'tx' | 'now'>): Promise<void> => {
  await ctx.tx
    .deleteFrom('handled_commands')
    .where('handled_at', '<', daysBefore(ctx.now, commandsKeptDays))
    .execute()
  const ended = daysBefore(ctx.now, sessionsKeptDays)
  await ctx.tx
    .deleteFrom('sessions')
    .where((s) => s.or([s('ended_at', '<', ended), s('expires_at', '<', ended)]))
    .execute()
}

/** What the platform itself does at night. */
export const upkeep: Module = {
  name: 'upkeep',
  routes: [],
  jobs: [{ name: 'forget-old-commands-and-sessions', cron: '20 3 * * *', run: forgetOld }],
}
