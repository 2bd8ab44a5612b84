import { randomBytes } from 'node:crypto'
import { outsideActor } from '#kernel/actor.ts'
import { addHours, type Instant } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { hashOf } from '#platform/http/session.ts'
import type { SessionOf } from '#platform/module.ts'
import { reachOf } from '../facts.ts'

/** trust.md 6.4: a family's session sleeps after ten minutes; it is short anyway. */
export const idleMinutes = 10
const longestHours = 2
/** Long enough to ask who was let in when something looks odd; then the number is gone. */
const keptDays = 30

export type NewOutsideSession = {
  readonly id: string
  readonly number: string
  readonly now: Instant
  readonly device: string
  readonly authenticatedAt: Instant | undefined
  readonly provenBy: { readonly issuer: string; readonly subject: string } | undefined
}

/** A row and its token; only the token's hash is stored. Sessions that ended long ago go. */
export const makeOutsideSession = async (tx: Tx, one: NewOutsideSession): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await tx
    .deleteFrom('outside_sessions')
    .where('expires_at', '<', addHours(one.now, -24 * keptDays))
    .execute()
  await tx
    .insertInto('outside_sessions')
    .values({
      id: one.id,
      token_hash: hashOf(token),
      number: one.number,
      started_at: one.now,
      seen_at: one.now,
      expires_at: addHours(one.now, longestHours),
      authenticated_at: one.authenticatedAt ?? null,
      issuer: one.provenBy?.issuer ?? null,
      subject: one.provenBy?.subject ?? null,
      device: one.device,
    })
    .execute()
  return token
}

const keepAwake = (tx: Tx, id: string) => async (now: Instant) => {
  await tx.updateTable('outside_sessions').set({ seen_at: now }).where('id', '=', id).execute()
}

/** Who is signed in from outside, with what lives of the invitations at this very request. */
export const outsideSessionOf: SessionOf = async (tx, { tenantId, tokenHash, today }) => {
  const row = await tx
    .selectFrom('outside_sessions')
    .select(['id', 'number', 'seen_at', 'expires_at', 'authenticated_at'])
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { invited, denied } = await reachOf({ tx, today }, row.number)
  const actor = outsideActor(tenantId, invited)
  return {
    id: row.id,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    authenticatedAt: row.authenticated_at ?? undefined,
    actor: denied.length === 0 ? actor : { ...actor, denied: new Set(denied) },
    idleMinutes,
    touch: keepAwake(tx, row.id),
  }
}

export const endSessionsOfNumber = (tx: Tx, number: string, now: Instant) =>
  tx
    .updateTable('outside_sessions')
    .set({ ended_at: now })
    .where('number', '=', number)
    .where('ended_at', 'is', null)
    .execute()

/** The session of this browser; the id of what was ended. */
export const endByToken = async (tx: Tx, tokenHash: string, now: Instant): Promise<string | undefined> =>
  (
    await tx
      .updateTable('outside_sessions')
      .set({ ended_at: now })
      .where('token_hash', '=', tokenHash)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
  )?.id
