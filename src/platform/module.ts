import type { Actor } from '#kernel/actor.ts'
import type { Day } from '#kernel/day.ts'
import type { InputOf, ReplyOf, Route } from '#kernel/route.ts'
import type { Ctx, Reaction, Reactions } from './context.ts'
import type { Tx } from './db/tenant.ts'

/** A contract and the action that answers it. */
export type Served = { readonly route: Route; readonly act: (ctx: Ctx, input: unknown) => Promise<unknown> }

/** `routes.ts` of a module is a list of these. An answer that is not JSON is `{ body, fileName? }`. */
export const serve = <R extends Route>(
  route: R,
  act: (ctx: Ctx, input: InputOf<R>) => Promise<R extends { produces: string } ? FileReply : ReplyOf<R>>,
): Served => ({ route, act: act as Served['act'] })

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
  readonly reactions?: readonly Reaction[]
  readonly jobs?: readonly Job[]
}

export const reactionsOf = (modules: readonly Module[]): Reactions => {
  const all = new Map<string, Reaction[]>()
  for (const reaction of modules.flatMap((module) => module.reactions ?? [])) {
    all.set(reaction.event.name, [...(all.get(reaction.event.name) ?? []), reaction])
  }
  return all
}

/** Who a worker is, asked at every request: somebody who has left is nobody. Given by the room that knows the staff. */
export type ActorOf = (
  tx: Tx,
  asked: { readonly tenantId: string; readonly workerId: string; readonly today: Day },
) => Promise<Actor | undefined>
