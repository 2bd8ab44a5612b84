import type { Actor } from '#kernel/actor.ts'
import type { Day, Instant } from '#kernel/day.ts'
import type { InputOf, ReplyOf, Route } from '#kernel/route.ts'
import type { Language } from '#kernel/text.ts'
import type { Ctx } from './context.ts'
import type { Tx } from './db/tenant.ts'
import type { Released } from './release.ts'

/** A contract and the action that answers it. */
export type Served = {
  readonly route: Route
  readonly act: (ctx: Ctx, input: unknown) => Promise<unknown>
} & AtThePublicDoor &
  Followed &
  TakesFile

/** A line to a screen that stays open (server-sent events). It tells that something is new, never what. */
export type Line = {
  readonly workerId: string
  readonly now: () => Instant
  readonly tell: (message: unknown) => void
  readonly close: () => void
}

/** `again`: the same question was asked once more and answered; `refused`: it was not, and the line is closed after it. */
export type Following = {
  readonly again: (reply: unknown) => void
  readonly refused: () => void
  readonly end: () => void
}

/** For a route that a file comes with (http/upload.ts): asked before the file is read, in a transaction that writes nothing. */
export type TakesFile = { readonly beforeFile?: (ctx: Ctx, input: unknown) => Promise<void> }

export type Followed = {
  /** Makes a reading that a screen may follow: asked with `accept: text/event-stream` the line stays open. */
  readonly follow?: (reply: unknown, line: Line) => Following
  /** Calls a minute of one session, counted by themselves: for what a screen sends while somebody writes. */
  readonly perMinute?: number
}

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
  act: (ctx: Ctx, input: InputOf<R>) => Promise<R extends { produces: string } ? Released : ReplyOf<R>>,
  more: AtThePublicDoor & Followed & TakesFile = {},
): Served => ({ route, act: act as Served['act'], ...more })

export type FileReply = {
  readonly body: string | Buffer
  readonly fileName?: string
  readonly status?: number
  /** A fingerprint of the body: whoever has that one already is told so, and not sent it again. */
  readonly etag?: string
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
  readonly authenticatedAt: Instant | undefined
  readonly actor: Actor
  /** Another table than that of the workers: how long it may sleep, and how it is kept awake. */
  readonly idleMinutes?: number
  readonly touch?: (now: Instant) => Promise<void>
}

/**
 * The open session of a token, asked at every request, in one question: somebody who has left is nobody. Given by the room
 * that knows the staff.
 */
export type SessionOf = (
  tx: Tx,
  asked: {
    readonly tenantId: string
    readonly tokenHash: string
    readonly today: Day
    readonly now: Instant
  },
) => Promise<OpenSession | undefined>
