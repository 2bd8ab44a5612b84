import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import { type Day, dayOf, type Instant } from '#kernel/day.ts'
import { NotFound, Refused } from '#kernel/errors.ts'
import type { EventType } from '#kernel/event.ts'
import { uuidv7At } from '#kernel/id.ts'
import type { Permission } from '#kernel/policy.ts'
import { isReading, type Route } from '#kernel/route.ts'
import type { Language } from '#kernel/text.ts'
import type { About, AuditEntry } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/tenant.ts'
import type { SealKeys } from '#platform/sealed/keys.ts'
import type { HouseFiles } from '#platform/files/house-files.ts'
import type { RelyingParty } from '#platform/http/relying-party.ts'
import type { UploadedFile } from '#platform/http/upload.ts'

/** What every action gets. One request, one transaction, one moment. */
export type Ctx = {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Instant
  readonly today: Day
  readonly language: Language
  readonly requestId: string
  /** When the caller's session ends if nothing more is heard; now, where there is none. */
  readonly sessionEndsAt: Instant
  /** The session that asked; undefined for jobs, the seed and the public. */
  readonly sessionId?: string | undefined
  /** The kind of browser and system that asks, in coarse words; undefined for jobs and the seed. */
  readonly device?: string | undefined
  readonly demo: boolean
  /** Where files lie; undefined in a house that has none. */
  readonly files?: HouseFiles | undefined
  /** The file that came with the request, through the door and not yet stored. */
  readonly file?: UploadedFile | undefined
  /** By what name passkeys know this house; undefined in one that takes none. */
  readonly relyingParty?: RelyingParty | undefined
  readonly route: Pick<Route, 'name' | 'method' | 'may' | 'reads' | 'unkept' | 'leaves'>
  /** Log rows of this request so far, written with its commit; `run` refuses to answer while there is none. */
  readonly entries: AuditEntry[]
  readonly reactions: Reactions
  /** The keys of the sealed store (ADR 0019): only `#modules/sealed` and the fingerprints of commands use them. */
  readonly sealKeys: SealKeys
  /** What the HTTP layer does after the commit. */
  readonly after: AfterCommit
}

export type AfterCommit = {
  cookie?: { readonly value: string } | 'clear'
  /** Told to others in this process once it is stored, for example that a colleague has written. */
  told?: readonly (() => void)[]
}

/** A reaction runs in the transaction of the fact itself: both happen, or neither. */
export type Reaction = {
  readonly event: EventType
  readonly react: (ctx: Ctx, payload: unknown) => Promise<void>
}

export type Reactions = ReadonlyMap<string, readonly Reaction[]>

/** `on(investigationOpened, openCase)`: typed by the event's schema. */
export const on = <P extends z.ZodType>(
  event: EventType<string, P>,
  react: (ctx: Ctx, payload: z.output<P>) => Promise<void>,
): Reaction => ({ event, react: (ctx, payload) => react(ctx, event.payload.parse(payload)) })

export const newId = (ctx: Pick<Ctx, 'now'>): string =>
  uuidv7At(Temporal.Instant.from(ctx.now).epochMilliseconds)

type FactsOf<P> = P extends Permission<Actor, infer F> ? F : never

/** `seen`: the actor may know that it exists, so a refusal may say so (403); otherwise it is "not found". */
export type PermitAbout = About & { readonly seen?: boolean }

/**
 * Asks the policy and writes the log row, in one step, so that neither can be forgotten.
 * Throws NotFound, or Refused when `about.seen`. `key` must be the permission that the route declares.
 */
export const permit = async <M extends object, K extends Extract<keyof M, string>>(
  ctx: Ctx,
  may: M,
  key: K,
  facts: FactsOf<M[K]>,
  about: PermitAbout,
): Promise<string> => {
  if (ctx.route.may !== key)
    throw new Error(`route ${ctx.route.name} declares another permission than it asks for`)
  const ask = may[key] as Permission<Actor, FactsOf<M[K]>>
  const decision = ask(ctx.actor, facts)
  if (!decision.allowed) throw about.seen === true ? new Refused() : new NotFound()
  await log(ctx, { about: { type: about.type, id: about.id }, basis: decision.basis })
  return decision.basis
}

/** A further log row: for each other person whose data the same request reads or writes. */
export const log = (ctx: Ctx, touched: { about: About; basis: string }): Promise<void> =>
  logAll(ctx, [touched])

/** The same for all that a list shows. The rows go with the commit (run.ts): a request writes its log in one message. */
export const logAll = async (
  ctx: Ctx,
  touched: readonly { readonly about: About; readonly basis: string }[],
): Promise<void> => {
  const kind = isReading(ctx.route) ? 'read' : 'write'
  ctx.entries.push(...touched.map((one): AuditEntry => ({ action: ctx.route.name, kind, ...one })))
}

/** Tells a fact: a row in the outbox, and the reactions of the rooms below, all in this transaction. */
export const emit = async <P extends z.ZodType>(
  ctx: Ctx,
  event: EventType<string, P>,
  payload: z.input<P>,
): Promise<void> => {
  await ctx.tx
    .insertInto('outbox')
    .values({ id: newId(ctx), name: event.name, payload: JSON.stringify(payload), happened_at: ctx.now })
    .execute()
  for (const reaction of ctx.reactions.get(event.name) ?? []) await reaction.react(ctx, payload)
}

export const momentOf = (now: Instant): { readonly now: Instant; readonly today: Day } => ({
  now,
  today: dayOf(now),
})
