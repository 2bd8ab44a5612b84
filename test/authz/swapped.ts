import { Client } from 'pg'
import { isReading, type Route } from '#kernel/route.ts'
import { placesIn, valueAt, withValue } from '#test/support/sample.ts'
import { newUuid } from '#test/support/town.ts'
import { rooms } from '../../src/rooms.ts'
import type { AskerName } from './actors.ts'
import { type Answer, ask, gotOf } from './ask.ts'
import { anotherFamily } from './family.ts'
import type { Authz } from './house.ts'
import { type Cell, expectedOf } from './matrix.ts'
import { inputOf } from './samples.ts'

export type Swapped = {
  readonly ids: number
  readonly letThrough: readonly string[]
  readonly changed: number
}

const served: readonly Route[] = rooms.flatMap((room) => room.routes.map(({ route }) => route))

/** Asks with everything that is right but for one id: the first of these whom the law lets in. */
const holders: readonly AskerName[] = [
  'owner',
  'co-worker of another unit',
  'lead of the unit',
  'manager of the unit',
  'board secretary',
  'administrator',
  'reviewer of the log',
  'head',
  'invited guardian',
]

const isPublic = ({ may }: Route): boolean => typeof may === 'object' && 'public' in may

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const plain = ({ status, text }: Answer): string => `${status} ${text.replaceAll(uuid, '…')}`

const rowsSql = `
  select string_agg(format('select %L as name, md5(coalesce(string_agg(t::text, ''|'' order by t::text), '''')) as hash from %I t where tenant_id = any($1)',
    c.relname, c.relname), ' union all ') as text
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and c.relname not in ('burden_reads', 'audit_log', 'audit_unsealed')`

/** Every row of both municipalities, and of the log what was written: a reading that finds nothing may stand there. */
const printOf = async (owner: Client, tenantIds: readonly string[]): Promise<Map<string, string>> => {
  const { rows: sql } = await owner.query<{ text: string }>(rowsSql)
  const { rows } = await owner.query<{ name: string; hash: string }>(
    `${sql[0]?.text} union all
     select 'audit_log', count(*)::text from audit_log where tenant_id = any($1) and kind = 'write'`,
    [tenantIds],
  )
  return new Map(rows.map(({ name, hash }) => [name, hash]))
}

/** Where the one who asks makes the id of a new row: that another municipality has one of the same number hinders nobody. */
const made: Readonly<Record<string, string>> = {
  saveAssessmentPart: 'partId',
}

type Try = {
  readonly cell: Cell
  readonly route: Route
  readonly what: string
  readonly input: unknown
  /** The same with an id that nobody has: the answer must be that one, or a plain refusal. */
  readonly unknown?: unknown
  readonly cookie?: string
  readonly headers?: Readonly<Record<string, string>>
}

const triesOf = (authz: Authz, others: Readonly<Record<string, Readonly<Record<string, string>>>>): Try[] => {
  const { stage } = authz
  const tables = new Map(Object.entries(stage.world).map(([table, id]) => [id, table]))
  return served.flatMap((route) => {
    if (isPublic(route)) return []
    const { method, path } = route
    const cells = holders.map((name) => ({ name, method, path, route }))
    const cell = cells.find((one) => expectedOf(one, inputOf(route, stage, one.name), stage) === true)
    if (cell === undefined) return []
    const right = inputOf(route, stage, cell.name)
    return placesIn(right).flatMap((place) => {
      const id = valueAt(right, place)
      const table = typeof id === 'string' ? tables.get(id) : undefined
      if (table === undefined) return []
      const isOwnNumber = made[route.name] === place.at(-1)
      const unknown = withValue(right, place, newUuid())
      return Object.entries(others).flatMap(([whose, world]) => {
        const theirs = world[table]
        const what = `${place.join('.')} of ${whose}`
        // Every family of the town is the head's to read; and a number of one's own making is nobody's.
        const isHers = whose === 'another family' ? cell.name === 'head' : isOwnNumber
        if (theirs === undefined || isHers) return []
        return [{ cell, route, what, input: withValue(right, place, theirs), unknown }]
      })
    })
  })
}

/** The other two places where an id can stand: the session's municipality, and the number of a command. */
const headersOf = ({ stage }: Authz, usedKey: string): Try[] =>
  served.flatMap((route) => {
    if (isPublic(route)) return []
    const cell: Cell = { name: 'owner', method: route.method, path: route.path, route }
    const input = inputOf(route, stage, 'owner')
    const cookie = stage.cookieOf('owner')?.replace(stage.town.tenantId, stage.elsewhere.town.tenantId) ?? ''
    const headers = { 'idempotency-key': usedKey }
    return [
      { cell, route, what: 'municipality of the session', input, cookie },
      // A wish that is not kept has no number.
      ...(isReading(route) || route.unkept
        ? []
        : [{ cell, route, what: 'number of a command of another', input, headers }]),
    ]
  })

const record = (input: unknown): Readonly<Record<string, unknown>> => ({ ...Object(input) })

const sent = (authz: Authz, { cell, route, input, cookie, headers }: Try): Promise<Answer> =>
  ask(authz.apps.committing, {
    method: route.method,
    route,
    input: record(input),
    cookie: cookie ?? authz.stage.cookieOf(cell.name),
    ...(headers === undefined ? {} : { headers }),
  })

/** A command that a colleague has had answered: her number is used by somebody else below. */
const usedKey = async (authz: Authz): Promise<string> => {
  const key = newUuid()
  const route = served.find(({ name }) => name === 'saveSection')
  if (route === undefined) throw new Error('no such route')
  const cell: Cell = { name: 'same unit', method: route.method, path: route.path, route }
  const headers = { 'idempotency-key': key }
  const input = inputOf(route, authz.stage, 'same unit')
  const { status, text } = await sent(authz, { cell, route, what: '', input, headers })
  if (status !== 200) throw new Error(`the first command was refused: ${text}`)
  return key
}

const isRefused = async (authz: Authz, one: Try): Promise<boolean> => {
  const answer = await sent(authz, one)
  if (gotOf(answer) === 'out') return true
  if (answer.status === 409 && answer.text.includes('command_of_another')) return true
  // A reading that finds nothing, and a rule that refuses it in its own words, if it does so for an id that nobody has as well.
  if ((answer.status < 400 && !isReading(one.route)) || answer.status >= 500 || one.unknown === undefined)
    return false
  return plain(await sent(authz, { ...one, input: one.unknown })) === plain(answer)
}

/** Every id in path, query, body and headers, once of another municipality and once of another family in the same town. */
export const swappedIds = async (authz: Authz, share = 1): Promise<Swapped> => {
  const { stage, opened } = authz
  const owner = new Client({ connectionString: opened.ownerUrl })
  await owner.connect()
  try {
    const family = await anotherFamily(owner, stage)
    const others = { 'another municipality': stage.elsewhere.world, 'another family': family }
    const all = [...triesOf(authz, others), ...headersOf(authz, await usedKey(authz))]
    const tries = all.filter((_, at) => at % share === 0)
    const tenants = [stage.town.tenantId, stage.elsewhere.town.tenantId]
    const before = await printOf(owner, tenants)
    const letThrough: string[] = []
    for (const one of tries)
      if (!(await isRefused(authz, one))) {
        const answer = await sent(authz, one)
        letThrough.push(`${one.route.name} · ${one.cell.name} · ${one.what} · ${plain(answer).slice(0, 160)}`)
      }
    const after = await printOf(owner, tenants)
    const changed = [...before].filter(([name, hash]) => after.get(name) !== hash)
    return {
      ids: tries.length,
      letThrough: [...letThrough, ...changed.map(([name]) => `rows of ${name} are not what they were`)],
      changed: changed.length,
    }
  } finally {
    await owner.end()
  }
}
