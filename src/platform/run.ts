import { type Actor, publicActor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/day.ts'
import { BadInput, NotFound, Refused } from '#kernel/errors.ts'
import { issuesOf } from '#kernel/issues.ts'
import { isReading } from '#kernel/route.ts'
import type { Language } from '#kernel/text.ts'
import { type Ctx, momentOf, type Reactions } from './context.ts'
import { record } from './audit/record.ts'
import type { Database } from './db/database.ts'
import { inTenant, type Tx } from './db/tenant.ts'
import { hideDenied } from './db/transaction.ts'
import type { HouseFiles } from './files/house-files.ts'
import { once } from './http/command.ts'
import type { RelyingParty } from './http/relying-party.ts'
import { findSession, requireFresh, type Session } from './http/session.ts'
import { NotSignedIn } from './http/errors.ts'
import type { UploadedFile } from './http/upload.ts'
import type { SessionOf, Served } from './module.ts'
import type { SealKeys } from './sealed/keys.ts'
import { isReleased, StoppedAtTheGate } from './release.ts'

export type House = {
  readonly db: Database
  readonly reactions: Reactions
  readonly sessionOf: SessionOf
  /** The sessions of those who were invited: another table, another cookie, other addresses. */
  readonly outsideSessionOf: SessionOf
  readonly demo: boolean
  readonly sealKeys: SealKeys
  /** Stops, softly, whoever opens very many different people. */
  readonly limit?: OpeningLimit
  readonly files?: HouseFiles | undefined
  /** undefined: no passkeys, as for jobs and tools. */
  readonly relyingParty?: RelyingParty | undefined
  /** Told of each reading that was answered, after its commit: never in its way. */
  readonly onReading?: (reading: AnsweredReading) => void
}

/** `check` is asked before an answer leaves and throws to stop it; `afterwards` hears what was thrown, after the rollback. */
export type OpeningLimit = {
  readonly check: (ctx: Ctx) => Promise<void>
  readonly afterwards: (error: unknown) => Promise<void>
}

/** Which municipality, unit and route, and when; never who or about whom. */
export type AnsweredReading = {
  readonly tenantId: string
  readonly unitId: string
  readonly route: string
  readonly now: Instant
}

export type Request = {
  readonly input: unknown
  readonly now: Instant
  readonly requestId: string
  readonly language: Language
  readonly idempotencyKey?: string | undefined
  /** The screen asks by itself, nobody has touched it: the session ends as if nothing had been asked. */
  readonly byItself?: boolean
  /** The kind of browser and system, in coarse words, for the list of one's own sessions. */
  readonly device?: string
  /** Came with the request, in a form (http/upload.ts). */
  readonly file?: UploadedFile | undefined
}

export type Caller =
  | { readonly tokenHash: string; readonly tenantId: string; readonly door?: 'outside' }
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
  device: request.device,
  demo: house.demo,
  files: house.files,
  file: request.file,
  relyingParty: house.relyingParty,
  route: served.route,
  entries: [],
  reactions: house.reactions,
  sealKeys: house.sealKeys,
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

/** A break-glass reads and never writes, by construction: what is no reading is asked as if there were none. */
const withoutEmergency = (actor: Actor, { route }: Served): Actor => {
  if (actor.emergency === undefined || isReading(route)) return actor
  const { emergency: _, ...rest } = actor
  return rest
}

const whoAsks = async (
  house: House,
  served: Served,
  caller: Caller,
  { tx, request }: { readonly tx: Tx; readonly request: Request },
): Promise<Who> => {
  const { now, byItself } = request
  // What came with a cookie of the one kind is no session at an address of the other, whatever stands in it.
  if ('tokenHash' in caller && caller.door !== served.route.door) throw new NotSignedIn()
  const sessionOf = served.route.door === 'outside' ? house.outsideSessionOf : house.sessionOf
  const session =
    'tokenHash' in caller ? await findSession(tx, { ...caller, now, sessionOf, byItself }) : undefined
  const actor =
    'actor' in caller
      ? caller.actor
      : (session?.actor ?? (isPublic(served) ? publicActor(tenantOf(caller)) : undefined))
  if (!actor) throw new NotSignedIn()
  if (served.route.stepUp === true && session) requireFresh(session, now)
  // The second net, before anything is asked: whom she may not reach is not there (trust.md 3, migration 0031).
  if (session && actor.denied !== undefined) await hideDenied(tx, [...actor.denied])
  return { actor: withoutEmergency(actor, served), session }
}

/** What makes two sendings the same wish: the words, and the bytes that came with them. */
const wishOf = ({ input, file }: Request): unknown => (file ? [input, file.sentSha256] : input)

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

/** What the gate stopped is undone with its request; that it was tried is written by itself. */
const rememberStopped = async (
  house: House,
  tenantId: string,
  request: Request,
  error: unknown,
): Promise<void> => {
  if (!(error instanceof StoppedAtTheGate)) return
  const { actor, entries } = error
  await inTenant(house.db, tenantId, (tx) =>
    record(tx, { actor, now: request.now, requestId: request.requestId }, entries),
  )
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
  let unitId: string | undefined
  const answering = inTenant(house.db, tenantOf(caller), async (tx, atCommit) => {
    const { actor, session } = await whoAsks(house, served, caller, { tx, request })
    unitId = actor.unitId
    const ctx = ctxOf(house, served, { actor, session }, tx, request)
    atCommit(() => record(tx, ctx, ctx.entries))
    const reply = await once(
      ctx,
      // A file is made anew each time: a copy of it in the table of handled commands would have passed no gate.
      {
        key: served.route.produces === undefined ? request.idempotencyKey : undefined,
        input: wishOf(request),
        atCommit,
      },
      async () => {
        const answer = await served.act(ctx, inputOf(served, request.input))
        if (needsLog(served) && ctx.entries.length === 0)
          throw new Error(`${served.route.name} answered without asking its policy`)
        if (served.route.produces === undefined) return served.route.reply.parse(answer)
        if (!isReleased(answer)) throw new Error(`${served.route.name} gave a file past the release gate`)
        return answer
      },
    )
    if (session && served.route.door === undefined) await house.limit?.check(ctx)
    return { reply, after: ctx.after, session }
  }).catch(async (error: unknown) => {
    await rememberStopped(house, tenantOf(caller), request, error)
    throw error
  })
  const answered = await answering.catch(async (error: unknown) => {
    await house.limit?.afterwards(error)
    throw error
  })
  if (unitId !== undefined && isReading(served.route))
    house.onReading?.({ tenantId: tenantOf(caller), unitId, route: served.route.name, now: request.now })
  for (const tell of answered.after.told ?? []) tell()
  return answered
}

/**
 * The action of a line that stays open, once more: is the session still there, and does the policy still say yes? Gives the
 * reply, or undefined when not. Writes no row in the log (the opening has one) and keeps no session alive.
 */
export const askAgain = (house: House, served: Served, caller: Caller, request: Request): Promise<unknown> =>
  inTenant(house.db, tenantOf(caller), async (tx) => {
    try {
      const who = await whoAsks(house, served, caller, { tx, request: { ...request, byItself: true } })
      const ctx = ctxOf(house, served, who, tx, request)
      return served.route.reply.parse(await served.act(ctx, inputOf(served, request.input)))
    } catch (error) {
      if (error instanceof NotFound || error instanceof Refused || error instanceof NotSignedIn)
        return undefined
      throw error
    }
  })

/** Whether a file may come at all, before it is read. Throws what the action would; writes nothing, the action does. */
export const askBeforeFile = (
  house: House,
  served: Served,
  caller: Caller,
  request: Request,
): Promise<void> =>
  inTenant(house.db, tenantOf(caller), async (tx) => {
    const who = await whoAsks(house, served, caller, { tx, request: { ...request, byItself: true } })
    await served.beforeFile?.(ctxOf(house, served, who, tx, request), inputOf(served, request.input))
  })
