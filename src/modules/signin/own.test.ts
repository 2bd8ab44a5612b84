import { generateKeyPair, SignJWT } from 'jose'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { deviceOf } from '#platform/http/device-words.ts'
import { confirmMerge } from '#modules/people/merge/contract.ts'
import {
  type Claims,
  type EvilProvider,
  nowSeconds,
  type Signer,
  startEvilProvider,
} from '#test/support/sign-in/evil-provider.ts'
import { clientId } from '#test/support/sign-in/client.ts'
import { openTo, settingsFor, type Visitor, visitorOf } from '#test/support/sign-in/house.ts'
import { without } from '#test/support/sign-in/without.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { endOtherSessions, endSessionOfOwn, listOwnSessions } from './contract.ts'

let provider: EvilProvider
let town: Town
/** The first municipality of the house: the one whose door is the demo's. */
let demo: Town
let server: Awaited<ReturnType<typeof openTo>>
let visitor: Visitor
let owner: Client

beforeAll(async () => {
  provider = await startEvilProvider()
  demo = await aTown()
  owner = new Client({ connectionString: demo.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await provider.stop()
})
beforeEach(async () => {
  provider.play({})
  town = await aTown()
  town.at(systemClock.now())
  const { issuer } = provider
  server = await openTo(
    town,
    settingsFor([town], { issuer, publicUrl: 'http://127.0.0.1:9', mostSessions: 5 }),
  )
  visitor = visitorOf(server.app)
})

const signIn = async (who = visitor, path = '/inloggning', claims?: (claims: Claims) => Claims) => {
  provider.play(claims ? { claims } : {})
  const { location = '' } = await who.get(path)
  const back = await fetch(location, { redirect: 'manual' })
  return who.get(back.headers.get('location') ?? '')
}

const statusOf = async (who = visitor): Promise<number> => (await who.get('/api/session')).status

const as = (name: string) => (claims: Claims) => ({ ...claims, sub: name, sid: `session of ${name}` })

const cookieOf = async (login: 'amira' | 'bo', at: string) => {
  town.at(at)
  return town.cookie(login)
}

const merge = (cookies: Map<string, string>) =>
  server.app.inject({
    method: 'POST',
    url: confirmMerge.path.replace(':mergeId', newUuid()),
    payload: {},
    cookies: Object.fromEntries(cookies),
  })

const event = 'http://schemas.openid.net/event/backchannel-logout'
const right = (): Claims => ({
  iss: provider.issuer,
  aud: clientId,
  iat: nowSeconds(),
  exp: nowSeconds() + 60,
  jti: newUuid(),
  sub: 'amira',
  sid: 'session of amira',
  events: { [event]: {} },
})
const tell = async (claims: Claims, sign: Signer = provider.signers.right) =>
  server.app.inject({
    method: 'POST',
    url: `/inloggning/utloggning/${town.slug}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ logout_token: await sign(claims) }).toString(),
  })

describe('one’s own sign-ins', () => {
  test('are listed with when and where, this one marked, and nobody else’s', async () => {
    await cookieOf('amira', '2026-11-23T09:00:00.000Z')
    await cookieOf('amira', '2026-11-23T09:05:00.000Z')
    await cookieOf('bo', '2026-11-23T09:06:00.000Z')
    town.at('2026-11-23T09:07:00.000Z')
    const { sessions } = await town.call('amira', listOwnSessions, {})
    expect(sessions.map(({ startedAt, isThis }) => [startedAt, isThis])).toEqual([
      ['2026-11-23T09:07:00.000Z', true],
      ['2026-11-23T09:05:00.000Z', false],
      ['2026-11-23T09:00:00.000Z', false],
    ])
  })

  test('that have gone idle or ended are not there', async () => {
    await cookieOf('amira', '2026-11-23T09:00:00.000Z')
    town.at('2026-11-23T09:15:00.000Z')
    const { sessions } = await town.call('amira', listOwnSessions, {})
    expect(sessions).toHaveLength(1)
  })

  test('end at once, one by one or all others', async () => {
    const [first, second] = [
      await cookieOf('amira', '2026-11-23T09:00:00.000Z'),
      await cookieOf('amira', '2026-11-23T09:01:00.000Z'),
    ]
    town.at('2026-11-23T09:02:00.000Z')
    const { sessions } = await town.call('amira', listOwnSessions, {})
    const oldest = sessions.at(-1)?.id ?? ''
    expect(await town.call('amira', endSessionOfOwn, { sessionId: oldest })).toEqual({ ended: true })
    const status = async (cookies: Record<string, string>) =>
      (await town.app.inject({ method: 'GET', url: '/api/session', cookies })).statusCode
    expect([await status(first), await status(second)]).toEqual([401, 200])
    expect(await town.call('amira', endOtherSessions, {})).toEqual({ ended: 1 })
    expect([await status(second), await status(await town.cookie('amira'))]).toEqual([401, 200])
  })

  test('are ended only by who has signed in within five minutes', async () => {
    const old = await cookieOf('amira', '2026-11-23T09:00:00.000Z')
    const other = await cookieOf('amira', '2026-11-23T09:04:00.000Z')
    town.at('2026-11-23T09:06:00.000Z')
    const endOthers = (cookies: Record<string, string>) =>
      town.app.inject({ method: 'POST', url: '/api/sessions/end-others', payload: {}, cookies })
    const refused = await endOthers(old)
    expect([refused.statusCode, refused.json().error.code]).toEqual([403, 'sign_in_again'])
    expect((await endOthers(other)).json()).toEqual({ ended: 1 })
  })

  test('of a colleague cannot be ended, and one cannot tell that it exists', async () => {
    const theirs = await cookieOf('bo', '2026-11-23T09:00:00.000Z')
    const { rows } = await owner.query('select id from sessions where tenant_id = $1', [town.tenantId])
    const answers = [
      await town.send('amira', endSessionOfOwn, { sessionId: rows[0].id }),
      await town.send('amira', endSessionOfOwn, { sessionId: newUuid() }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    const still = await town.app.inject({ method: 'GET', url: '/api/session', cookies: theirs })
    expect(still.statusCode).toBe(200)
  })

  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/153.0.0.0 Safari/537.36 Edg/153.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox, Linux'],
    ['curl/8', ''],
    [undefined, ''],
  ])('name the device in coarse words: %s', (agent, words) => expect(deviceOf(agent)).toBe(words))
})

test('who begins to sign in anew has left the session of that browser, and no other', async () => {
  const phone = visitorOf(server.app)
  await signIn()
  await signIn(phone)
  const before = new Map(visitor.cookies)
  await visitor.get('/inloggning')
  visitor.cookies.clear()
  for (const [name, value] of before) visitor.cookies.set(name, value)
  expect([await statusOf(), await statusOf(phone)]).toEqual([401, 200])
})

describe('an act that needs a fresh sign-in', () => {
  test('is open for five minutes, then asks for it, and is open again afterwards', async () => {
    await signIn()
    expect((await merge(visitor.cookies)).statusCode).toBe(404)
    server.ahead(301)
    const closed = await merge(visitor.cookies)
    expect([closed.statusCode, closed.json()]).toMatchObject([
      403,
      { error: { code: 'sign_in_again', message: expect.stringContaining('Logga in igen för det här') } },
    ])
    // Less than five minutes, also for a provider that tells whole seconds.
    server.ahead(290)
    await signIn(visitor, '/inloggning?igen=1')
    expect((await merge(visitor.cookies)).statusCode).toBe(404)
  })

  test('counts from when the person showed who they are, not from when the session began', async () => {
    await signIn(visitor, '/inloggning', (claims) => ({ ...claims, auth_time: nowSeconds() - 400 }))
    expect([await statusOf(), (await merge(visitor.cookies)).statusCode]).toEqual([200, 403])
  })

  test('is closed where the provider does not say when that was', async () => {
    await signIn(visitor, '/inloggning', (claims) => without(claims, 'auth_time'))
    expect([await statusOf(), (await merge(visitor.cookies)).statusCode]).toEqual([200, 403])
  })

  test('asks the provider for the name again, within five minutes', async () => {
    await signIn()
    expect(provider.asked().has('prompt')).toBe(false)
    await signIn(visitor, '/inloggning?igen=1')
    expect([provider.asked().get('prompt'), provider.asked().get('max_age')]).toEqual(['login', '300'])
  })

  test.each<[string, (claims: Claims) => Claims]>([
    ['that is too old', (claims) => ({ ...claims, auth_time: nowSeconds() - 400 })],
    ['without a time', (claims) => without(claims, 'auth_time')],
  ])('is not opened by a proof %s, and one stays as one was', async (_, claims) => {
    await signIn()
    const answer = await signIn(visitor, '/inloggning?igen=1', claims)
    expect(answer.status).toBe(403)
    expect(await statusOf()).toBe(200)
  })

  test('is opened in the demo by signing in there again', async () => {
    demo.at(systemClock.now())
    const cookies = new Map(Object.entries(await demo.cookie('hedda')))
    server.ahead(301)
    expect((await merge(cookies)).json()).toMatchObject({ error: { code: 'sign_in_again' } })
    const payload = { person: 'hedda' }
    const again = await server.app.inject({ method: 'POST', url: '/api/demo/session', payload })
    const fresh = new Map(again.cookies.map(({ name, value }) => [name, value]))
    expect([again.statusCode, (await merge(fresh)).statusCode]).toEqual([200, 404])
  })
})

describe('a word from the provider that somebody has signed out', () => {
  beforeEach(() => signIn(visitor, '/inloggning', as('amira')))

  test('ends that session within the request, and no other', async () => {
    const colleague = visitorOf(server.app)
    await signIn(colleague, '/inloggning', as('bo'))
    const told = await tell(right())
    expect([told.statusCode, told.headers['cache-control']]).toEqual([200, 'no-store'])
    expect([await statusOf(), await statusOf(colleague)]).toEqual([401, 200])
  })

  test('that names only the person ends all sessions of that person', async () => {
    const phone = visitorOf(server.app)
    await signIn(phone, '/inloggning', (claims) => ({ ...as('amira')(claims), sid: 'another' }))
    expect((await tell(without(right(), 'sid'))).statusCode).toBe(200)
    expect([await statusOf(), await statusOf(phone)]).toEqual([401, 401])
  })

  test('that comes a second time is not taken', async () => {
    const claims = right()
    expect((await tell(claims)).statusCode).toBe(200)
    await signIn(visitor, '/inloggning', as('amira'))
    expect((await tell(claims)).statusCode).toBe(400)
    expect(await statusOf()).toBe(200)
  })

  test('that is no word at all is not taken', async () => {
    const url = `/inloggning/utloggning/${town.slug}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const payload of ['', 'logout_token=', 'logout_token=a.b.c', 'logout_token=a&logout_token=b'])
      expect((await server.app.inject({ method: 'POST', url, headers, payload })).statusCode, payload).toBe(
        400,
      )
  })

  test('for a municipality that is not there is not taken', async () => {
    const url = '/inloggning/utloggning/finns-inte'
    expect((await server.app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(400)
  })

  test.each<[string, (claims: Claims) => Claims]>([
    ['with a nonce', (claims) => ({ ...claims, nonce: 'x' })],
    ['of another event', (claims) => ({ ...claims, events: { 'https://annan.invalid': {} } })],
    ['whose event is no object', (claims) => ({ ...claims, events: { [event]: true } })],
    ['without an event', (claims) => without(claims, 'events')],
    ['for another client', (claims) => ({ ...claims, aud: 'annan' })],
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://annan.invalid' })],
    ['without an id of its own', (claims) => without(claims, 'jti')],
    ['without a time', (claims) => without(claims, 'iat')],
    ['an hour old', (claims) => ({ ...claims, iat: nowSeconds() - 3600 })],
    ['from the future', (claims) => ({ ...claims, iat: nowSeconds() + 600 })],
    ['that has ended', (claims) => ({ ...claims, exp: nowSeconds() - 120 })],
    ['that names nobody', (claims) => without(claims, 'sub', 'sid')],
  ])('%s is not taken', async (_, change) => {
    expect((await tell(change(right()))).statusCode).toBe(400)
    expect(await statusOf()).toBe(200)
  })

  test.each(['none', 'stranger', 'unknownKey', 'publicKeyAsSecret'] as const)(
    'that is signed wrongly (%s) is not taken',
    async (how) => {
      expect((await tell(right(), provider.signers[how])).statusCode).toBe(400)
      expect(await statusOf()).toBe(200)
    },
  )

  test('that another person’s provider signed is not taken', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    const sign: Signer = (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey)
    expect((await tell(right(), sign)).statusCode).toBe(400)
    expect(await statusOf()).toBe(200)
  })
})
