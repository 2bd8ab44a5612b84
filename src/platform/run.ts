import { type Actor, publicActor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/day.ts'
import { BadInput } from '#kernel/errors.ts'
import { issuesOf } from '#kernel/issues.ts'
import type { Language } from '#kernel/text.ts'
import { type Ctx, momentOf, type Reactions } from './context.ts'
import { record } from './audit/record.ts'
import type { Database } from './db/database.ts'
import { inTenant, type Tx } from './db/tenant.ts'
import { once } from './http/command.ts'
import { findSession, type Session } from './http/session.ts'
import { NotSignedIn } from './http/errors.ts'
import type { SessionOf, Served } from './module.ts'

export type House = {
  readonly db: Database
  readonly reactions: Reactions
  readonly sessionOf: SessionOf
  readonly demo: boolean
}

export type Request = {
  readonly input: unknown
  readonly now: Instant
  readonly requestId: string
  readonly language: Language
  readonly idempotencyKey?: string | undefined
}

export type Caller =
  | { readonly tokenHash: string; readonly tenantId: string }
  | { readonly actor: Actor }
  | { readonly publicTenantId: string }

export type Answer = {
  readonly reply: unknown
  readonly after: Ctx['after']
  readonly session: Session | undefined
}

type Who = { readonly actor: Actor; readonly session: Session | undefined }

const ctxOf = (house: House, served: Served, { actor, session }: Who, tx: Tx, request: Request): Ctx => ({
  tx,
  actor,
  sessionEndsAt: session?.endsAt ?? request.now,
  sessionId: session?.id,
  ...momentOf(request.now),
  language: request.language,
  requestId: request.requestId,
  demo: house.demo,
  route: served.route,
  entries: [],
  reactions: house.reactions,
  after: {},
})

const tenantOf = (caller: Caller): string =>
  'actor' in caller ? caller.actor.tenantId : 'tokenHash' in caller ? caller.tenantId : caller.publicTenantId

const isPublic = (served: Served): boolean =>
  typeof served.route.may === 'object' && 'public' in served.route.may

const needsLog = (served: Served): boolean => typeof served.route.may === 'string'

/** Only what came from outside is "bad input"; another schema that does not hold is a fault of our own. */
const inputOf = (served: Served, input: unknown): unknown => {
  const read = served.route.input.safeParse(input, { reportInput: true })
  if (!read.success) throw new BadInput(issuesOf(read.error))
  return read.data
}

/** In a transaction of its own, committed before the action begins: a trace that the action cannot take with it. */
const doBeforehand = async (
  house: House,
  served: Served,
  caller: Caller,
  request: Request,
): Promise<void> => {
  const { beforehand } = served
  if (!beforehand || !('publicTenantId' in caller)) return
  const { publicTenantId } = caller
  await inTenant(house.db, publicTenantId, (tx, atCommit) => {
    const nobodyYet = { actor: publicActor(publicTenantId), session: undefined }
    const ctx = ctxOf(house, served, nobodyYet, tx, request)
    atCommit(() => record(tx, ctx, ctx.entries))
    return beforehand(ctx, inputOf(served, request.input))
  })
}

/**
 * The one way to run an action: parse the input, open the transaction, find the actor, act, check that the policy was
 * asked and the log written, parse the reply by the contract, commit. HTTP, jobs, seed and tests all come through here.
 */
export const run = async (
  house: House,
  served: Served,
  caller: Caller,
  request: Request,
): Promise<Answer> => {
  await doBeforehand(house, served, caller, request)
  return inTenant(house.db, tenantOf(caller), async (tx, atCommit) => {
    const session =
      'tokenHash' in caller
        ? await findSession(tx, { ...caller, now: request.now, sessionOf: house.sessionOf })
        : undefined
    const actor =
      'actor' in caller
        ? caller.actor
        : (session?.actor ?? (isPublic(served) ? publicActor(tenantOf(caller)) : undefined))
    if (!actor) throw new NotSignedIn()
    const ctx = ctxOf(house, served, { actor, session }, tx, request)
    atCommit(() => record(tx, ctx, ctx.entries))
    const reply = await once(
      ctx,
      { key: request.idempotencyKey, input: request.input, atCommit },
      async () => {
        const answer = await served.act(ctx, inputOf(served, request.input))
        if (needsLog(served) && ctx.entries.length === 0)
          throw new Error(`${served.route.name} answered without asking its policy`)
        return served.route.produces === undefined ? served.route.reply.parse(answer) : answer
      },
    )
    return { reply, after: ctx.after, session }
  })
}
