import type { Instant } from '#kernel/day.ts'
import { addHours } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { addSeconds, idleMinutes } from '#platform/http/session.ts'

const attemptSeconds = 600
/** As long as a logout token may be believed, and much longer. */
const tokensKeptHours = 24

export type Attempt = {
  readonly id: string
  readonly cookieHash: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string
  readonly freshSessionId: string | undefined
  /** Where it began: its answer is taken there only. */
  readonly door: SignInDoor
}

export type SignInDoor = 'staff' | 'outside'

/** Notes a sign-in that begins, and forgets those that never ended. */
export const addAttempt = async (tx: Tx, attempt: Attempt, now: Instant): Promise<void> => {
  await tx.deleteFrom('sign_in_attempts').where('started_at', '<', addSeconds(now, -attemptSeconds)).execute()
  await tx
    .insertInto('sign_in_attempts')
    .values({
      id: attempt.id,
      cookie_hash: attempt.cookieHash,
      state: attempt.state,
      nonce: attempt.nonce,
      verifier: attempt.verifier,
      return_to: attempt.returnTo,
      fresh_session_id: attempt.freshSessionId ?? null,
      door: attempt.door,
      started_at: now,
    })
    .execute()
}

/** Takes it out: the same answer a second time finds nothing. */
export const takeAttempt = (
  tx: Tx,
  { cookieHash, state, door }: Pick<Attempt, 'cookieHash' | 'state' | 'door'>,
  now: Instant,
) =>
  tx
    .deleteFrom('sign_in_attempts')
    .where('cookie_hash', '=', cookieHash)
    .where('state', '=', state)
    .where('door', '=', door)
    .where('started_at', '>', addSeconds(now, -attemptSeconds))
    .returning(['nonce', 'verifier', 'return_to', 'fresh_session_id'])
    .executeTakeFirst()

const live = (tx: Tx, now: Instant) =>
  tx
    .selectFrom('sessions')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('seen_at', '>', addSeconds(now, -idleMinutes * 60))

/** The session of a token, while it lives. */
export const sessionOfToken = async (tx: Tx, tokenHash: string, now: Instant): Promise<string | undefined> =>
  (await live(tx, now).select('id').where('token_hash', '=', tokenHash).executeTakeFirst())?.id

/** Whose a session is, while it lives. */
export const workerOfSession = async (tx: Tx, sessionId: string, now: Instant): Promise<string | undefined> =>
  (await live(tx, now).select('worker_id').where('id', '=', sessionId).executeTakeFirst())?.worker_id

export const liveSessions = (tx: Tx, workerId: string, now: Instant) =>
  live(tx, now)
    .select(['id', 'device', 'started_at', 'seen_at', 'passkey_id'])
    .where('worker_id', '=', workerId)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** One's own session, also one that has ended. */
export const isOwnSession = async (tx: Tx, workerId: string, id: string): Promise<boolean> =>
  (await tx
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', id)
    .where('worker_id', '=', workerId)
    .executeTakeFirst()) !== undefined

/** false: the token was used before. */
export const useLogoutToken = async (
  tx: Tx,
  token: { readonly issuer: string; readonly jti: string },
  now: Instant,
): Promise<boolean> => {
  await tx.deleteFrom('logout_tokens').where('received_at', '<', addHours(now, -tokensKeptHours)).execute()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('logout_tokens')
    .values({ ...token, received_at: now })
    .onConflict((c) => c.columns(['tenant_id', 'issuer', 'jti']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The sessions that a provider ends: one of its own, or all of a person there. */
export const endProven = async (
  tx: Tx,
  whose: {
    readonly issuer: string
    readonly subject?: string | undefined
    readonly session?: string | undefined
  },
  now: Instant,
): Promise<readonly string[]> => {
  const { issuer, subject, session } = whose
  let ending = tx
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('issuer', '=', issuer)
    .where('ended_at', 'is', null)
  if (subject !== undefined) ending = ending.where('subject', '=', subject)
  if (session !== undefined) ending = ending.where('provider_session', '=', session)
  return (await ending.returning('id').execute()).map(({ id }) => id)
}

/** All that have not ended, or those of the worker with this login. */
export const endLive = async (
  tx: Tx,
  login: string | undefined,
  now: Instant,
): Promise<readonly string[]> => {
  let ending = tx.updateTable('sessions').set({ ended_at: now }).where('ended_at', 'is', null)
  if (login !== undefined)
    ending = ending.where('worker_id', 'in', (q) =>
      q.selectFrom('workers').select('workers.id').where('workers.login', '=', login),
    )
  return (await ending.returning('id').execute()).map(({ id }) => id)
}
