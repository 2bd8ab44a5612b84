import { Client } from 'pg'
import { isReading, type Route } from '#kernel/route.ts'
import { sampleInput } from '#test/support/sample.ts'
import { type Login, logins, newUuid, type Opened, settle, type Town, townIn } from '#test/support/town.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { rooms } from '../../src/rooms.ts'
import { type Chance, chanceOf } from '../histories/random.ts'

/** The log against the answers: what was let in has its rows, what was refused has none, and without a row nothing happens. */
export type Counted = {
  readonly requests: number
  readonly reads: number
  readonly writes: number
  /** Requests that have rows in the log. */
  readonly logged: number
  readonly refused: number
  /** With a log that cannot be written: how many would have been answered and were not, and what was changed all the same. */
  readonly unavailable: number
  readonly changed: number
  /** Routes that answered with a fault of their own (5xx): refused, as far as the log is concerned. */
  readonly failed: readonly string[]
  readonly faults: readonly string[]
}

/** Every route whose policy is asked: each answer of these must be in the log. */
const routes: readonly Route[] = rooms
  .flatMap((room) => room.routes.map(({ route }) => route))
  .filter(({ may }) => typeof may === 'string')

const requestsPerTown = 100
/** These have most of what the routes are about; the others are refused more often. */
const holders: readonly Login[] = ['amira', 'maja', 'cilla', 'nora', 'hedda']

const whoAsks = (chance: Chance): Login => chance.pick(chance.below(10) < 7 ? holders : logins)

/** The input of a route as it should be; now and then one of its ids is of nothing. */
const inputFor = (route: Route, world: World, chance: Chance): Record<string, unknown> => {
  const input: Record<string, unknown> = { ...sampleInput(route, world) }
  const ids = Object.keys(input).filter((name) => name.endsWith('Id') && typeof input[name] === 'string')
  if (ids.length > 0 && chance.below(6) === 0) input[chance.pick(ids)] = newUuid()
  return input
}

type Asked = { readonly route: Route; readonly status: number }

const ask = async (town: Town, world: World, chance: Chance): Promise<Asked> => {
  const route = chance.pick(routes)
  const { status } = await town.send(whoAsks(chance), route, inputFor(route, world, chance))
  return { route, status }
}

const keyOf = (name: string, kind: string): string => `${kind} ${name}`
const add = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1)

/** By action and kind: how many requests have rows. A request that writes is in the log as a write and nothing else. */
const inTheLog = async (owner: Client, tenantId: string): Promise<Map<string, number>> => {
  const { rows } = await owner.query<{ action: string; kind: string; requests: number }>(
    `select action, kind, count(distinct request_id)::int as requests from audit_log
     where tenant_id = $1 and action = any($2) group by action, kind`,
    [tenantId, routes.map(({ name }) => name)],
  )
  return new Map(rows.map(({ action, kind, requests }) => [keyOf(action, kind), requests]))
}

const differences = (answered: Map<string, number>, logged: Map<string, number>): string[] =>
  [...new Set([...answered.keys(), ...logged.keys()])]
    .filter((key) => answered.get(key) !== logged.get(key))
    .map((key) => `${key}: ${answered.get(key) ?? 0} answered, ${logged.get(key) ?? 0} in the log`)

const sum = (counts: Map<string, number>, kind: string): number =>
  [...counts].reduce((total, [key, count]) => (key.startsWith(`${kind} `) ? total + count : total), 0)

const printOf = ({ name }: { name: string }): string =>
  `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t where tenant_id = $1`

/** Every row of every table of a municipality, as one hash. */
const fingerprint = async (owner: Client, tenantId: string): Promise<string> => {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
  )
  const all = await owner.query(rows.map(printOf).join(' union all '), [tenantId])
  return JSON.stringify(all.rows)
}

const gateTables = ['audit_log', 'audit_unsealed'] as const

/** So many random requests while the log cannot be written. None may be answered, and nothing may be different afterwards. */
const withoutLog = async (
  owner: Client,
  town: Town,
  { count, chance, world }: { readonly count: number; readonly chance: Chance; readonly world: World },
): Promise<{ unavailable: number; changed: number; faults: string[] }> => {
  for (const login of logins) await town.cookie(login)
  const before = await fingerprint(owner, town.tenantId)
  const table = chance.pick(gateTables)
  await owner.query(`revoke insert on ${table} from barntid_app`)
  const asked: Asked[] = []
  try {
    for (let i = 0; i < count; i++) asked.push(await ask(town, world, chance))
  } finally {
    await owner.query(`grant insert on ${table} to barntid_app`)
  }
  const isWrong = ({ status }: Asked): boolean => status < 400
  return {
    unavailable: asked.filter(({ status }) => status === 503).length,
    changed: (await fingerprint(owner, town.tenantId)) === before ? 0 : 1,
    faults: asked
      .filter(isWrong)
      .map(({ route, status }) => `${route.name} answered ${status} without a log`),
  }
}

const askRandomly = async (
  opened: Opened,
  owner: Client,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<Counted> => {
  const total = { requests: 0, reads: 0, writes: 0, logged: 0, refused: 0, unavailable: 0, changed: 0 }
  const faults: string[] = []
  const failed = new Set<string>()
  for (let done = 0; done < count; done += requestsPerTown) {
    const chance = chanceOf(seed, done)
    const town = townIn(opened, await settle(opened.ownerUrl))
    const world = await aWorld(town)
    const here = Math.min(requestsPerTown, count - done)
    const failing = await withoutLog(owner, town, { count: Math.ceil(here / 10), chance, world })
    const answered = new Map<string, number>()
    for (let i = 0; i < here; i++) {
      const { route, status } = await ask(town, world, chance)
      if (status >= 500) failed.add(route.name)
      if (status >= 400) total.refused += 1
      else add(answered, keyOf(route.name, isReading(route) ? 'read' : 'write'))
    }
    const logged = await inTheLog(owner, town.tenantId)
    faults.push(...failing.faults, ...differences(answered, logged))
    total.requests += here
    total.reads += sum(answered, 'read')
    total.writes += sum(answered, 'write')
    total.logged += sum(logged, 'read') + sum(logged, 'write')
    total.unavailable += failing.unavailable
    total.changed += failing.changed
  }
  return { ...total, failed: [...failed], faults }
}

/** So many random requests of random people through the whole server, and a tenth as many with a log that fails. */
export const randomRequests = async (opened: Opened, count: number, seed: number): Promise<Counted> => {
  const owner = new Client({ connectionString: opened.ownerUrl })
  await owner.connect()
  try {
    return await askRandomly(opened, owner, { count, seed })
  } finally {
    await owner.end()
  }
}
