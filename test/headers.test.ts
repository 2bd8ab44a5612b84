import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '#kernel/day.ts'
import { signInDoors } from '#modules/signin/index.ts'
import { cookieStyle } from '#platform/http/routes.ts'
import { sampleInput } from '#test/support/sample.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { serveHouse } from '../src/house.ts'
import { rooms } from '../src/rooms.ts'

/** What every answer says to the browser, whatever it is and whoever asked (OWASP ASVS 5.0 V3.4, trust.md G32). */
const always = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': expect.stringContaining('camera=(), microphone=(), geolocation=()'),
}
const forPages = [
  "default-src 'none'",
  "script-src 'strict-dynamic' 'nonce-…'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'report-uri /csp-report',
]
const forData =
  "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none';object-src 'none';sandbox;report-uri /csp-report"

const served = rooms.flatMap((room) => room.routes.map(({ route }) => route))
const doors = signInDoors({ house: Object.create(null), settings: undefined })
let town: Town
let app: FastifyInstance
let world: World
let webFolder: string

beforeAll(async () => {
  town = await aTown()
  world = await aWorld(town)
  webFolder = await mkdtemp(join(tmpdir(), 'barntid-headers-'))
  await mkdir(join(webFolder, 'assets'))
  await writeFile(join(webFolder, 'index.html'), '<script nonce="__NONCE__"></script>')
  await writeFile(join(webFolder, 'sw.js'), '')
  await writeFile(join(webFolder, 'manifest.webmanifest'), '{}')
  await writeFile(join(webFolder, 'assets', 'a-1.js'), '')
  await writeFile(join(webFolder, 'assets', 'bag-worker-1.js'), '')
  const clock = { now: () => instant('2026-11-23T09:00:00.000Z') }
  app = await serveHouse({ house: town.house, clock, https: true, logLevel: 'silent', webFolder })
})
afterAll(async () => {
  await app.close()
  await rm(webFolder, { recursive: true })
})

/** A session of its own each time: some routes end it. */
const amira = async (): Promise<Record<string, string>> => {
  const [value = ''] = Object.values(await town.cookie('amira'))
  return { [cookieStyle(true).name]: value }
}

type Answer = Awaited<ReturnType<typeof ask>>
const ask = async (options: InjectOptions) => {
  const { statusCode, headers, body } = await app.inject(options)
  const policy = String(headers['content-security-policy']).replaceAll(/nonce-[\w+/=-]+/g, 'nonce-…')
  return { status: statusCode, headers, policy, type: headers['content-type'] ?? '', body }
}

/** What is wrong with the headers of an answer; nothing when they are as they should be. */
const expectSafe = ({ headers, policy, type, status, body }: Answer): void => {
  expect(headers).toMatchObject(always)
  if (/^(application\/json|text\/calendar)/.test(type)) expect(policy).toBe(forData)
  else expect(policy.split(';')).toEqual(expect.arrayContaining(forPages))
  if (body !== '') expect(type).toMatch(/; charset=utf-8$|^application\/pdf$/)
  if (status >= 400) expect(headers['cache-control']).toBe('no-store')
  expect(headers['content-disposition'] ?? 'inline; filename="a.pdf"').toMatch(
    /^inline; filename="[\w-]+\.(?:pdf|ics)"$/,
  )
  for (const told of ['server', 'x-powered-by', 'access-control-allow-origin', 'location'])
    expect(Object.keys(headers)).not.toContain(told)
  for (const cookie of [headers['set-cookie'] ?? []].flat())
    expect(cookie).toMatch(/^__Host-[\w-]+=[^;]*; .*Path=\/; .*HttpOnly; Secure; SameSite=(?:Strict|Lax)$/)
}

describe('every route says the same to the browser, to anybody and to one who has the matter', () => {
  test.each(served.map((route) => [route.name, route] as const))('%s', async (_, route) => {
    const { method } = route
    const input: Record<string, unknown> = sampleInput(route, world)
    const path = route.path.replaceAll(/:(\w+)/g, (_all, name: string) => {
      const value = input[name]
      delete input[name]
      return encodeURIComponent(String(value))
    })
    const given =
      method === 'GET'
        ? {
            url: `${path}?${new URLSearchParams(Object.entries(input).map(([key, value]) => [key, String(value)])).toString()}`,
          }
        : { url: path, payload: input }
    const asNobody = await ask({ method, ...given })
    const asAmira = await ask({ method, ...given, cookies: await amira() })
    for (const answer of [asNobody, asAmira]) {
      expectSafe(answer)
      expect(answer.headers['cache-control']).toMatch(
        route.produces === undefined || answer.status >= 400
          ? /^no-store$/
          : /^(no-store|private, no-cache)$/,
      )
      if (answer.status < 400 && answer.status !== 304)
        expect(answer.type).toContain(route.produces ?? 'application/json')
    }
  })
})

test.each(doors.map(({ method, path }) => [method, path] as const))(
  'so does the sign-in: %s %s',
  async (method, path) => {
    const answer = await ask({ method, url: path.replace(/:\w+/, town.slug) })
    expect(answer.headers).toMatchObject({ ...always, 'cache-control': 'no-store' })
  },
)

const knock = () => app.inject({ method: 'GET', url: '/inloggning/klar', remoteAddress: '203.0.113.9' })

test('a sign-in is begun at most 120 times a minute from one address', async () => {
  for (let i = 0; i < 120; i++) expect((await knock()).statusCode).toBe(200)
  expect((await knock()).statusCode).toBe(429)
})

describe('so does what is no route', () => {
  test.each([
    ['the page of the application', 'GET', '/', 200],
    ['an address inside it', 'GET', '/arenden/1', 200],
    ['the service worker', 'GET', '/sw.js', 200],
    ['what the browser installs by', 'GET', '/manifest.webmanifest', 200],
    ['the description of the interface', 'GET', '/api/openapi.json', 200],
    ['the measure of health', 'GET', '/healthz', 200],
    ['a file of the build', 'GET', '/assets/a-1.js', 200],
    ['an address that is not there', 'GET', '/api/nothing', 404],
    ['an address that cannot be read', 'GET', '/api/%E0%A4%A', 404],
    ['a verb that is not known', 'TRACE', '/api/session', 404],
    ['a question about other sites', 'OPTIONS', '/api/session', 404],
  ] as const)('%s', async (_, method, url, status) => {
    const answer = await ask({ method, url, headers: { origin: 'https://annan.invalid' } })
    expect(answer.status).toBe(status)
    expectSafe(answer)
  })

  test('the worker that holds keys has no network at all, and its policy is as closed as the others', async () => {
    const worker = await ask({ method: 'GET', url: '/assets/bag-worker-1.js' })
    expect(worker.headers).toMatchObject(always)
    expect(worker.policy).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
    )
  })

  test('a file of the build is kept for a year under its own name, a folder is not listed', async () => {
    const file = await ask({ method: 'GET', url: '/assets/a-1.js' })
    expect([file.status, file.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(file.headers).toMatchObject(always)
    const folder = await ask({ method: 'GET', url: '/assets/' })
    expect([folder.status, folder.body.includes('a-1.js')]).toEqual([404, false])
  })

  test.each([
    '/.git/config',
    '/.git/HEAD',
    '/package.json',
    '/src/main.ts',
    '/data/postgres',
    '/.env',
    '/assets/%2e%2e/index.html',
    '/assets/..%2f..%2fpackage.json',
  ])('nothing of the repository, the settings or the data is given out: %s', async (url) => {
    const { body, status } = await ask({ method: 'GET', url })
    if (status === 200) expect(body).toMatch(/^<script nonce="[^"]+"><\/script>$/)
    else expect([status, JSON.parse(body).error.code]).toEqual([404, 'not_found'])
  })
})

const report = (payload: unknown) =>
  app.inject({
    method: 'POST',
    url: '/csp-report',
    headers: { 'content-type': 'application/csp-report' },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

describe('what a browser reports of a broken policy', () => {
  test('is taken from anybody, and what is no report is nothing', async () => {
    const told = { 'csp-report': { 'effective-directive': 'script-src-elem', 'blocked-uri': 'inline' } }
    expect((await report(told)).statusCode).toBe(204)
    expect((await report({ a: 1 })).statusCode).toBe(204)
    expect((await report('{')).statusCode).toBe(400)
    expect((await report({ a: 'å'.repeat(20_000) })).statusCode).toBe(413)
  })

  test('no other address takes that kind of content', async () => {
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/api/demo/session',
      headers: { 'content-type': 'application/csp-report' },
      payload: '{"person":"amira"}',
    })
    expect(statusCode).toBe(415)
  })
})
