import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import { addHours, dayOf, type Instant, instant } from '#kernel/day.ts'
import { Id } from '#kernel/id.ts'
import { type Ctx, newId } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { SessionOf } from '#platform/module.ts'

/** trust.md 6.4: 15 minutes idle, 12 hours at most. */
const idleMinutes = 15
const longestHours = 12
// Writing "seen" at every request would make each read a write; the idle limit is this much less exact.
const seenEverySeconds = 60

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const addSeconds = (at: Instant, seconds: number): Instant =>
  instant(Temporal.Instant.from(at).add({ seconds }).toString({ fractionalSecondDigits: 3 }))

/** The cookie is `tenant.token`: the tenant opens the right drawer, the 256-bit token is the key. */
export const readCookie = (
  value: string | undefined,
): { tenantId: string; tokenHash: string } | undefined => {
  const [tenant = '', token = ''] = (value ?? '').split('.')
  const tenantId = Id.safeParse(tenant)
  return tenantId.success && /^[\w-]{43}$/.test(token)
    ? { tenantId: tenantId.data, tokenHash: hashOf(token) }
    : undefined
}

export type Session = { readonly id: string; readonly actor: Actor; readonly endsAt: Instant }

/** The live session of a token, or undefined: unknown, ended, idle too long, too old, or the worker has left. */
export const findSession = async (
  tx: Tx,
  {
    tenantId,
    tokenHash,
    now,
    sessionOf,
    byItself = false,
  }: {
    tenantId: string
    tokenHash: string
    now: Instant
    sessionOf: SessionOf
    /** Asked by the screen, not by the person: who has left the desk is not taken for one who works. */
    byItself?: boolean | undefined
  },
): Promise<Session | undefined> => {
  const open = await sessionOf(tx, { tenantId, tokenHash, today: dayOf(now) })
  if (!open || open.expiresAt <= now || addSeconds(open.seenAt, idleMinutes * 60) <= now) return undefined
  const { id, actor, seenAt, expiresAt } = open
  if (!byItself && addSeconds(seenAt, seenEverySeconds) <= now) {
    await tx.updateTable('sessions').set({ seen_at: now }).where('id', '=', id).execute()
  }
  const idleEnd = addSeconds(byItself ? seenAt : now, idleMinutes * 60)
  return { id, actor, endsAt: idleEnd < expiresAt ? idleEnd : expiresAt }
}

/** Starts a session and asks for its cookie after the commit. The seam for every way to sign in. */
export const startSession = async (ctx: Ctx, workerId: string, mostAtOnce: number): Promise<void> => {
  const open = await ctx.tx
    .selectFrom('sessions')
    .select('id')
    .where('worker_id', '=', workerId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .orderBy('seen_at', 'desc')
    .execute()
  for (const { id } of open.slice(mostAtOnce - 1)) await endSession(ctx, id)
  const token = await makeSession(ctx.tx, { id: newId(ctx), workerId, now: ctx.now })
  ctx.after.cookie = { value: `${ctx.actor.tenantId}.${token}` }
}

/** A session row and its token; only the token's hash is stored. */
export const makeSession = async (
  tx: Tx,
  { id, workerId, now }: { id: string; workerId: string; now: Instant },
): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await tx
    .insertInto('sessions')
    .values({
      id,
      token_hash: hashOf(token),
      worker_id: workerId,
      started_at: now,
      seen_at: now,
      expires_at: addHours(now, longestHours),
    })
    .execute()
  return token
}

export const endSession = async (ctx: Ctx, sessionId: string): Promise<void> => {
  await ctx.tx.updateTable('sessions').set({ ended_at: ctx.now }).where('id', '=', sessionId).execute()
}
