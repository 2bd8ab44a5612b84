import type { Actor } from '#kernel/actor.ts'
import type { Day, Instant } from '#kernel/day.ts'
import type { InputOf, ReplyOf, Route } from '#kernel/route.ts'
import type { Language } from '#kernel/text.ts'
import type { Ctx } from './context.ts'
import type { Tx } from './db/tenant.ts'

/** A contract and the action that answers it. */
export type Served = {
  readonly route: Route
  readonly act: (ctx: Ctx, input: unknown) => Promise<unknown>
} & AtThePublicDoor

/** What only a public page needs: whoever stands there has no application that keeps his words and says what went wrong. */
export type AtThePublicDoor = {
  /** Done before the action in a transaction of its own: it stays when the action fails or the server dies. */
  readonly beforehand?: (ctx: Ctx, input: unknown) => Promise<void>
  /** The page that is shown instead of an error in JSON, with what was typed still in it. */
  readonly failed?: (failure: Failure) => FileReply
  /** In bytes; the house's own when left out. */
  readonly biggestBody?: number
}

/** `input` is as it came, unparsed; undefined when it could not be read at all. */
export type Failure = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly errorId: string
  readonly language: Language
  readonly path: string
  readonly input: unknown
}

/** `routes.ts` of a module is a list of these. An answer that is not JSON is `{ body, fileName? }`. */
export const serve = <R extends Route>(
  route: R,
  act: (ctx: Ctx, input: InputOf<R>) => Promise<R extends { produces: string } ? FileReply : ReplyOf<R>>,
  atThePublicDoor: AtThePublicDoor = {},
): Served => ({ route, act: act as Served['act'], ...atThePublicDoor })

export type FileReply = {
  readonly body: string | Buffer
  readonly fileName?: string
  readonly status?: number
}

/** A piece of work that the server does by itself, on a schedule (five-field cron, Europe/Stockholm), for each municipality. */
export type Job = { readonly name: string; readonly cron: string; readonly run: (ctx: Ctx) => Promise<void> }

export type Module = {
  readonly name: string
  readonly routes: readonly Served[]
  readonly jobs?: readonly Job[]
}

/** A session that nobody has ended, with whose it is. */
export type OpenSession = {
  readonly id: string
  readonly seenAt: Instant
  readonly expiresAt: Instant
  readonly actor: Actor
}

/**
 * The open session of a token, asked at every request, in one question: somebody who has left is nobody. Given by the room
 * that knows the staff.
 */
export type SessionOf = (
  tx: Tx,
  asked: { readonly tenantId: string; readonly tokenHash: string; readonly today: Day },
) => Promise<OpenSession | undefined>
