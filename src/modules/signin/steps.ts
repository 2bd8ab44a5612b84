import { z } from 'zod'
import { Id } from '#kernel/id.ts'
import type { Route } from '#kernel/route.ts'
import { type Ctx, log } from '#platform/context.ts'
import type { Served } from '#platform/module.ts'
import { endSession, startSession } from '#platform/http/session.ts'
import { workerOfLogin } from '#modules/organisation/index.ts'
import { provePasskeys } from './passkeys/store.ts'
import type { Proven } from './provider.ts'
import { refusals } from './rules.ts'
import {
  type Attempt,
  addAttempt,
  endLive,
  endProven,
  sessionOfToken,
  takeAttempt,
  useLogoutToken,
  workerOfSession,
} from './store.ts'

/**
 * What a sign-in does in the database, step by step: each is run through the one gate, in a transaction of its own, and between
 * them the provider is asked outside of any. They have no address: only the doors run them.
 */
export const step = <R extends z.ZodType>(
  name: string,
  reply: R,
  act: (ctx: Ctx) => Promise<z.input<R>>,
): Served => {
  const route: Route = {
    name,
    method: 'POST',
    path: `door:${name}`,
    may: { public: 'a step of a sign-in, run by its door' },
    input: z.strictObject({}),
    reply,
  }
  return { route, act }
}

/** For `run`, which knows replies as unknown. */
export const Begun = z.object({ fresh: z.boolean() })
export const Taken = z.object({
  attempt: z
    .object({
      nonce: z.string(),
      verifier: z.string(),
      returnTo: z.string(),
      freshSessionId: Id.nullable(),
    })
    .nullable(),
})
export const Finished = z.object({ refused: z.enum(refusals).nullable() })
export const LoggedOut = z.object({ ended: z.number().int().nullable() })

type Beginning = Omit<Attempt, 'freshSessionId' | 'door'> & {
  /** The session of the browser that begins. */
  readonly tokenHash: string | undefined
  /** It asks to be made fresh. Otherwise somebody signs in anew, and it is left (OWASP ASVS 7.2.4). */
  readonly wantsFresh: boolean
}

/** Notes the attempt. `fresh`: a living session asks for a fresh sign-in. */
export const begin = ({ tokenHash, wantsFresh, ...attempt }: Beginning): Served =>
  step('beginSignIn', Begun, async (ctx) => {
    const sessionId = tokenHash === undefined ? undefined : await sessionOfToken(ctx.tx, tokenHash, ctx.now)
    const freshSessionId = wantsFresh ? sessionId : undefined
    if (sessionId !== undefined && !wantsFresh) {
      await endSession(ctx, sessionId)
      await log(ctx, { about: { type: 'session', id: sessionId }, basis: 'left for a new sign-in' })
    }
    await addAttempt(ctx.tx, { ...attempt, freshSessionId, door: 'staff' }, ctx.now)
    return { fresh: freshSessionId !== undefined }
  })

/** The attempt of this browser with this state; it is gone afterwards. */
export const take = (asked: Pick<Attempt, 'cookieHash' | 'state' | 'door'>): Served =>
  step('takeSignIn', Taken, async (ctx) => {
    const row = await takeAttempt(ctx.tx, asked, ctx.now)
    if (!row) return { attempt: null }
    const { nonce, verifier, return_to: returnTo, fresh_session_id: freshSessionId } = row
    return { attempt: { nonce, verifier, returnTo, freshSessionId } }
  })

const refuse = async (ctx: Ctx, code: (typeof refusals)[number]): Promise<z.input<typeof Finished>> => {
  await log(ctx, { about: { type: 'sign-in', id: null }, basis: `refused: ${code}` })
  return { refused: code }
}

/** A refusal leaves a row in the log: many of them are what somebody should see. */
export const noteRefusal = (code: (typeof refusals)[number]): Served =>
  step('refuseSignIn', Finished, (ctx) => refuse(ctx, code))

/** The one whom the provider names gets a session, if at work here; nobody is created by signing in. */
export const finish = (
  proven: Proven,
  { mostAtOnce, freshSessionId }: { readonly mostAtOnce: number; readonly freshSessionId: string | null },
): Served =>
  step('finishSignIn', Finished, async (ctx) => {
    const worker = await workerOfLogin(ctx, proven.login)
    if (!worker) return refuse(ctx, 'unknown_worker')
    if (freshSessionId !== null) {
      // Somebody else at the same desk signs in for themselves, not into what the first was doing.
      if ((await workerOfSession(ctx.tx, freshSessionId, ctx.now)) !== worker.id)
        return refuse(ctx, 'other_person')
      await endSession(ctx, freshSessionId)
    }
    const { issuer, subject, session, authenticatedAt } = proven
    await startSession(ctx, {
      workerId: worker.id,
      mostAtOnce,
      provenBy: { issuer, subject, session },
      authenticatedAt,
      device: ctx.device ?? '',
    })
    await provePasskeys(ctx.tx, worker.id, ctx.now)
    await log(ctx, {
      about: { type: 'worker', id: worker.id },
      basis: freshSessionId === null ? 'signed in' : 'signed in again',
    })
    return { refused: null }
  })

/** Ends all sessions of one who works here, or of everybody, by the word of whoever runs the server (OWASP ASVS 7.4.5). */
export const endForAll = (login: string | undefined): Served =>
  step('endSessions', LoggedOut, async (ctx) => {
    const ended = await endLive(ctx.tx, login, ctx.now)
    for (const id of ended)
      await log(ctx, { about: { type: 'session', id }, basis: 'ended by whoever runs the server' })
    return { ended: ended.length }
  })

/** Ends what the provider has ended. `ended` is null for a token that was used before. */
export const endByProvider = (whose: {
  readonly issuer: string
  readonly jti: string
  readonly subject: string | undefined
  readonly session: string | undefined
}): Served =>
  step('endByProvider', LoggedOut, async (ctx) => {
    const { issuer, jti } = whose
    if (!(await useLogoutToken(ctx.tx, { issuer, jti }, ctx.now))) return { ended: null }
    const ended = await endProven(ctx.tx, whose, ctx.now)
    for (const id of ended)
      await log(ctx, { about: { type: 'session', id }, basis: 'the provider signed out' })
    return { ended: ended.length }
  })
