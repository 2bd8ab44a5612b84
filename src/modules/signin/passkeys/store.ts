import type { Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { addSeconds } from '#platform/http/session.ts'
import { challengeSeconds } from './rules.ts'

const passkeyColumns = [
  'id',
  'worker_id',
  'credential_id',
  'public_key',
  'sign_count',
  'rp_id',
  'name',
  'device',
  'issuer',
  'subject',
  'proven_at',
  'added_at',
  'added_in',
  'added_seen_at',
  'last_used_at',
  'removed_at',
  'removed_by',
  'removed_in',
  'removed_seen_at',
] as const

/** A worker's own, also those that are removed: what happened to them may not have been told yet. */
export const passkeysOf = (tx: Tx, workerId: string) =>
  tx
    .selectFrom('passkeys')
    .select(passkeyColumns)
    .where('worker_id', '=', workerId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()

export type PasskeyRow = Awaited<ReturnType<typeof passkeysOf>>[number]

/** Held, so that two answers of one authenticator are counted one after the other. */
export const lockPasskey = (tx: Tx, credential: string) =>
  tx
    .selectFrom('passkeys')
    .select(passkeyColumns)
    .where('credential_id', '=', credential)
    .forUpdate()
    .executeTakeFirst()

/** False: this credential is known here already. */
export const insertPasskey = async (
  tx: Tx,
  one: {
    readonly id: string
    readonly worker_id: string
    readonly credential_id: string
    readonly public_key: string
    readonly sign_count: number
    readonly rp_id: string
    readonly name: string
    readonly device: string
    readonly issuer: string | null
    readonly subject: string | null
    readonly proven_at: Instant
    readonly added_at: Instant
    readonly added_in: string
  },
): Promise<boolean> => {
  const done = await tx
    .insertInto('passkeys')
    .values(one)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const usePasskey = (tx: Tx, id: string, used: { readonly count: number; readonly at: Instant }) =>
  tx
    .updateTable('passkeys')
    .set({ sign_count: used.count, last_used_at: used.at })
    .where('id', '=', id)
    .execute()

/** The provider has just named her: her passkeys stand for another while. */
export const provePasskeys = (tx: Tx, workerId: string, now: Instant) =>
  tx
    .updateTable('passkeys')
    .set({ proven_at: now })
    .where('worker_id', '=', workerId)
    .where('removed_at', 'is', null)
    .execute()

type Removing = {
  readonly workerId: string
  /** undefined: all of them. */
  readonly passkeyId?: string
  readonly by: string
  /** The worker's own session, where she did it herself: it goes on, and cannot say that she has been told. */
  readonly ownSession: string | undefined
  readonly at: Instant
}

/** Takes passkeys away, and ends what was begun with them. Gives the ids of what was removed. */
export const removePasskeys = async (tx: Tx, asked: Removing): Promise<readonly string[]> => {
  const { workerId, passkeyId, by, ownSession, at } = asked
  let removing = tx
    .updateTable('passkeys')
    .set({ removed_at: at, removed_by: by, removed_in: ownSession ?? null })
    .where('worker_id', '=', workerId)
    .where('removed_at', 'is', null)
  if (passkeyId !== undefined) removing = removing.where('id', '=', passkeyId)
  const ids = (await removing.returning('id').execute()).map(({ id }) => id)
  if (ids.length > 0) await endBegunBy(tx, ids, { butFor: ownSession, at })
  return ids
}

const endBegunBy = async (
  tx: Tx,
  ids: readonly string[],
  { butFor, at }: { readonly butFor: string | undefined; readonly at: Instant },
): Promise<void> => {
  let ending = tx
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('passkey_id', 'in', [...ids])
    .where('ended_at', 'is', null)
  if (butFor !== undefined) ending = ending.where('id', '<>', butFor)
  await ending.execute()
}

export const seeAdded = (tx: Tx, ids: readonly string[], now: Instant) =>
  tx
    .updateTable('passkeys')
    .set({ added_seen_at: now })
    .where('id', 'in', [...ids])
    .execute()

export const seeRemoved = (tx: Tx, ids: readonly string[], now: Instant) =>
  tx
    .updateTable('passkeys')
    .set({ removed_seen_at: now })
    .where('id', 'in', [...ids])
    .execute()

/** How many each worker has, of those that have any. */
export const passkeyCounts = (tx: Tx) =>
  tx
    .selectFrom('passkeys')
    .select(['worker_id', (p) => p.fn.countAll<number>().as('n')])
    .where('removed_at', 'is', null)
    .groupBy('worker_id')
    .execute()

/** Forgets what was removed before that moment. */
export const forgetRemoved = (tx: Tx, before: Instant) =>
  tx.deleteFrom('passkeys').where('removed_at', '<', before).execute()

/** How a living session began, and how its person last showed who she is. */
export const originOf = (tx: Tx, sessionId: string) =>
  tx
    .selectFrom('sessions')
    .select(['worker_id', 'issuer', 'subject', 'provider_session', 'passkey_id'])
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

export type Challenge = {
  readonly id: string
  readonly purpose: 'sign_in' | 'step_up' | 'add'
  readonly challenge: string
  readonly cookieHash: string | undefined
  readonly sessionId: string | undefined
}

/** Notes what is asked, and forgets what nobody answered; a session has one question at a time. */
export const addChallenge = async (tx: Tx, one: Challenge, now: Instant): Promise<void> => {
  await tx
    .deleteFrom('passkey_challenges')
    .where((c) =>
      c.or([
        c('started_at', '<', addSeconds(now, -challengeSeconds)),
        c.and([c('purpose', '=', 'add'), c('session_id', '=', one.sessionId ?? null)]),
      ]),
    )
    .execute()
  await tx
    .insertInto('passkey_challenges')
    .values({
      id: one.id,
      purpose: one.purpose,
      challenge: one.challenge,
      cookie_hash: one.cookieHash ?? null,
      session_id: one.sessionId ?? null,
      started_at: now,
    })
    .execute()
}

/** Takes it out: the same answer a second time finds nothing. */
export const takeChallenge = (
  tx: Tx,
  whose: { readonly cookieHash: string } | { readonly sessionId: string },
  now: Instant,
) => {
  const taking = tx
    .deleteFrom('passkey_challenges')
    .where('started_at', '>', addSeconds(now, -challengeSeconds))
    .returning(['purpose', 'challenge', 'session_id'])
  return 'cookieHash' in whose
    ? taking.where('cookie_hash', '=', whose.cookieHash).executeTakeFirst()
    : taking.where('purpose', '=', 'add').where('session_id', '=', whose.sessionId).executeTakeFirst()
}
