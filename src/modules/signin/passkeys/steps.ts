import { z } from 'zod'
import { type Ctx, log } from '#platform/context.ts'
import type { Served } from '#platform/module.ts'
import type { PasskeyRule, RelyingParty } from '#platform/http/relying-party.ts'
import { endSession, startSession } from '#platform/http/session.ts'
import { findColleague } from '#modules/organisation/index.ts'
import { step } from '../steps.ts'
import { sessionOfToken } from '../store.ts'
import type { Assertion } from './contract.ts'
import { hasCounted, hasLapsed, type PasskeyRefusal, passkeyRefusals } from './rules.ts'
import {
  addChallenge,
  lockPasskey,
  originOf,
  type PasskeyRow,
  passkeysOf,
  takeChallenge,
  usePasskey,
} from './store.ts'
import { countOf, handleOf, nobodysKey } from './verify.ts'

export const Asked = z.object({ allow: z.array(z.string()) })
export const Entered = z.object({ refused: z.enum(passkeyRefusals).nullable() })

type Asking = {
  readonly id: string
  readonly cookieHash: string
  readonly challenge: string
  /** The session of the browser that asks. */
  readonly tokenHash: string | undefined
  readonly wantsFresh: boolean
}

/** Notes the question. For a step-up the worker's own passkeys are named; who signs in is known only by the answer. */
export const ask = ({ tokenHash, wantsFresh, ...asked }: Asking): Served =>
  step('askForPasskey', Asked, async (ctx) => {
    const sessionId =
      wantsFresh && tokenHash !== undefined ? await sessionOfToken(ctx.tx, tokenHash, ctx.now) : undefined
    const purpose = sessionId === undefined ? 'sign_in' : 'step_up'
    await addChallenge(ctx.tx, { ...asked, purpose, sessionId }, ctx.now)
    const origin = sessionId === undefined ? undefined : await originOf(ctx.tx, sessionId)
    if (!origin) return { allow: [] }
    const own = await passkeysOf(ctx.tx, origin.worker_id)
    return { allow: own.filter((row) => row.removed_at === null).map((row) => row.credential_id) }
  })

type Entering = {
  readonly cookieHash: string
  readonly tokenHash: string | undefined
  /** undefined: what came could not be read as an answer. */
  readonly answer: Assertion | undefined
  readonly relyingParty: RelyingParty
  readonly rule: PasskeyRule
  readonly mostAtOnce: number
}

type Taken = NonNullable<Awaited<ReturnType<typeof takeChallenge>>>
type Held = { readonly row: PasskeyRow; readonly count: number }
type NotHeld = { readonly refused: PasskeyRefusal; readonly row?: PasskeyRow }

/** The passkey of an answer that holds in every part, or why not. */
const heldBy = async (ctx: Ctx, asked: Entering, challenge: string): Promise<Held | NotHeld> => {
  const { answer, relyingParty, rule } = asked
  if (!answer) return { refused: 'not_readable' }
  const row = await lockPasskey(ctx.tx, answer.credential)
  const count = await countOf(answer, { challenge, relyingParty }, row?.public_key ?? nobodysKey)
  if (!row) return { refused: 'unknown' }
  if (row.rp_id !== relyingParty.rpId) return { refused: 'wrong_address', row }
  if (count === undefined || answer.userHandle !== handleOf(row.worker_id))
    return { refused: 'not_trusted', row }
  if (row.removed_at !== null) return { refused: 'removed', row }
  if (!hasCounted(row.sign_count, count)) return { refused: 'counter_back', row }
  if (hasLapsed(row.proven_at, rule.lastsDays, ctx.now)) return { refused: 'lapsed', row }
  return { row, count }
}

/** In whose name the browser is signed in now, against what was asked: undefined when that is as it should be. */
const refusedFor = async (
  ctx: Ctx,
  taken: Taken,
  { sessionId, workerId }: { readonly sessionId: string | undefined; readonly workerId: string },
): Promise<PasskeyRefusal | undefined> => {
  const worker = await findColleague(ctx, workerId)
  if (!worker || worker.isSuspended) return 'not_at_work'
  if (taken.purpose !== 'step_up') return undefined
  if (sessionId === undefined || sessionId !== taken.session_id) return 'other_session'
  return (await originOf(ctx.tx, sessionId))?.worker_id === workerId ? undefined : 'other_person'
}

const enterBy = async (
  ctx: Ctx,
  { row, count }: Held,
  { sessionId, isAgain, mostAtOnce }: { sessionId: string | undefined; isAgain: boolean; mostAtOnce: number },
): Promise<void> => {
  await usePasskey(ctx.tx, row.id, { count, at: ctx.now })
  const before = sessionId === undefined ? undefined : await originOf(ctx.tx, sessionId)
  if (sessionId !== undefined) await endSession(ctx, sessionId)
  if (sessionId !== undefined && !isAgain)
    await log(ctx, { about: { type: 'session', id: sessionId }, basis: 'left for a new sign-in' })
  // When the provider says that she is out, this is one of the sessions that end: by its own, or by the person there.
  const { issuer, subject } = row
  const session = isAgain ? (before?.provider_session ?? undefined) : undefined
  await startSession(ctx, {
    workerId: row.worker_id,
    mostAtOnce,
    provenBy: issuer === null || subject === null ? undefined : { issuer, subject, session },
    passkeyId: row.id,
    device: ctx.device ?? '',
  })
  await log(ctx, {
    about: { type: 'worker', id: row.worker_id },
    basis: isAgain ? 'signed in again by passkey' : 'signed in by passkey',
  })
}

/**
 * The answer of an authenticator: the question is taken out whatever comes of it, and everything that does not hold ends in the
 * same refusal, with its reason in the log alone.
 */
export const enter = (asked: Entering): Served =>
  step('enterByPasskey', Entered, async (ctx) => {
    const refuse = async (reason: PasskeyRefusal, row?: PasskeyRow) => {
      await log(ctx, { about: { type: 'sign-in', id: row?.id ?? null }, basis: `refused: passkey ${reason}` })
      return { refused: reason }
    }
    const taken = await takeChallenge(ctx.tx, asked, ctx.now)
    if (!taken) return refuse('challenge_missing')
    const held = await heldBy(ctx, asked, taken.challenge)
    if ('refused' in held) return refuse(held.refused, held.row)
    const { tokenHash, mostAtOnce } = asked
    const sessionId = tokenHash === undefined ? undefined : await sessionOfToken(ctx.tx, tokenHash, ctx.now)
    const refused = await refusedFor(ctx, taken, { sessionId, workerId: held.row.worker_id })
    if (refused) return refuse(refused, held.row)
    await enterBy(ctx, held, { sessionId, isAgain: taken.purpose === 'step_up', mostAtOnce })
    return { refused: null }
  })

/** Asked for although the municipality does not offer it now: a row in the log where it is known in which one. */
export const noteNotOffered = step('refusePasskey', z.object({}), async (ctx) => {
  await log(ctx, { about: { type: 'sign-in', id: null }, basis: 'refused: passkey not_offered' })
  return {}
})
