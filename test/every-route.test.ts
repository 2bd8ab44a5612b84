import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isReading, type Route } from '#kernel/route.ts'
import { sv } from '#platform/text.sv.ts'
import { leftOut, placesIn, sampleInput, valueAt, withValue } from '#test/support/sample.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'
import { aWorld, tableOf, type World } from '#test/support/world.ts'
import { rooms } from '../src/rooms.ts'
import { sentences } from '../src/sentences.ts'

/** Every route there is, without a list kept by hand: a new one is tried from its first day. */
const routes: readonly Route[] = rooms.flatMap((room) => room.routes.map(({ route }) => route))
const named = routes.map((route) => [route.name, route] as const)

const idsIn = (route: Route): string[] =>
  [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '').filter((name) => /Id$|^id$/.test(name))
const isPublic = (route: Route): boolean => typeof route.may === 'object' && 'public' in route.may
/** For those who were invited: no worker's session is one there (src/modules/invitations, test/authz). */
const isOutside = ({ door }: Route): boolean => door === 'outside'
const aboutSomething = named.filter(
  ([, route]) => !isPublic(route) && !isOutside(route) && idsIn(route).length > 0,
)

type Answer = { readonly status: number; readonly text: string; readonly isJson: boolean }

const query = (fields: Readonly<Record<string, unknown>>): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(
      ([key, value]) =>
        `${encodeURIComponent(key)}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`,
    )
    .join('&')

/** Calls a route with an input as it is, right or wrong. `raw` replaces the body. */
const call = async (
  town: Town,
  as: Login | 'nobody',
  route: Route,
  input: Readonly<Record<string, unknown>>,
  raw?: string,
): Promise<Answer> => {
  const rest: Record<string, unknown> = { ...input }
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const inAddress = route.method === 'GET'
  const response = await town.app.inject({
    method: route.method,
    url: inAddress && Object.keys(rest).length > 0 ? `${path}?${query(rest)}` : path,
    ...(inAddress
      ? {}
      : { payload: raw ?? JSON.stringify(rest), headers: { 'content-type': 'application/json' } }),
    ...(as === 'nobody' ? {} : { cookies: await town.cookie(as) }),
  })
  return {
    status: response.statusCode,
    text: response.body,
    isJson: String(response.headers['content-type']).includes('application/json'),
  }
}

const Told = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    id: z.string(),
    issues: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  }),
})

/** The same refusal for two callers: all but the number of the error. */
const told = ({ status, text, isJson }: Answer): string =>
  `${status} ${isJson && status >= 400 ? text.replaceAll(/"id":"[^"]+"/g, '"id":"…"') : text}`

const isSwedish = (sentence: string): boolean => /^[A-ZÅÄÖ][^]*[.!?]$/.test(sentence)

/** What is wrong with an answer to a wrong input; undefined when it is as it should be. */
const faultOf = ({ status, text, isJson }: Answer): string | undefined => {
  if (status >= 500) return `${status} ${text.slice(0, 200)}`
  if (status < 400 || !isJson) return undefined
  const read = Told.safeParse(JSON.parse(text))
  if (!read.success) return `${status} without a sentence: ${text.slice(0, 200)}`
  const { code, message, issues = [] } = read.data.error
  if (!sentences.sv.has(code) && !Object.hasOwn(sv, code)) return `no sentence for ${code}`
  const dumb = [message, ...issues.map((issue) => issue.message)].filter((sentence) => !isSwedish(sentence))
  return dumb.length > 0 ? `not a sentence: ${dumb.join(' | ')}` : undefined
}

/** Who has what the route is about: Maja the reports, Nora the meetings of the board, Dag who fills the posts, Cilla what only who leads the unit answers, Amira the rest. */
const holders: readonly (readonly [RegExp, Login])[] = [
  [/^\/api\/intake/, 'maja'],
  [/^\/api\/board/, 'nora'],
  [/^\/api\/(denials|duty-turns|workload-(board|if|talks|models\/|units))/, 'dag'],
  [/^\/api\/workload-models$/, 'hedda'],
  [/\/:breakGlassId\/review$/, 'hedda'],
  [/^\/api\/staff-changes\/.*\/withdraw$/, 'amira'],
  [/^\/api\/(staff|worker-suspensions)/, 'hedda'],
  [/^\/api\/worker-persons/, 'adam'],
  [/^\/api\/posts/, 'dag'],
  [/^\/api\/(log-review|disposal)/, 'hedda'],
  [/^\/api\/bag\/(quarantine|permits)\/:/, 'cilla'],
]

const holderOf = ({ path }: Route): Login => holders.find(([way]) => way.test(path))?.[1] ?? 'amira'

test(`there are routes to try: ${routes.length}, ${aboutSomething.length} of them about something with an id`, () => {
  expect(routes.length).toBeGreaterThanOrEqual(50)
  expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length)
  expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length)
})

test('every id in an address belongs to a table, so that a real one can be tried', async () => {
  const tables = Object.keys(await aWorld(await aTown()))
  const unknown = routes.flatMap((route) =>
    idsIn(route).filter((name) => tableOf(name, tables) === undefined),
  )
  expect(unknown).toEqual([])
})

describe('nobody who is not signed in', () => {
  test.each(named.filter(([, route]) => !isPublic(route)))('may call %s', async (_, route) => {
    const town = await aTown()
    const answer = await call(town, 'nobody', route, sampleInput(route, {}))
    expect(told(answer)).toContain('401')
    const isPage = isOutside(route) && route.produces === 'text/html'
    expect(answer.text).toContain(isPage ? '<h1>Logga in</h1>' : 'Du är inte inloggad längre.')
  })
})

/** Routes whose answer to a stranger may be another one, and why. */
const homes = 'homes are chosen by all who place children; who lives in one is asked of each child by itself'
const ownFields = 'own fields are listed for all staff: who may not change one is told so'
const openToStaff: Readonly<Record<string, string>> = {
  readWave: 'a measuring week is for all who work there; in its result nobody is a person',
  joinWave: 'the same: who may take part is told in words',
  leaveWave: 'the same',
  closeWave: 'the same; who may close it is told (403)',
  readDiary: 'the own day, whoever asks: there is no other',
  saveDiary: 'the same',
  readHome: homes,
  changeHome: homes,
  recordOfHome: homes,
  closeHome: homes,
  renewOwnField: ownFields,
  endOwnField: ownFields,
}

/**
 * What an administrator does, never about a child: the staff and their posts, and lists of files for disposal, which hold numbers and days and
 * name nobody.
 */
const administered = new Set([
  'endWorkerPerson',
  'proposeWorkerChange',
  'suspendWorker',
  'removePasskeys',
  'liftSuspension',
  'readDisposalList',
  'stopDisposal',
  'readUnitPosts',
  'changePost',
  'fillPost',
  'changeOccupancy',
  'noteTalk',
  'tellNeed',
])

/** Two kinds of text are written together: each route has a document of its own kind. */
const worldOf = ({ path }: Route, world: World): World => {
  const { noteDocument } = world
  return path.startsWith('/api/visits/') && noteDocument !== undefined
    ? { ...world, shared_documents: noteDocument }
    : world
}

describe('a stranger cannot tell that something exists', () => {
  test.each(aboutSomething)('%s', async (name, route) => {
    const town = await aTown()
    const world = await aWorld(town)
    const elsewhere = await aWorld(await aTown())
    const real = sampleInput(route, worldOf(route, world))
    const withIds = (ids: (param: string) => string) =>
      Object.fromEntries(
        Object.entries(real).map(([key, value]) => [key, idsIn(route).includes(key) ? ids(key) : value]),
      )
    const theirs = (param: string): string =>
      elsewhere[tableOf(param, Object.keys(elsewhere)) ?? ''] ?? newUuid()
    const own = await call(town, holderOf(route), route, real)
    expect(own.status, 'the one who has it gets past the door, or this test proves nothing').not.toBe(404)
    const unknown = told(await call(town, 'eva', route, withIds(newUuid)))
    expect(unknown, 'an unknown id; 400 means that test/support/sample.ts makes no valid input').toMatch(
      /^404 /,
    )
    expect(told(await call(town, 'eva', route, withIds(theirs))), 'an id of another municipality').toBe(
      unknown,
    )
    const nowhere = told(await call(town, holderOf(route), route, withIds(newUuid)))
    expect(nowhere, 'an unknown id, asked by one with access here').toMatch(/^4/)
    expect(
      told(await call(town, holderOf(route), route, withIds(theirs))),
      'one of another municipality',
    ).toBe(nowhere)
    if (name in openToStaff) return
    if (!administered.has(name))
      expect(told(await call(town, 'adam', route, real)), 'an administrator').toBe(unknown)
    expect(told(await call(town, 'eva', route, real)), 'a colleague of another unit').toBe(unknown)
  })
})

const megabyte = 'å'.repeat(500_000)
type Hostile = readonly [string, unknown, (was: unknown) => boolean]
const isText = (was: unknown): boolean => typeof was === 'string'
const always = (): boolean => true

/** What to put in a place, what it is called, and whether a place that held `was` must refuse it. */
const hostile: readonly Hostile[] = [
  ['U+0000', 'a\u0000b', always],
  ['half a surrogate pair', 'a\ud800', always],
  ['a megabyte', megabyte, always],
  ['30 February', '2026-02-30', (was) => isText(was) && /^\d{4}-\d\d-\d\d/.test(String(was))],
  ['a number', 3.5, isText],
  ['a huge number', 1e300, always],
  ['an object', { a: 1 }, (was) => !(typeof was === 'object')],
  ['a list', [[]], always],
  ['a key of every object', { toString: 1, constructor: 1 }, always],
  ['nothing at all', leftOut, () => false],
  ['null', null, () => false],
  ['an empty text', '', () => false],
]

describe('a wrong input is refused in words, never by a fault', () => {
  test.each(named)('%s', async (_, route) => {
    const town = await aTown()
    const world = await aWorld(town)
    const as = isPublic(route) ? 'nobody' : holderOf(route)
    const right = sampleInput(route, world)
    const inAddress = new Set([...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]))
    const faults: string[] = []
    const expectRefused = (what: string, answer: Answer, mustRefuse: boolean): void => {
      const fault =
        faultOf(answer) ?? (mustRefuse && answer.status < 400 ? `was taken (${answer.status})` : undefined)
      if (fault !== undefined) faults.push(`${what}: ${fault}`)
    }
    for (const place of placesIn(right)) {
      const key = String(place[0])
      for (const [what, value, refuses] of hostile) {
        const isSmall = inAddress.has(key) || route.method === 'GET'
        // What stands in an address is text, short and well formed, or it is no address.
        if (isSmall && (value === megabyte || (typeof value === 'string' && !value.isWellFormed()))) continue
        if (inAddress.has(key) && (typeof value !== 'string' || value === '')) continue
        const input = withValue(right, place, value)
        const answer = await call(town, as, route, Object(input))
        const mustRefuse =
          refuses(valueAt(right, place)) && !(route.method === 'GET' && typeof value !== 'string')
        expectRefused(`${place.join('.')} = ${what}`, answer, mustRefuse)
      }
    }
    // A public page may be linked to with marks of somebody else's in its address.
    const isPage = route.method === 'GET' && route.produces !== undefined
    expectRefused('an extra field', await call(town, as, route, { ...right, more: 1 }), !isPage)
    if (route.method !== 'GET') {
      const body = JSON.stringify(
        Object.fromEntries(Object.entries(right).filter(([key]) => !inAddress.has(key))),
      )
      const polluted = body.replace(/^\{/, '{"__proto__":{"polluted":true},').replace(',}', '}')
      expectRefused('__proto__', await call(town, as, route, right, polluted), true)
      expectRefused('a list', await call(town, as, route, right, '[]'), true)
      expectRefused('half of it', await call(town, as, route, right, body.slice(0, -1)), true)
    }
    expectRefused('as it should be', await call(town, as, route, right), false)
    expect(faults).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('ids of another municipality inside a body', () => {
  const withIds = named.filter(([, route]) => !isPublic(route) && !isReading(route))
  test.each(withIds)('%s', async (_, route) => {
    const town = await aTown()
    const world: World = await aWorld(town)
    const elsewhere = await aWorld(await aTown())
    const faults: string[] = []
    const right = sampleInput(route, world)
    for (const place of placesIn(right)) {
      const name = String(place.findLast((key) => typeof key === 'string'))
      const table = name === 'id' ? undefined : tableOf(name, Object.keys(world))
      const isId = z.uuid().safeParse(valueAt(right, place)).success
      if (!isId || table === undefined || idsIn(route).includes(name)) continue
      const answer = await call(
        town,
        holderOf(route),
        route,
        Object(withValue(right, place, elsewhere[table])),
      )
      const fault = faultOf(answer) ?? (answer.status < 400 ? `was taken (${answer.status})` : undefined)
      if (fault !== undefined) faults.push(`${place.join('.')}: ${fault}`)
    }
    expect(faults).toEqual([])
  })
})
