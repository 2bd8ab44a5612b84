import type { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import { type Instant, instant } from '#kernel/day.ts'
import { allowedWhen, rule } from '#kernel/policy.ts'
import { routesUnder } from '#kernel/route.ts'
import { permit } from '#platform/context.ts'
import { type Served, serve } from '#platform/module.ts'
import { cookieStyle } from '#platform/http/routes.ts'
import { createServer } from '#platform/http/server.ts'
import { makeSession } from '#platform/http/session.ts'
import { publicTenant } from '../../src/house.ts'
import { type Login, newUuid, type Town } from './town.ts'

/** An invented room for the tests of the platform: it counts. */
const may = {
  count: allowedWhen(rule<Actor, object>('may count', (actor) => actor.role !== 'administrator')),
}
const route = routesUnder<typeof may>()

export const countUp = route({
  name: 'countUp',
  method: 'POST',
  path: '/api/count/:name',
  may: 'count',
  input: z.strictObject({ name: z.string().max(80), by: z.number().int().min(1).max(9) }),
  reply: z.object({ value: z.number() }),
})

export const readCount = route({
  name: 'readCount',
  method: 'GET',
  path: '/api/count/:name',
  may: 'count',
  input: z.strictObject({ name: z.string().max(80) }),
  reply: z.object({ value: z.number() }),
})

export const countingRoom: readonly Served[] = [
  serve(countUp, async (ctx, { name, by }) => {
    await permit(ctx, may, 'count', {}, { type: 'counter', id: null })
    return ctx.tx
      .insertInto('counters')
      .values({ name, value: by })
      .onConflict((c) =>
        c.columns(['tenant_id', 'name']).doUpdateSet((u) => ({ value: u('counters.value', '+', by) })),
      )
      .returning('value')
      .executeTakeFirstOrThrow()
  }),
  serve(readCount, async (ctx, { name }) => {
    await permit(ctx, may, 'count', {}, { type: 'counter', id: null })
    const row = await ctx.tx
      .selectFrom('counters')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirst()
    return { value: row?.value ?? 0 }
  }),
]

export type LittleServer = {
  readonly app: FastifyInstance
  /** A fresh session of a worker, as cookies for `inject`. */
  readonly cookies: (login: Login) => Promise<Record<string, string>>
  readonly at: (now: string) => void
}

/** A server with a few invented routes in a test town, set as a test wants it. */
export const littleServer = async (
  town: Town,
  routes: readonly Served[],
  options: {
    readonly https?: boolean
    readonly perMinute?: number
    readonly proxies?: readonly string[]
    readonly documentsPerHour?: number
    readonly webFolder?: string
    readonly log?: Writable
  } = {},
): Promise<LittleServer> => {
  let now: Instant = town.now()
  const https = options.https ?? false
  const app = await createServer({
    house: town.house,
    modules: [{ name: 'invented', routes }],
    clock: { now: () => now },
    publicTenant: publicTenant(town.db),
    sentences: { sv: new Map(), en: new Map() },
    https,
    proxies: options.proxies ?? [],
    perMinute: options.perMinute ?? 10_000,
    documentsPerHour: options.documentsPerHour ?? 10_000,
    logLevel: options.log ? 'info' : 'silent',
    ...(options.log ? { logTo: options.log } : {}),
    webFolder: options.webFolder ?? '/nowhere',
  })
  afterAll(() => app.close())
  const cookies = async (login: Login) => {
    const token = await town.inTx((tx) =>
      makeSession(tx, { id: newUuid(), workerId: town.workers[login], now }),
    )
    return { [cookieStyle(https).name]: `${town.tenantId}.${token}` }
  }
  return { app, cookies, at: (text) => (now = instant(text)) }
}
