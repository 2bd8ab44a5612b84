import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { pass } from '#platform/release.ts'
import { countingRoom, littleServer } from '#test/support/little-server.ts'
import { serve } from '#platform/module.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'

let town: Town

beforeAll(async () => {
  town = await aTown()
})

const Told = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    issues: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  }),
})

/** Sends something odd to a route of ours as a worker, and gives the status and what the answer says. */
const tell = async (options: InjectOptions) => {
  const { app, cookies } = await littleServer(town, countingRoom)
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url: '/api/count/a',
    cookies: await cookies('amira'),
    ...options,
  })
  const { error } = Told.parse(JSON.parse(body))
  expect(body).not.toMatch(/FST_|node_modules|Unexpected|at .*:\d+/)
  return { status: statusCode, code: error.code, message: error.message, issues: error.issues }
}

const json = { 'content-type': 'application/json' }

describe('what cannot be taken is refused in Swedish', () => {
  test('a body of more than a megabyte', async () => {
    expect(await tell({ payload: { by: 'å'.repeat(1_100_000) } })).toMatchObject({
      status: 413,
      message: 'Det är för mycket text på en gång. Dela upp den och försök igen.',
    })
  })

  test.each(['{', '{"by":1', 'by=1', '\u0000', '{"by":1}}', '[', '"', 'undefined'])(
    'something that is not JSON: %j',
    async (payload) => {
      expect(await tell({ payload, headers: json })).toMatchObject({
        status: 400,
        code: 'not_json',
        message: 'Innehållet gick inte att läsa. Ladda om sidan och försök igen.',
      })
    },
  )

  test.each(['{"__proto__":{"by":1}}', '{"by":1,"constructor":{"prototype":{"x":1}}}'])(
    'a key that would change every object: %s',
    async (payload) => {
      expect((await tell({ payload, headers: json })).status).toBe(400)
      expect(Object.hasOwn(Object.prototype, 'by') || Object.hasOwn(Object.prototype, 'x')).toBe(false)
    },
  )

  test.each(['[]', '[1]', '"text"', '1', 'true', 'null'])('JSON that is no object: %s', async (payload) => {
    expect((await tell({ payload, headers: json })).status).toBe(400)
  })

  test('lists in lists, a hundred thousand deep', async () => {
    const deep = `{"by":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect((await tell({ payload: deep, headers: json })).status).toBe(400)
  })

  test('a kind of content that nobody asked for', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/xml']) {
      expect((await tell({ payload: '{"by":1}', headers: { 'content-type': type } })).status).toBe(415)
    }
  })

  test('a plain form, which any website can send, on a page that needs a session', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await tell({ payload: 'by=1', headers: form })).toMatchObject({ status: 415, code: 'not_json' })
  })

  test.each(['cross-site', 'same-site', 'anything'])('a call that the browser says is %s', async (site) => {
    expect(await tell({ payload: { by: 1 }, headers: { 'sec-fetch-site': site } })).toMatchObject({
      status: 403,
      code: 'wrong_site',
      message: 'Anropet kom från en annan webbplats och togs inte emot.',
    })
  })

  test('an address that does not exist, a wrong verb and a broken address', async () => {
    expect(await tell({ url: '/api/nothing' })).toMatchObject({ status: 404, code: 'not_found' })
    expect(await tell({ method: 'DELETE' })).toMatchObject({ status: 404, code: 'not_found' })
    expect((await tell({ url: '/api/count/%E0%A4%A' })).status).toBe(404)
    expect((await tell({ url: `/api/count/${'a'.repeat(10_000)}` })).status).toBe(404)
  })

  test('each field says what is wrong with it: missing, of another kind, unknown', async () => {
    expect((await tell({ payload: {} })).issues).toMatchObject([{ path: 'by', code: 'required' }])
    expect((await tell({ payload: { by: 'x' } })).issues).toMatchObject([{ path: 'by', code: 'wrong_type' }])
    expect((await tell({ payload: { by: 1, more: 1 } })).issues).toMatchObject([
      { path: 'more', code: 'unknown_field' },
    ])
  })

  test('the same in English for one who has chosen it', async () => {
    expect((await tell({ payload: {}, headers: { 'accept-language': 'en-GB,en' } })).message).toBe(
      'Something needs to be put right. See the fields. What you wrote is still there.',
    )
  })
})

const noSuchThing = async (cookies: Record<string, string>): Promise<string> => {
  const { app } = await littleServer(town, countingRoom)
  return Told.parse((await app.inject({ method: 'GET', url: '/api/nothing', cookies })).json()).error.message
}

test('the language is that of the page’s own cookie, over https the one that nobody else can set', async () => {
  const [swedish, english] = [await noSuchThing({}), await noSuchThing({ lang: 'en' })]
  expect([swedish.startsWith('Det finns'), english.startsWith('Det finns')]).toEqual([true, false])
  expect(await noSuchThing({ '__Host-lang': 'en' })).toBe(english)
  expect(await noSuchThing({ '__Host-lang': 'sv', lang: 'en' })).toBe(swedish)
})

const pdf = (name: string) =>
  serve(
    {
      name,
      method: 'GET',
      path: `/api/${name}.pdf`,
      may: { signedIn: 'a test' },
      input: z.strictObject({}),
      reply: z.unknown(),
      produces: 'application/pdf',
      leaves: { to: ['staff'], names: 'nobody' },
    },
    async () => pass({ body: '%PDF' }),
  )

describe('limits', () => {
  test('more calls in a minute than allowed are refused in plain words, for that session and not for others', async () => {
    const { app, cookies } = await littleServer(town, countingRoom, { perMinute: 3 })
    const [one, other] = [await cookies('amira'), await cookies('bo')]
    const ask = async (as: Record<string, string>) =>
      app.inject({ method: 'GET', url: '/api/count/a', cookies: as })
    for (let i = 0; i < 3; i++) expect((await ask(one)).statusCode).toBe(200)
    const fourth = await ask(one)
    expect(fourth.statusCode).toBe(429)
    expect(Told.parse(fourth.json()).error.message).toBe(
      'Det blev för många anrop på kort tid. Vänta en minut och försök igen.',
    )
    expect((await ask(other)).statusCode).toBe(200)
    expect((await app.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(200)
  })

  test('documents are counted by the hour, each kind by itself, and the answer says what to do', async () => {
    const { app, cookies } = await littleServer(town, [pdf('one'), pdf('two')], { documentsPerHour: 2 })
    const [amira, bo] = [await cookies('amira'), await cookies('bo')]
    const ask = (url: string, as: Record<string, string>) => app.inject({ method: 'GET', url, cookies: as })
    expect((await ask('/api/one.pdf', amira)).statusCode).toBe(200)
    expect((await ask('/api/one.pdf', amira)).statusCode).toBe(200)
    const third = await ask('/api/one.pdf', amira)
    expect(third.statusCode).toBe(429)
    expect(Told.parse(third.json()).error.message).toContain('60 sådana dokument på en timme. Vänta en stund')
    expect((await ask('/api/two.pdf', amira)).statusCode).toBe(200)
    expect((await ask('/api/one.pdf', bo)).statusCode).toBe(200)
  })

  test('the measure of health says so when the database does not answer', async () => {
    const gone = await aTown()
    const { app } = await littleServer(
      {
        ...gone,
        house: {
          ...gone.house,
          db: {
            ...gone.db,
            pool: Object.assign(Object.create(gone.db.pool), {
              query: () => Promise.reject(Object.assign(new Error('down'), { code: '57P03' })),
            }),
          },
        },
      },
      countingRoom,
    )
    expect((await app.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(503)
  })
})

const steady = (headers: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !/^(date|content-length|connection|keep-alive|x-ratelimit-.*)$/.test(name))
      .map(([name, value]) => [name, String(value).replaceAll(/nonce-[\w+/=-]+/g, 'nonce-…')]),
  )

describe('headers', () => {
  test('of an answer over https', async () => {
    const { app, cookies } = await littleServer(town, countingRoom, { https: true })
    const { headers } = await app.inject({
      method: 'GET',
      url: '/api/count/a',
      cookies: await cookies('amira'),
    })
    expect(steady(headers)).toMatchInlineSnapshot(`
      {
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none';object-src 'none';sandbox;report-uri /csp-report",
        "content-type": "application/json; charset=utf-8",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "origin-agent-cluster": "?1",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), browsing-topics=()",
        "referrer-policy": "no-referrer",
        "strict-transport-security": "max-age=31536000; includeSubDomains",
        "x-content-type-options": "nosniff",
        "x-dns-prefetch-control": "off",
        "x-download-options": "noopen",
        "x-frame-options": "DENY",
        "x-permitted-cross-domain-policies": "none",
        "x-session-seconds-left": "900",
        "x-xss-protection": "0",
      }
    `)
  })

  test('a session cookie is for this host alone, over https, unseen by scripts and never sent from elsewhere', async () => {
    const signIn = serve(
      {
        name: 'signIn',
        method: 'POST',
        path: '/api/sign-in',
        may: { public: 'a test' },
        input: z.strictObject({}),
        reply: z.null(),
      },
      async (ctx) => {
        ctx.after.cookie = { value: `${ctx.actor.tenantId}.x` }
        return null
      },
    )
    const https = await littleServer(town, [signIn], { https: true })
    const { headers } = await https.app.inject({ method: 'POST', url: '/api/sign-in', payload: {} })
    expect(headers['set-cookie']).toMatch(
      /^__Host-barntid=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    const plain = await littleServer(town, [signIn])
    const other = await plain.app.inject({ method: 'POST', url: '/api/sign-in', payload: {} })
    expect(other.headers['set-cookie']).toMatch(/^barntid=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  test('the page of the application carries the nonce of its own answer, another one each time', async () => {
    const webFolder = await mkdtemp(join(tmpdir(), 'barntid-web-'))
    await mkdir(join(webFolder, 'assets'))
    await writeFile(join(webFolder, 'index.html'), '<script nonce="__NONCE__"></script>')
    const { app } = await littleServer(town, countingRoom, { webFolder })
    const pages = await Promise.all(
      ['/', `/barn/${newUuid()}`].map((url) => app.inject({ method: 'GET', url })),
    )
    const nonces = pages.map((page) => /nonce="([^"]+)"/.exec(page.body)?.[1] ?? '')
    expect(new Set(nonces).size).toBe(2)
    pages.forEach((page, i) => {
      const policy = page.headers['content-security-policy']
      expect(policy).toContain(`script-src 'strict-dynamic' 'nonce-${nonces[i]}'`)
      expect(policy).toContain(`style-src 'self' 'nonce-${nonces[i]}'`)
      expect(page.headers['cache-control']).toBe('no-store')
    })
    expect((await app.inject({ method: 'GET', url: '/api/nothing' })).statusCode).toBe(404)
    expect((await app.inject({ method: 'GET', url: '/assets/../../package.json' })).body).not.toContain(
      '"private"',
    )
    await rm(webFolder, { recursive: true })
  })
})
