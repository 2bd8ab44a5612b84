import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import { addHours, dayOf, type Instant, instant } from '#kernel/day.ts'
import { Refused } from '#kernel/errors.ts'
import { Id } from '#kernel/id.ts'
import { type Ctx, newId } from '#platform/context.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { SessionOf } from '#platform/module.ts'

/** trust.md 6.4: 15 minutes idle, 12 hours at most. */
export const idleMinutes = 15
const longestHours = 12
/** trust.md 6.4: for some acts the person has shown who they are within five minutes. */
const freshMinutes = 5
// Writing "seen" at every request would make each read a write; the idle limit is this much less exact.
const seenEverySeconds = 60

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

export const addSeconds = (at: Instant, seconds: number): Instant =>
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

export type Session = {
  readonly id: string
  readonly actor: Actor
  readonly endsAt: Instant
  /** When the person last showed who they are; undefined where the provider did not say. */
  readonly authenticatedAt: Instant | undefined
}

/** Refuses what needs a fresh sign-in (`stepUp` in the contract): the web asks for it and sends the same wish again. */
export const requireFresh = ({ authenticatedAt }: Session, now: Instant): void => {
  if (authenticatedAt === undefined || addSeconds(authenticatedAt, freshMinutes * 60) < now)
    throw new Refused('sign_in_again')
}

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
  const open = await sessionOf(tx, { tenantId, tokenHash, today: dayOf(now), now })
  const idleSeconds = (open?.idleMinutes ?? idleMinutes) * 60
  if (!open || open.expiresAt <= now || addSeconds(open.seenAt, idleSeconds) <= now) return undefined
  const { id, actor, seenAt, expiresAt, authenticatedAt, touch } = open
  if (!byItself && addSeconds(seenAt, seenEverySeconds) <= now) {
    if (touch) await touch(now)
    else await tx.updateTable('sessions').set({ seen_at: now }).where('id', '=', id).execute()
  }
  const idleEnd = addSeconds(byItself ? seenAt : now, idleSeconds)
  return { id, actor, endsAt: idleEnd < expiresAt ? idleEnd : expiresAt, authenticatedAt }
}

/** Who has said that this person is who they are, in the provider's own words; undefined in the demo. */
export type ProvenBy = {
  readonly issuer: string
  readonly subject: string
  readonly session: string | undefined
}

export type NewSession = {
  readonly workerId: string
  readonly mostAtOnce: number
  readonly provenBy?: ProvenBy | undefined
  /** The passkey that has shown it; left out: the provider, or the demo. */
  readonly passkeyId?: string
  /** Left out: now. undefined: nobody has said when. */
  readonly authenticatedAt?: Instant | undefined
  readonly device?: string
}

/** Starts a session and asks for its cookie after the commit. The seam for every way to sign in. */
export const startSession = async (ctx: Ctx, asked: NewSession): Promise<void> => {
  const { workerId, mostAtOnce } = asked
  const open = await ctx.tx
    .selectFrom('sessions')
    .select('id')
    .where('worker_id', '=', workerId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ctx.now)
    .where('seen_at', '>', addSeconds(ctx.now, -idleMinutes * 60))
    .orderBy('seen_at', 'desc')
    .execute()
  for (const { id } of open.slice(mostAtOnce - 1)) await endSession(ctx, id)
  const token = await makeSession(ctx.tx, { ...asked, id: newId(ctx), now: ctx.now })
  ctx.after.cookie = { value: `${ctx.actor.tenantId}.${token}` }
}

/** A session row and its token; only the token's hash is stored. */
export const makeSession = async (
  tx: Tx,
  asked: Omit<NewSession, 'mostAtOnce'> & { readonly id: string; readonly now: Instant },
): Promise<string> => {
  const { id, workerId, now, provenBy } = asked
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
      authenticated_at: 'authenticatedAt' in asked ? (asked.authenticatedAt ?? null) : now,
      issuer: provenBy?.issuer ?? null,
      subject: provenBy?.subject ?? null,
      provider_session: provenBy?.session ?? null,
      passkey_id: asked.passkeyId ?? null,
      device: asked.device ?? '',
    })
    .execute()
  return token
}

export const endSession = async (ctx: Pick<Ctx, 'tx' | 'now'>, sessionId: string): Promise<void> => {
  await ctx.tx
    .updateTable('sessions')
    .set({ ended_at: ctx.now })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}

/** How the session that asks is known; undefined for jobs and the seed. For a link that must not outlive it. */
export const tokenHashOf = async ({
  tx,
  sessionId,
}: Pick<Ctx, 'tx' | 'sessionId'>): Promise<string | undefined> =>
  sessionId === undefined
    ? undefined
    : (await tx.selectFrom('sessions').select('token_hash').where('id', '=', sessionId).executeTakeFirst())
        ?.token_hash
