import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { freePort, openTo, settingsFor, type Visitor, visitorOf } from '#test/support/sign-in/house.ts'
import { atProvider, signInAt } from '#test/support/sign-in/pages.ts'
import { type RealProvider, startRealProvider } from '#test/support/sign-in/real-provider.ts'
import { aTown, type Town } from '#test/support/town.ts'

let town: Town
let provider: RealProvider
let server: Awaited<ReturnType<typeof openTo>>
let owner: Client
let visitor: Visitor
let there: ReturnType<typeof atProvider>

beforeAll(async () => {
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  provider = await startRealProvider(publicUrl)
  town = await aTown()
  const { issuer } = provider
  server = await openTo(town, settingsFor([town], { issuer, publicUrl, mostSessions: 3 }))
  // The provider itself calls when somebody signs out there.
  await server.app.listen({ port, host: '127.0.0.1' })
  owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await server.app.close()
  await provider.stop()
})
beforeEach(() => {
  server.ahead(0)
  town.at(systemClock.now())
  visitor = visitorOf(server.app, {
    'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/153.0 Safari/537.36',
  })
  there = atProvider(provider.issuer)
})

const statusOf = async (who = visitor): Promise<number> => (await who.get('/api/session')).status

describe('with a standard provider', () => {
  test('one signs in through its own pages and comes back to where one was going', async () => {
    const { answer, asked } = await signInAt(visitor, there, 'amira', '/inloggning?till=/arenden%3Fsida=2')
    expect(asked).toEqual(['login', 'consent'])
    expect([answer.status, answer.location]).toEqual([303, '/arenden?sida=2'])
    const session = await visitor.get('/api/session')
    expect(JSON.parse(session.text)).toMatchObject({
      worker: { id: town.workers.amira, name: 'Amira Påhittad' },
    })
  })

  test('no token, code or secret reaches the browser, the database or the log', async () => {
    const { back } = await signInAt(visitor, there, 'bo')
    const code = new URL(back).searchParams.get('code') ?? 'none'
    expect(code.length).toBeGreaterThan(20)
    const held = JSON.stringify([...visitor.cookies])
    expect(held).not.toContain(code)
    expect(held).not.toContain('eyJ')
    const { rows: sessions } = await owner.query('select * from sessions where worker_id = $1', [
      town.workers.bo,
    ])
    const { rows: attempts } = await owner.query('select * from sign_in_attempts where tenant_id = $1', [
      town.tenantId,
    ])
    const { rows: log } = await owner.query('select * from audit_log where tenant_id = $1', [town.tenantId])
    expect(attempts).toEqual([])
    expect(sessions).toMatchObject([
      {
        subject: 'bo',
        issuer: provider.issuer,
        device: 'Chrome, Windows',
        provider_session: expect.any(String),
      },
    ])
    expect(log.map(({ basis }) => basis)).toContain('signed in')
    for (const stored of [sessions, log]) {
      expect(JSON.stringify(stored)).not.toContain('eyJ')
      expect(JSON.stringify(stored)).not.toContain(code)
    }
  })

  test('the cookie of the beginning is not seen by scripts, comes back from the other site, and is gone afterwards', async () => {
    const { headers } = await visitor.get('/inloggning')
    expect(String(headers['set-cookie'])).toMatch(
      /^barntid-start=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    await signInAt(visitor, there, 'amira')
    expect([...visitor.cookies.keys()]).toEqual(['barntid'])
  })

  test('each sign-in has a token of its own, also for the same person', async () => {
    await signInAt(visitor, there, 'amira')
    const first = visitor.cookies.get('barntid')
    await signInAt(visitor, there, 'amira')
    expect(visitor.cookies.get('barntid')).not.toBe(first)
  })

  test('an account that no worker here has is refused, and nobody is created', async () => {
    const before = await owner.query('select count(*) from workers')
    const { answer } = await signInAt(visitor, there, 'helt-okänd')
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('Du har inget konto här')
    expect((await owner.query('select count(*) from workers')).rows).toEqual(before.rows)
  })

  test('who presses "Cancel" there is told so here', async () => {
    const { location = '' } = await visitor.get('/inloggning')
    const back = await there.cancel(location)
    const answer = await visitor.get(back.url)
    expect([answer.status, answer.text.includes('Inloggningen avbröts')]).toEqual([403, true])
  })

  test('a code is worth nothing a second time, and not for another client', async () => {
    const { back } = await signInAt(visitor, there, 'amira')
    const thief = visitorOf(server.app)
    const start = await thief.get('/inloggning')
    const stolen = new URL(back)
    stolen.searchParams.set('state', new URL(start.location ?? '').searchParams.get('state') ?? '')
    const answer = await thief.get(stolen.href)
    expect([answer.status, await statusOf(thief)]).toEqual([403, 401])
  })

  test('a code that was made for another client is worth nothing here', async () => {
    const { location = '' } = await visitor.get('/inloggning')
    const theirs = new URL(location)
    theirs.searchParams.set('client_id', 'annan')
    theirs.searchParams.set('redirect_uri', 'http://127.0.0.1:9/inloggning/svar')
    const back = new URL((await there.signIn(theirs.href, 'amira')).url)
    expect(back.host).toBe('127.0.0.1:9')
    const answer = await visitor.get(back.href)
    expect([answer.status, await statusOf()]).toEqual([403, 401])
  })

  test('an address to come back to that we have not given is refused by the provider', async () => {
    const { location = '' } = await visitor.get('/inloggning')
    const changed = new URL(location)
    changed.searchParams.set('redirect_uri', 'https://annan.invalid/svar')
    expect((await there.ask(changed.href)).text).toContain('redirect_uri')
  })

  test('the oldest goes when there are more sign-ins at once than allowed', async () => {
    const all = Array.from({ length: 4 }, () => visitorOf(server.app))
    for (const [n, one] of all.entries()) {
      server.ahead(n)
      await signInAt(one, there, 'eva')
    }
    expect(await Promise.all(all.map(statusOf))).toEqual([401, 200, 200, 200])
  })
})

describe('signing out', () => {
  test('at the provider ends the session here within the same request (back-channel), and nobody else’s', async () => {
    const other = visitorOf(server.app)
    const elsewhere = atProvider(provider.issuer)
    await signInAt(visitor, there, 'cilla')
    await signInAt(other, elsewhere, 'dag')
    const { location = '' } = await visitor.get('/inloggning/ut')
    expect(new URL(location).searchParams.get('post_logout_redirect_uri')).toMatch(/^http:\/\/127[^?]*\/$/)
    await there.signOut(location)
    expect([await statusOf(), await statusOf(other)]).toEqual([401, 200])
  })

  test('here tells the browser where the provider’s own page for it is; in the demo there is none', async () => {
    await signInAt(visitor, there, 'dag')
    const { barntid = '' } = Object.fromEntries(visitor.cookies)
    const ended = await server.app.inject({
      method: 'DELETE',
      url: '/api/session',
      cookies: { barntid },
      payload: {},
    })
    expect(ended.json()).toEqual({ ended: true, goTo: `/inloggning/ut?kommun=${town.slug}` })
    const demo = await server.app.inject({
      method: 'DELETE',
      url: '/api/session',
      cookies: await town.cookie('dag'),
      payload: {},
    })
    expect(demo.json()).toEqual({ ended: true, goTo: null })
  })
})

describe('once more, for what an open desk is not enough for', () => {
  test('the provider asks for the name again, and the old token is worth nothing afterwards', async () => {
    await signInAt(visitor, there, 'hedda')
    const old = new Map(visitor.cookies)
    server.ahead(1)
    const { asked, answer } = await signInAt(visitor, there, 'hedda', '/inloggning?igen=1&till=/personer')
    expect(asked).toContain('login')
    expect([answer.status, answer.location]).toEqual([303, '/personer'])
    const before = visitorOf(server.app)
    for (const [name, value] of old) before.cookies.set(name, value)
    expect([await statusOf(), await statusOf(before)]).toEqual([200, 401])
  })

  test('somebody else at the same desk is refused, and the first stays signed in', async () => {
    await signInAt(visitor, there, 'hedda')
    const { answer } = await signInAt(visitor, atProvider(provider.issuer), 'amira', '/inloggning?igen=1')
    expect([answer.status, answer.text.includes('Det var någon annan som loggade in')]).toEqual([403, true])
    const session = await visitor.get('/api/session')
    expect(JSON.parse(session.text)).toMatchObject({ worker: { id: town.workers.hedda } })
  })
})
