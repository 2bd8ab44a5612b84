import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Module, Served } from '#platform/module.ts'
import { createServer } from '#platform/http/server.ts'
import { cookieStyle } from '#platform/http/routes.ts'
import { makeSession } from '#platform/http/session.ts'
import { sampleInput } from '#test/support/sample.ts'
import { type Login, logins, newUuid, type Opened, settle, type Town, townIn } from '#test/support/town.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { publicTenant } from '../../../src/house.ts'
import { rooms } from '../../../src/rooms.ts'
import { sentences } from '../../../src/sentences.ts'
import { signInDoors } from '../../../src/modules/signin/index.ts'
import { chanceOf } from '../../histories/random.ts'
import { inputsOf } from './from-schema.ts'
import { type Came, faultOf } from './judge.ts'
import { type Plan, plansOf, type Step } from './plans.ts'
import { type Shot, shot } from './requests.ts'

export type Fault = {
  readonly route: string
  /** Of which town's plan, and the so-manieth input of the route. */
  readonly town: number
  readonly n: number
  readonly what: string
  readonly request: string
  /** What the server wrote in its own log meanwhile. */
  readonly logged: string
}

export type Fuzzed = {
  readonly routes: number
  readonly inputs: number
  /** By the first digit of the status. */
  readonly answers: Readonly<Record<string, number>>
  /** How many routes have answered at least one of their inputs. */
  readonly answered: number
  readonly slowest: number
  readonly faults: readonly Fault[]
}

export type Wanted = {
  readonly inputs: number
  readonly seed: number
  /** Only these routes. */
  readonly only?: readonly string[]
  /** Only what was tried in this town: what repeats a fault. */
  readonly town?: number
  readonly say?: (line: string) => void
  /** In the place of the product's own rooms, to see that a fault is found. */
  readonly rooms?: readonly Module[]
}

/** All that is about a route but its limit of calls a minute, which would answer for it. */
const unlimited = (served: Served): Served => {
  const { perMinute: _, ...rest } = served
  return rest
}

const noAnswerAfter = 30_000

type Stage = {
  readonly opened: Opened
  readonly app: FastifyInstance
  readonly log: string[]
  readonly all: ReadonlyMap<string, Served>
}

const serve = async (opened: Opened, modules: readonly Module[]): Promise<Stage> => {
  const log: string[] = []
  const logTo = new Writable({
    write: (chunk: Buffer, _, done) => {
      log.push(chunk.toString())
      done()
    },
  })
  const { house } = opened
  const open = modules.map((room) => ({ ...room, routes: room.routes.map(unlimited) }))
  const app = await createServer({
    house,
    modules: open,
    clock: { now: () => opened.clock.now() },
    publicTenant: publicTenant(house.db),
    sentences,
    https: false,
    perMinute: 1e9,
    documentsPerHour: 1e9,
    logLevel: 'error',
    logTo,
    webFolder: '/nowhere',
    doors: signInDoors({ house, settings: undefined }).map((door) => ({ ...door, perMinute: 1e9 })),
  })
  const all = new Map(open.flatMap((room) => room.routes).map((served) => [served.route.name, served]))
  return { opened, app, log, all }
}

const cookieOf = async (town: Town, login: Login): Promise<string> => {
  const session = { id: newUuid(), workerId: town.workers[login], now: town.now() }
  const token = await town.inTx((tx) => makeSession(tx, session))
  return `${cookieStyle(false).name}=${town.tenantId}.${token}`
}

const fire = async (app: FastifyInstance, one: Shot, cookie: string | undefined): Promise<Came> => {
  const began = performance.now()
  const { cookie: own = cookie, ...headers } = one.headers
  const answer = await Promise.race([
    app.inject({
      method: one.method,
      url: one.url,
      headers: { ...headers, ...(own === undefined ? {} : { cookie: own }) },
      ...(one.payload === undefined ? {} : { payload: one.payload }),
    }),
    new Promise<undefined>((resolve) => void setTimeout(resolve, noAnswerAfter, undefined).unref()),
  ])
  const milliseconds = performance.now() - began
  if (answer === undefined) return { status: 599, text: 'no answer', contentType: '', milliseconds }
  const { statusCode: status, body: text, headers: came } = answer
  return { status, text, contentType: came['content-type'] ?? '', milliseconds }
}

type Settled = { readonly town: Town; readonly ours: World; readonly theirs: World }

const settleTwo = async (opened: Opened): Promise<Settled> => {
  const theirs = await aWorld(townIn(opened, await settle(opened.ownerUrl)))
  const town = townIn(opened, await settle(opened.ownerUrl))
  return { town, ours: await aWorld(town), theirs }
}

/** Of what can be reached at all these are the holders most often; of them who gets furthest is asked first. */
const order: readonly Login[] = ['amira', 'maja', 'cilla', 'nora', 'hedda', 'dag', 'adam']
const rank = (status: number): number => (status < 300 ? 0 : [400, 409, 403, 404].indexOf(status) + 1 || 9)

/** Who gets furthest with what the route wants: asked of everybody, so that no list has to be kept. */
const whoMay = async ({ route }: Served, { town, ours }: Settled): Promise<Login> => {
  const right = sampleInput(route, ours)
  let best: { login: Login; rank: number } = { login: 'amira', rank: 10 }
  for (const login of [...order, ...logins.filter((one) => !order.includes(one))]) {
    const one = { login, rank: rank((await town.send(login, route, right)).status) }
    if (one.rank < best.rank) best = one
    // Beyond the usual ones only while nobody gets past the door.
    if (best.rank <= 1 || (best.rank <= 3 && login === order.at(-1))) break
  }
  return best.login
}

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype]
const keysOfAll = (): string => JSON.stringify(prototypes.map((one) => Reflect.ownKeys(one).map(String)))

const inShort = ({ kind, method, url, headers, payload = '' }: Shot): string =>
  `${kind}: ${method} ${url.slice(0, 400)} ${JSON.stringify(headers).slice(0, 200)} ${String(payload).slice(0, 600)}`

/** A number of its own for each route, so that one alone gets the same inputs as with the others. */
const seedOf = (name: string, seed: number): number =>
  Buffer.from(name).reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, seed)

type Told = {
  readonly answers: Map<string, number>
  readonly answered: Set<string>
  readonly faults: Fault[]
  inputs: number
  slowest: number
}

type Work = {
  readonly stage: Stage
  readonly seed: number
  readonly holders: ReadonlyMap<string, Login>
  readonly told: Told
}

const tryIn = async ({ stage, seed, holders, told }: Work, plan: Plan, at: number): Promise<void> => {
  const settled = await settleTwo(stage.opened)
  const { town, ours } = settled
  const cookies = new Map<Login, string>()
  const before = keysOfAll()
  const accuse = (step: Step, what: string, request: string): void =>
    void told.faults.push({ ...step, town: at, what, request, logged: stage.log.join('') })
  for (const step of plan) {
    const served = stage.all.get(step.route)
    if (!served) continue
    const own = seedOf(step.route, seed)
    const chance = chanceOf(own, step.n)
    const holder = holders.get(step.route) ?? 'amira'
    const who = chance.isOneIn(20) ? undefined : chance.isOneIn(8) ? chance.pick(logins) : holder
    if (who !== undefined && !cookies.has(who)) cookies.set(who, await cookieOf(town, who))
    const right = sampleInput(served.route, ours)
    const [likely = right] = inputsOf(served.route, settled, { count: 1, seed: own + step.n })
    const one = shot({ served, right, likely, chance })
    stage.log.length = 0
    const came = await fire(stage.app, one, who === undefined ? undefined : cookies.get(who))
    // An input that ended the session must not make those after it empty.
    if (came.status === 401 && who !== undefined) cookies.delete(who)
    const digit = `${Math.floor(came.status / 100)}xx`
    told.inputs += 1
    told.answers.set(digit, (told.answers.get(digit) ?? 0) + 1)
    if (came.status < 400) told.answered.add(step.route)
    told.slowest = Math.max(told.slowest, came.milliseconds)
    const what = faultOf(came) ?? (keysOfAll() === before ? undefined : 'a prototype was changed')
    if (what !== undefined) accuse(step, what, inShort(one))
  }
  const well = await fire(stage.app, { kind: '', method: 'GET', url: '/healthz', headers: {} }, undefined)
  const [last] = plan.slice(-1)
  if (well.status !== 200 && last) accuse(last, `the server is not well: ${well.status}`, '')
}

/** In fresh towns now and then: what one route does must not hide who may call the next. */
const holdersOf = async (stage: Stage, names: readonly string[]): Promise<Map<string, Login>> => {
  const holders = new Map<string, Login>()
  let settled = await settleTwo(stage.opened)
  for (const [at, name] of names.entries()) {
    if (at % 60 === 59) settled = await settleTwo(stage.opened)
    const served = stage.all.get(name)
    if (served) holders.set(name, await whoMay(served, settled))
  }
  return holders
}

/** So many inputs to every route, through the whole server on a real database. */
export const fuzzRoutes = async (opened: Opened, wanted: Wanted): Promise<Fuzzed> => {
  const stage = await serve(opened, wanted.rooms ?? rooms)
  const told: Told = { answers: new Map(), answered: new Set(), faults: [], inputs: 0, slowest: 0 }
  const names = [...stage.all.keys()].filter((name) => wanted.only?.includes(name) ?? true)
  try {
    const plans = [...plansOf(names, wanted).entries()].filter(([at]) => at === (wanted.town ?? at))
    const tried = new Set(plans.flatMap(([, plan]) => plan.map(({ route }) => route)))
    const holders = await holdersOf(
      stage,
      names.filter((name) => tried.has(name)),
    )
    for (const [at, plan] of plans) {
      await tryIn({ stage, seed: wanted.seed, holders, told }, plan, at)
      wanted.say?.(`town ${at} of ${plans.length}: ${told.inputs} inputs, ${told.faults.length} faults`)
    }
  } finally {
    await stage.app.close()
  }
  return {
    routes: names.length,
    inputs: told.inputs,
    answers: Object.fromEntries([...told.answers].toSorted(([a], [b]) => a.localeCompare(b))),
    answered: told.answered.size,
    slowest: Math.round(told.slowest),
    faults: told.faults,
  }
}

export const inOneLine = (
  { routes, inputs, answers, answered, slowest, faults }: Fuzzed,
  seed: number,
): string => {
  const spread = Object.entries(answers).map(([kind, count]) => `${count} × ${kind}`)
  const faulty = new Set(faults.map(({ route }) => route)).size
  return (
    `fuzz: ${routes} routes, ${inputs} inputs (${spread.join(', ')}; ${answered} routes have answered): ` +
    `${answers['5xx'] ?? 0} × 5xx, ${faults.length} faults on ${faulty} routes, prototypes unchanged after each, ` +
    `slowest answer ${slowest} ms, seed ${seed}`
  )
}
