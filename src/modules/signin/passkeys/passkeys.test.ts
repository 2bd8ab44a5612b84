import { createServer } from 'node:http'
import { beforeEach, describe, expect, test } from 'vitest'
import { instant } from '#kernel/day.ts'
import { systemClock } from '#platform/clock.ts'
import { removePasskeys as removeOfAnother } from '#modules/staff/contract.ts'
import { endSessionsIn } from '../../../../tools/end-sessions.ts'
import { nowSeconds, startEvilProvider } from '#test/support/sign-in/evil-provider.ts'
import { clientId } from '#test/support/sign-in/client.ts'
import { visitorOf } from '#test/support/sign-in/house.ts'
import { type PasskeyHouse, passkeyHouse } from '#test/support/sign-in/passkey-house.ts'
import { type Browser, browserOf } from '#test/support/sign-in/passkeys.ts'
import { newUuid } from '#test/support/town.ts'
import { listOwnSessions } from '../contract.ts'
import { listOwnPasskeys, startPasskey } from './contract.ts'
import { forgetPasskeys } from './jobs.ts'

let house: PasskeyHouse
let here: Record<string, string>

beforeEach(async () => {
  house = await passkeyHouse()
  here = house.at(house.town)
})

const ownOf = async (who: Browser) =>
  listOwnPasskeys.reply.parse((await who.send('GET', '/api/passkeys')).body)
const sessionOf = async (who: Browser) =>
  (await who.send('GET', '/api/session')).body as { worker: { id: string }; can: string[] }
const endOthers = (who: Browser) => who.send('POST', '/api/sessions/end-others')

describe('signing in with a passkey', () => {
  test('gives a session of the same kind, marked in the list and in the log', async () => {
    const amira = await house.passkeyOf('amira')
    const browser = house.browser()
    const sent = await browser.signIn(amira, {}, here)
    expect([sent.status, sent.body]).toEqual([200, { signedIn: true }])
    expect([...browser.cookies.keys()]).toEqual(['barntid'])
    expect((await sessionOf(browser)).worker.id).toBe(house.town.workers.amira)
    const { sessions } = listOwnSessions.reply.parse((await browser.send('GET', '/api/sessions')).body)
    expect(sessions.find(({ isThis }) => isThis)).toMatchObject({
      isByPasskey: true,
      device: 'Chrome, Windows',
    })
    expect(await house.bases()).toEqual(['signed in by passkey'])
    house.server.ahead(15 * 60)
    expect(await browser.status()).toBe(401)
  })

  test('is counted, and seen in the list', async () => {
    const amira = await house.passkeyOf('amira')
    const desk = await house.as('amira')
    expect((await ownOf(desk)).passkeys).toMatchObject([{ name: 'Jobbmobilen', lastUsedAt: null }])
    await house.browser().signIn(amira, {}, here)
    expect((await ownOf(desk)).passkeys).toMatchObject([{ lastUsedAt: expect.any(String), stands: 'works' }])
  })

  test('takes the session that the browser had, and no more sessions than are allowed', async () => {
    const amira = await house.passkeyOf('amira')
    const desk = await house.as('hedda')
    const before = browserOf(house.server.app, Object.fromEntries(desk.cookies))
    await desk.signIn(amira, {}, here)
    expect((await sessionOf(desk)).worker.id).toBe(house.town.workers.amira)
    expect(await before.status()).toBe(401)
    const all = [desk]
    for (let n = 1; n <= 5; n++) {
      house.server.ahead(n)
      const one = house.browser()
      await one.signIn(amira, {}, here)
      all.push(one)
    }
    expect(await Promise.all(all.map((one) => one.status()))).toEqual([401, 200, 200, 200, 200, 200])
  })

  test('the question names nobody, whoever asks', async () => {
    await house.passkeyOf('amira')
    const [asked, again] = [await house.browser().ask(here), await house.browser().ask(here)]
    expect(asked).toEqual({ ...again, challenge: expect.any(String) })
    expect([asked.allow, asked.challenge === again.challenge]).toEqual([[], false])
  })

  test('two at the same moment with one count: one of them', async () => {
    const amira = await house.passkeyOf('amira')
    const [one, other] = [house.browser(), house.browser()]
    const answer = amira.answer(await one.ask(here), { count: 5 })
    const second = amira.answer(await other.ask(here), { count: 5 })
    const sent = await Promise.all([one.answer(answer), other.answer(second)])
    expect(sent.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403])
  })
})

describe('once more, for what an open desk is not enough for', () => {
  test('a passkey is enough, and the old token is worth nothing afterwards', async () => {
    const amira = await house.passkeyOf('amira')
    const desk = await house.as('amira')
    house.server.ahead(6 * 60)
    expect((await endOthers(desk)).body).toMatchObject({ error: { code: 'sign_in_again' } })
    const before = browserOf(house.server.app, Object.fromEntries(desk.cookies))
    const asked = await desk.ask({ igen: '1' })
    expect(asked.allow).toEqual([amira.credential])
    expect((await desk.answer(amira.answer(asked))).status).toBe(200)
    expect([(await endOthers(desk)).status, await before.status()]).toEqual([200, 401])
    expect(await house.bases()).toEqual(['signed in again by passkey'])
  })

  test('but it adds no passkey', async () => {
    const amira = await house.passkeyOf('amira')
    const desk = await house.as('amira')
    await desk.signIn(amira, {}, { igen: '1' })
    const { body } = await desk.add(house.authenticator())
    expect(body).toMatchObject({ error: { code: 'passkey_needs_provider' } })
  })
})

const away = 'http://127.0.0.1:9'
const offered = async (mode: 'never' | 'when_away' | 'always', issuer: string): Promise<unknown> => {
  const one = await passkeyHouse({ issuer, rule: { mode } })
  const browser = one.browser()
  const ways = await browser.send('GET', `/inloggning/vagar?kommun=${one.town.slug}`)
  const { status } = await browser.send('POST', '/inloggning/passkey/fraga', one.at(one.town))
  return [(ways.body as { passkey: boolean }).passkey, status]
}

describe('when it is offered', () => {
  test('never; while the provider does not answer; always', async () => {
    const provider = await startEvilProvider()
    expect(await offered('never', away)).toEqual([false, 404])
    expect(await offered('when_away', provider.issuer)).toEqual([false, 404])
    expect(await offered('when_away', away)).toEqual([true, 200])
    expect(await offered('always', provider.issuer)).toEqual([true, 200])
    await provider.stop()
  })

  test('a provider that answers with faults is away too', async () => {
    const broken = createServer((_, response) => void response.writeHead(500).end())
    await new Promise<void>((done) => broken.listen(0, '127.0.0.1', done))
    const address = broken.address()
    const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    expect(await offered('when_away', issuer)).toEqual([true, 200])
    await new Promise((done) => broken.close(done))
  })

  test('the page that says that the provider is away shows the way', async () => {
    const one = await passkeyHouse({ issuer: away, rule: { mode: 'when_away' } })
    const page = await visitorOf(one.server.app).get(`/inloggning?kommun=${one.town.slug}`)
    expect([page.status, page.text.includes(`href="/?kommun=${one.town.slug}"`)]).toEqual([503, true])
    const none = await passkeyHouse({ issuer: away, rule: { mode: 'never' } })
    const other = await visitorOf(none.server.app).get(`/inloggning?kommun=${none.town.slug}`)
    expect(other.text).not.toContain('passkey')
  })
})

describe('the worker is told', () => {
  test('of one that was added, in another session than the one that did it, until she says that she knows', async () => {
    const desk = await house.as('amira')
    await desk.add(house.authenticator(), {}, 'Okänd nyckel')
    const news = { kind: 'added', name: 'Okänd nyckel', device: 'Chrome, Windows', by: '' }
    expect((await ownOf(desk)).news).toEqual([])
    expect((await sessionOf(desk)).can).not.toContain('hears of passkeys')
    expect((await desk.send('POST', '/api/passkeys/seen')).body).toEqual({ seen: 0 })

    house.town.at(instant('2099-01-01T00:00:00.000Z'))
    house.town.at(systemClock.now())
    const next = await house.as('amira')
    expect((await sessionOf(next)).can).toContain('hears of passkeys')
    expect((await ownOf(next)).news).toMatchObject([news])
    expect((await next.send('POST', '/api/passkeys/seen')).body).toEqual({ seen: 1 })
    expect((await sessionOf(next)).can).not.toContain('hears of passkeys')
    expect((await ownOf(next)).news).toEqual([])
  })

  test('and whoever signs in with it cannot say that she knows', async () => {
    const amira = await house.passkeyOf('amira')
    const thief = house.browser()
    await thief.signIn(amira, {}, here)
    const sent = await thief.send('POST', '/api/passkeys/seen')
    expect(sent.body).toMatchObject({ error: { code: 'passkey_needs_provider' } })
    expect((await sessionOf(thief)).can).toContain('hears of passkeys')
  })
})

describe('removing one', () => {
  test('one’s own: what was begun with it ends at once, and the rest goes on', async () => {
    const amira = await house.passkeyOf('amira')
    const elsewhere = house.browser()
    await elsewhere.signIn(amira, {}, here)
    const desk = await house.as('amira')
    const [{ id } = { id: '' }] = (await ownOf(desk)).passkeys
    expect((await desk.send('DELETE', `/api/passkeys/${id}`)).body).toEqual({ removed: true })
    expect([await desk.status(), await elsewhere.status()]).toEqual([200, 401])
    expect((await house.browser().signIn(amira, {}, here)).status).toBe(403)
    expect((await desk.send('DELETE', `/api/passkeys/${id}`)).status).toBe(404)
    expect((await ownOf(desk)).passkeys).toEqual([])
  })

  test('a colleague’s is not there, and takes a fresh sign-in like one’s own', async () => {
    await house.passkeyOf('amira')
    const desk = await house.as('amira')
    const [{ id } = { id: '' }] = (await ownOf(desk)).passkeys
    const bo = await house.as('bo')
    expect((await bo.send('DELETE', `/api/passkeys/${id}`)).status).toBe(404)
    expect((await bo.send('DELETE', `/api/passkeys/${newUuid()}`)).status).toBe(404)
    house.server.ahead(301)
    const { body } = await desk.send('DELETE', `/api/passkeys/${id}`)
    expect(body).toMatchObject({ error: { code: 'sign_in_again' } })
  })

  test('all of a worker’s, by the head: their sessions end, and she is told by whom', async () => {
    const amira = await house.passkeyOf('amira')
    const begun = house.browser()
    await begun.signIn(amira, {}, here)
    const head = await house.as('hedda')
    const path = removeOfAnother.path.replace(':workerId', house.town.workers.amira)
    expect((await head.send('POST', path)).body).toEqual({ removed: 1 })
    expect((await head.send('POST', path)).body).toEqual({ removed: 0 })
    expect(await begun.status()).toBe(401)
    expect((await house.browser().signIn(amira, {}, here)).status).toBe(403)
    const removed = (await ownOf(await house.as('amira'))).news.filter(({ kind }) => kind === 'removed')
    expect(removed).toMatchObject([{ by: 'Hedda Påhittad' }])
    const log = await house.owner<{ basis: string }>(
      `select basis from audit_log where tenant_id = $1 and action = 'removePasskeys' and subject_type = 'passkey'`,
      [house.town.tenantId],
    )
    expect(log).toEqual([{ basis: 'passkey of another removed' }])
  })

  test('is nothing that a colleague does for another', async () => {
    await house.passkeyOf('amira')
    const path = removeOfAnother.path.replace(':workerId', house.town.workers.amira)
    for (const login of ['bo', 'cilla', 'ulla', 'amira'] as const)
      expect((await (await house.as(login)).send('POST', path)).status).toBe(404)
  })

  test('is forgotten after a year', async () => {
    await house.passkeyOf('amira')
    await house.owner(
      `update passkeys set removed_at = '2026-01-01', removed_by = worker_id where tenant_id = $1`,
      [house.town.tenantId],
    )
    const countAt = async (now: string): Promise<number> => {
      await house.town.inTx((tx) => forgetPasskeys({ tx, now: instant(now) }))
      const [row] = await house.owner<{ n: number }>(
        'select count(*)::int as n from passkeys where tenant_id = $1',
        [house.town.tenantId],
      )
      return row?.n ?? -1
    }
    expect(await countAt('2026-12-31T00:00:00.000Z')).toBe(1)
    expect(await countAt('2027-01-02T00:00:00.000Z')).toBe(0)
  })
})

describe('the provider’s word', () => {
  test('that she is signed out ends what was begun with a passkey, and being named there lets it last', async () => {
    const provider = await startEvilProvider()
    const one = await passkeyHouse({ issuer: provider.issuer })
    const { app } = one.server
    const kommun = one.town.slug
    const visitor = visitorOf(app)
    const signInThere = async () => {
      const { location = '' } = await visitor.get(`/inloggning?kommun=${kommun}`)
      const back = await fetch(location, { redirect: 'manual' })
      await visitor.get(back.headers.get('location') ?? '')
      return browserOf(app, Object.fromEntries(visitor.cookies))
    }
    const desk = await signInThere()
    const amira = one.authenticator()
    expect((await desk.add(amira)).status).toBe(200)

    const begun = browserOf(app)
    await begun.signIn(amira, {}, { kommun })
    expect([await begun.status(), await desk.status()]).toEqual([200, 200])
    const out = await begun.send('DELETE', '/api/session')
    expect(out.body).toEqual({ ended: true, goTo: null })
    await begun.signIn(amira, {}, { kommun })
    const logoutToken = await provider.signers.right({
      iss: provider.issuer,
      aud: clientId,
      iat: nowSeconds(),
      exp: nowSeconds() + 60,
      jti: newUuid(),
      sub: 'amira',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    })
    const told = await app.inject({
      method: 'POST',
      url: `/inloggning/utloggning/${kommun}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logout_token: logoutToken }).toString(),
    })
    expect(told.statusCode).toBe(200)
    expect([await begun.status(), await desk.status()]).toEqual([401, 401])

    await one.owner(`update passkeys set proven_at = now() - interval '31 days' where tenant_id = $1`, [
      one.town.tenantId,
    ])
    expect((await browserOf(app).signIn(amira, {}, { kommun })).status).toBe(403)
    await signInThere()
    expect((await browserOf(app).signIn(amira, {}, { kommun })).status).toBe(200)
    await provider.stop()
  })

  test('whoever runs the server ends these sessions too', async () => {
    const amira = await house.passkeyOf('amira')
    const begun = house.browser()
    await begun.signIn(amira, {}, here)
    const asked = { slug: house.town.slug, login: 'amira' }
    expect(await endSessionsIn(house.town.house, asked, systemClock.now())).toBeGreaterThan(0)
    expect(await begun.status()).toBe(401)
  })
})

test('there is no way to add one for somebody else: the one who asks is the one who gets it', async () => {
  const head = await house.as('hedda')
  const asked = startPasskey.reply.parse((await head.send('POST', '/api/passkeys/challenge')).body)
  const made = house.authenticator().make(asked)
  const payload = { id: newUuid(), name: 'Nyckel', ...made, workerId: house.town.workers.amira }
  expect((await head.send('POST', '/api/passkeys', payload)).status).toBe(400)
  const { workerId: _, ...own } = payload
  expect((await head.send('POST', '/api/passkeys', own)).status).toBe(200)
  expect((await ownOf(head)).passkeys).toHaveLength(1)
  expect((await ownOf(await house.as('amira'))).passkeys).toEqual([])
})
