import { z } from 'zod'
import { systemActor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/day.ts'
import type { Route } from '#kernel/route.ts'
import { inTenant, type Tx } from '#platform/db/tenant.ts'
import type { Served } from '#platform/module.ts'
import { type Caller, type House, run } from '#platform/run.ts'
import { rooms } from '../rooms.ts'
import { actorOf, type Worker } from './organisation.ts'

/** Does something at a moment of the past and gives the reply of the contract. 'public' is anybody at the public form. */
export type Act = <I extends z.ZodType, R extends z.ZodType>(
  who: Worker | 'public',
  route: Route<string, I, R>,
  input: z.input<I>,
  at: Instant,
) => Promise<z.output<R>>

/** The door of the seed to the house: everything it does, and what it must look up to go on. */
export type Door = {
  readonly act: Act
  /** What the server does by itself at night with appeals that nobody made. */
  readonly night: (at: Instant) => Promise<void>
  /** What the server opens by itself when a year has ended. */
  readonly yearEnds: (at: Instant) => Promise<void>
  readonly look: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>
}

const served: ReadonlyMap<string, Served> = new Map(
  rooms.flatMap((room) => room.routes.map((one) => [one.route.name, one] as const)),
)

/** A job of the server, as if it were a request of the house's own. */
const jobNamed = (name: string): Served => {
  const job = rooms.flatMap((room) => room.jobs ?? []).find((one) => one.name === name)
  return {
    route: {
      name,
      method: 'POST',
      path: 'job:demo',
      may: { signedIn: 'a job of the server' },
      input: z.object({}),
      reply: z.null(),
    },
    act: async (ctx) => {
      if (job === undefined) throw new Error(`no room has the job ${name}`)
      await job.run(ctx)
      return null
    },
  }
}

const appealsEnd = jobNamed('decisions.end-appeal-times')
const yearlyDuties = jobNamed('open-yearly-duties')

const isBody = (reply: unknown): reply is { readonly body: unknown } =>
  typeof reply === 'object' && reply !== null && 'body' in reply

const runJob = async (house: House, tenantId: string, job: Served, at: Instant): Promise<void> => {
  const asked = { input: {}, now: at, requestId: 'demo', language: 'sv' as const }
  await run(house, job, { actor: systemActor(tenantId) }, asked)
}

/**
 * Through the same door as a request, with time travel: the policy is asked, clocks start, events are told and the log is
 * written as if somebody had worked that day.
 */
export const doorOf = (house: House, tenantId: string): Door => ({
  act: async (who, route, input, at) => {
    const found = served.get(route.name)
    if (found === undefined) throw new Error(`no room serves ${route.name}`)
    const caller: Caller = who === 'public' ? { publicTenantId: tenantId } : { actor: actorOf(tenantId, who) }
    const { reply } = await run(house, found, caller, { input, now: at, requestId: 'demo', language: 'sv' })
    return route.reply.parse(isBody(reply) && route.produces !== undefined ? reply.body : reply)
  },
  night: (at) => runJob(house, tenantId, appealsEnd, at),
  yearEnds: (at) => runJob(house, tenantId, yearlyDuties, at),
  look: (read) => inTenant(house.db, tenantId, read),
})
