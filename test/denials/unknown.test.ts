import { Client } from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { tenantTables } from '#db/tables.gen.ts'
import type { Route } from '#kernel/route.ts'
import { sampleInput } from '#test/support/sample.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { aWorld, tableOf, type World } from '#test/support/world.ts'
import { rooms } from '../../src/rooms.ts'

/** Every route there is, asked by those who would be let in if the child were not denied to them. */
const routes: readonly Route[] = rooms.flatMap((room) => room.routes.map(({ route }) => route))
const isPublic = (route: Route): boolean => typeof route.may === 'object' && 'public' in route.may
const asked = routes.filter((route) => !isPublic(route))

/** The owner and author, her co-worker and colleague, those who lead, the head, the intake, and who prepares the board. */
const denied = ['amira', 'bo', 'cilla', 'dag', 'hedda', 'maja', 'nora', 'tove'] as const satisfies Login[]

/** What is about no child: it is there for who is denied too. */
const aboutNobody = new Set([
  'staff_changes',
  'disposals',
  'opening_stops',
  'worker_suspensions',
  'homes',
  'home_records',
  'units',
  'workers',
  'duties',
  'own_fields',
  'visit_checklists',
  'meetings',
  'sessions',
  'assessment_structures',
  'bag_devices',
  'absences',
  'handovers',
  'incomingTransfer',
  'worker_persons',
  'posts',
  'post_holders',
  'occupancies',
  'stay_plan_items',
  'time_waves',
  'time_moments',
  'workload_actions',
])

/** Rows of the board's, the platform's or the staff's own: of no child either, and in no address. */
const ofTheHouse =
  /^(audit|burden|own_|clock_lengths|delegation|counters|outbox|calendar|sign_in|logout|intake_alarms|duty|handled|bag_keys|access_denials|log_review|passkey)/

const isAboutNobody = (table: string): boolean => aboutNobody.has(table) || ofTheHouse.test(table)

const allTables: readonly string[] = [...tenantTables, 'guardian', 'incomingTransfer']

const pathIds = (route: Route): string[] =>
  [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '').filter((name) => name.endsWith('Id'))

let town: Town
let world: World
let gone: readonly string[]

const asOwner = async <T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> => {
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  try {
    return (await owner.query<T>(text, [...values])).rows
  } finally {
    await owner.end()
  }
}

const deny = (login: Login) =>
  asOwner(
    `insert into access_denials (tenant_id, id, worker_id, person_id, kind, reason, from_on, entered_by, entered_at)
     values ($1, $2, $3, $4, 'threat', 'påhittad', '2026-11-23', $5, '2026-11-23T08:00:00Z')`,
    [town.tenantId, newUuid(), town.workers[login], world['persons'], town.workers.eva],
  )

/** Two kinds of text are written together: each route has a document of its own kind. */
const worldOf = ({ path }: Route): World => {
  const { noteDocument } = world
  return path.startsWith('/api/visits/') && noteDocument !== undefined
    ? { ...world, shared_documents: noteDocument }
    : world
}

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** All but ids, of the error and of what was asked for, which the one who asks has sent. */
const told = async (login: Login, route: Route, input: unknown): Promise<string> => {
  const { status, text } = await town.send(login, route, input)
  return `${status} ${text.replaceAll(uuid, '…')}`
}

/** Every id of a child or what is about it becomes one that nobody has. */
const withUnknown = (value: unknown, real: ReadonlySet<string>): unknown => {
  if (typeof value === 'string') return real.has(value) ? newUuid() : value
  if (Array.isArray(value)) return value.map((one) => withUnknown(one, real))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withUnknown(one, real)]))
}

const before = new Map<string, number>()

beforeAll(async () => {
  town = await aTown()
  world = await aWorld(town)
  for (const route of asked.filter(({ method }) => method === 'GET'))
    before.set(route.name, (await town.send('amira', route, sampleInput(route, worldOf(route)))).status)
  for (const login of denied) await deny(login)
  gone = Object.entries(world).flatMap(([table, id]) => (isAboutNobody(table) ? [] : [id]))
}, 120_000)

/** Those with an id in the address that may be a child's. Which table an id is of is known before there is a world. */
const aboutAChild = asked.filter((route) =>
  pathIds(route).some((name) => !isAboutNobody(tableOf(name, allTables) ?? name)),
)

test('the world is one that lets the owner in, or these tests prove nothing', () => {
  const opened = [...before].filter(([, status]) => status === 200)
  expect(opened.length).toBeGreaterThanOrEqual(40)
})

describe('what is denied is not there: the answer is that of an id that nobody has', () => {
  test.each(aboutAChild.map((route) => [route.name, route] as const))('%s', async (_, route) => {
    const real = sampleInput(route, worldOf(route))
    const ids = new Set(Object.values(worldOf(route)).filter((id) => !neutral().has(id)))
    const unknown = withUnknown(real, ids)
    for (const login of denied) {
      const nowhere = await told(login, route, unknown)
      expect(await told(login, route, real), login).toBe(nowhere)
      expect(nowhere, `${login}, an id that nobody has`).toMatch(/^4/)
    }
  })
})

const neutral = (): ReadonlySet<string> =>
  new Set(
    [...aboutNobody]
      .flatMap((table) => world[table] ?? [])
      .concat(Object.values(town.workers), Object.values(town.units)),
  )

describe('nor is it in what names nothing, or names it inside', () => {
  const others = asked.filter((route) => pathIds(route).length === 0)
  test.each(others.map((route) => [route.name, route] as const))('%s', async (_, route) => {
    const real = sampleInput(route, world)
    const ids = new Set(Object.values(world).filter((id) => !neutral().has(id)))
    const sent = JSON.stringify(real)
    for (const login of denied) {
      const { status, text } = await town.send(login, route, real)
      if ([...ids].some((id) => sent.includes(id) && id !== Object(real).id))
        expect(`${status} ${text.replaceAll(uuid, '…')}`, login).toBe(
          await told(login, route, withUnknown(real, ids)),
        )
      else
        expect(
          gone.filter((id) => text.includes(id)),
          `${login} ${text.slice(0, 300)}`,
        ).toEqual([])
    }
  })
})
