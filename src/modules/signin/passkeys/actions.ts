import { randomBytes } from 'node:crypto'
import { Conflict, found, NotFound } from '#kernel/errors.ts'
import type { InputOf, ReplyOf } from '#kernel/route.ts'
import { type Ctx, log, newId } from '#platform/context.ts'
import type { PasskeyRule, RelyingParty } from '#platform/http/relying-party.ts'
import { municipalitySlug, workerNames } from '#modules/organisation/index.ts'
import type * as contract from './contract.ts'
import { type Change, challengeSeconds, hasLapsed, isNews, mostPasskeys } from './rules.ts'
import * as store from './store.ts'
import { algorithms, handleOf, registered } from './verify.ts'

type Here = { readonly relyingParty: RelyingParty; readonly rule: PasskeyRule }

const never: PasskeyRule = { mode: 'never', lastsDays: 0, models: [], roots: [] }

const here = async (ctx: Ctx): Promise<Here> => {
  const relyingParty = found(ctx.relyingParty)
  return { relyingParty, rule: relyingParty.ruleOf(await municipalitySlug(ctx)) ?? never }
}

const isLive = ({ removed_at: removedAt }: store.PasskeyRow): boolean => removedAt === null

const addedOf = (row: store.PasskeyRow): Change => ({
  kind: 'added',
  at: row.added_at,
  in: row.added_in,
  seenAt: row.added_seen_at,
})

const removedOf = (row: store.PasskeyRow): Change[] =>
  row.removed_at === null
    ? []
    : [{ kind: 'removed', at: row.removed_at, in: row.removed_in, seenAt: row.removed_seen_at }]

const newsIn = (rows: readonly store.PasskeyRow[], sessionId: string | undefined) =>
  rows.flatMap((row) =>
    [addedOf(row), ...removedOf(row)]
      .filter((change) => isNews(change, sessionId))
      .map((change) => ({ row, change })),
  )

const standsOf = (row: store.PasskeyRow, ctx: Ctx, { relyingParty, rule }: Here) => {
  if (row.rp_id !== relyingParty.rpId) return 'other_address'
  return hasLapsed(row.proven_at, rule.lastsDays, ctx.now) ? 'lapsed' : 'works'
}

const isByPasskey = async ({ tx, sessionId }: Ctx): Promise<boolean> =>
  sessionId !== undefined && ((await store.originOf(tx, sessionId))?.passkey_id ?? null) !== null

export const answerOwnPasskeys = async (ctx: Ctx): Promise<ReplyOf<typeof contract.listOwnPasskeys>> => {
  const at = await here(ctx)
  const rows = await store.passkeysOf(ctx.tx, ctx.actor.workerId)
  const live = rows.filter(isLive)
  const others = rows.map((row) => row.removed_by).filter((by) => by !== ctx.actor.workerId)
  const names = await workerNames(ctx.tx, others)
  return {
    mode: at.rule.mode,
    rpId: at.relyingParty.rpId,
    lastsDays: at.rule.lastsDays,
    isByPasskey: await isByPasskey(ctx),
    mayAddMore: live.length < mostPasskeys,
    passkeys: live.map((row) => ({
      id: row.id,
      name: row.name,
      device: row.device,
      addedAt: row.added_at,
      lastUsedAt: row.last_used_at,
      stands: standsOf(row, ctx, at),
    })),
    news: newsIn(rows, ctx.sessionId).map(({ row, change }) => ({
      passkeyId: row.id,
      kind: change.kind,
      name: row.name,
      device: row.device,
      at: change.at,
      by: (change.kind === 'removed' && row.removed_by !== null && names.get(row.removed_by)) || '',
    })),
  }
}

/**
 * A passkey gives no passkey: whoever has got hold of one must not make it two. So the provider, within five minutes (`stepUp`),
 * and not a passkey, has shown who this is.
 */
const refuseAdding = async (ctx: Ctx, { rule }: Here): Promise<void> => {
  if (rule.mode === 'never') throw new Conflict('passkeys_off')
  if (await isByPasskey(ctx)) throw new Conflict('passkey_needs_provider')
  const live = (await store.passkeysOf(ctx.tx, ctx.actor.workerId)).filter(isLive)
  if (live.length >= mostPasskeys) throw new Conflict('passkeys_enough')
}

export const start = async (ctx: Ctx): Promise<ReplyOf<typeof contract.startPasskey>> => {
  const at = await here(ctx)
  await refuseAdding(ctx, at)
  const challenge = randomBytes(32).toString('base64url')
  const sessionId = found(ctx.sessionId)
  const asked = { id: newId(ctx), purpose: 'add', challenge, cookieHash: undefined, sessionId } as const
  await store.addChallenge(ctx.tx, asked, ctx.now)
  await log(ctx, { about: { type: 'passkey', id: null }, basis: 'own passkeys' })
  const known = await store.passkeysOf(ctx.tx, ctx.actor.workerId)
  return {
    challenge,
    rp: { id: at.relyingParty.rpId, name: 'Barntid' },
    user: { id: handleOf(ctx.actor.workerId), name: ctx.actor.name, displayName: ctx.actor.name },
    algorithms: [...algorithms],
    exclude: known.filter(isLive).map((row) => row.credential_id),
    attestation: at.rule.models.length === 0 ? 'none' : 'direct',
    timeout: challengeSeconds * 1000,
  }
}

export const add = async (
  ctx: Ctx,
  { id, name, ...answer }: InputOf<typeof contract.addPasskey>,
): Promise<ReplyOf<typeof contract.addPasskey>> => {
  const at = await here(ctx)
  await refuseAdding(ctx, at)
  const sessionId = found(ctx.sessionId)
  const asked = await store.takeChallenge(ctx.tx, { sessionId }, ctx.now)
  if (!asked) throw new Conflict('passkey_not_added')
  const { relyingParty, rule } = at
  const made = await registered(answer, { challenge: asked.challenge, relyingParty }, { rule, now: ctx.now })
  if (made === 'model') throw new Conflict('passkey_model')
  if (!made) throw new Conflict('passkey_not_added')
  const origin = await store.originOf(ctx.tx, sessionId)
  const isNew = await store.insertPasskey(ctx.tx, {
    id,
    worker_id: ctx.actor.workerId,
    credential_id: made.credential,
    public_key: made.publicKey,
    sign_count: made.count,
    rp_id: relyingParty.rpId,
    name,
    device: ctx.device ?? '',
    issuer: origin?.issuer ?? null,
    subject: origin?.subject ?? null,
    proven_at: ctx.now,
    added_at: ctx.now,
    added_in: sessionId,
  })
  if (!isNew) throw new Conflict('passkey_not_added')
  await log(ctx, { about: { type: 'passkey', id }, basis: 'own passkey added' })
  return { id }
}

/** Somebody else's passkey, and one that never was, are the same: not found. */
export const remove = async (
  ctx: Ctx,
  { passkeyId }: InputOf<typeof contract.removePasskey>,
): Promise<ReplyOf<typeof contract.removePasskey>> => {
  const { workerId } = ctx.actor
  const ownSession = ctx.sessionId
  const asked = { workerId, passkeyId, by: workerId, ownSession, at: ctx.now }
  const removed = await store.removePasskeys(ctx.tx, asked)
  if (removed.length === 0) throw new NotFound()
  await log(ctx, { about: { type: 'passkey', id: passkeyId }, basis: 'own passkey removed' })
  return { removed: true }
}

export const see = async (ctx: Ctx): Promise<ReplyOf<typeof contract.seePasskeyNews>> => {
  if (await isByPasskey(ctx)) throw new Conflict('passkey_needs_provider')
  const news = newsIn(await store.passkeysOf(ctx.tx, ctx.actor.workerId), ctx.sessionId)
  const idsOf = (kind: Change['kind']) =>
    news.filter(({ change }) => change.kind === kind).map(({ row }) => row.id)
  const [added, removed] = [idsOf('added'), idsOf('removed')]
  if (added.length > 0) await store.seeAdded(ctx.tx, added, ctx.now)
  if (removed.length > 0) await store.seeRemoved(ctx.tx, removed, ctx.now)
  await log(ctx, { about: { type: 'passkey', id: null }, basis: 'told of own passkeys' })
  return { seen: news.length }
}
