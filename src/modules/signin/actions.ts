import { NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log } from '#platform/context.ts'
import { endSession } from '#platform/http/session.ts'
import type { endOtherSessions, endSessionOfOwn, listOwnSessions } from './contract.ts'
import { isOwnSession, liveSessions } from './store.ts'

export const answerOwnSessions = async (ctx: Ctx): Promise<ReplyOf<typeof listOwnSessions>> => ({
  sessions: (await liveSessions(ctx.tx, ctx.actor.workerId, ctx.now)).map((row) => ({
    id: row.id,
    device: row.device,
    startedAt: row.started_at,
    seenAt: row.seen_at,
    isThis: row.id === ctx.sessionId,
    isByPasskey: row.passkey_id !== null,
  })),
})

const end = async (ctx: Ctx, id: string): Promise<void> => {
  await endSession(ctx, id)
  await log(ctx, { about: { type: 'session', id }, basis: 'own session' })
}

/** Somebody else's session, and one that never was, are the same: not found. */
export const endOne = async (
  ctx: Ctx,
  { sessionId }: InputOf<typeof endSessionOfOwn>,
): Promise<ReplyOf<typeof endSessionOfOwn>> => {
  if (!(await isOwnSession(ctx.tx, ctx.actor.workerId, sessionId))) throw new NotFound()
  await end(ctx, sessionId)
  if (sessionId === ctx.sessionId) ctx.after.cookie = 'clear'
  return { ended: true }
}

export const endOthers = async (ctx: Ctx): Promise<ReplyOf<typeof endOtherSessions>> => {
  const others = (await liveSessions(ctx.tx, ctx.actor.workerId, ctx.now)).filter(
    ({ id }) => id !== ctx.sessionId,
  )
  for (const { id } of others) await end(ctx, id)
  return { ended: others.length }
}
