import { generateKeyPairSync } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Authenticator, Twist } from '#test/support/sign-in/authenticator.ts'
import {
  origin,
  type PasskeyHouse,
  passkeyHouse,
  passkeyServer,
} from '#test/support/sign-in/passkey-house.ts'
import { type Browser, browserOf } from '#test/support/sign-in/passkeys.ts'
import { startPasskey } from './contract.ts'
import { handleOf } from './verify.ts'

let house: PasskeyHouse
let amira: Authenticator
let browser: Browser
let here: Record<string, string>

beforeEach(async () => {
  house = await passkeyHouse()
  amira = await house.passkeyOf('amira')
  browser = house.browser()
  here = house.at(house.town)
})

const sentence = 'Det gick inte att logga in med din passkey.'

/** One and the same answer, nobody signed in, and the reason in the log alone. */
const expectRefused = async (
  sent: { readonly status: number; readonly text: string },
  reason: string,
  who = browser,
) => {
  expect([sent.status, sent.text.includes(sentence)]).toEqual([403, true])
  expect(JSON.parse(sent.text)).toEqual({
    error: { code: 'passkey_refused', message: expect.stringContaining(sentence) },
  })
  expect(await who.status()).toBe(401)
  expect((await house.bases()).at(-1)).toBe(`refused: passkey ${reason}`)
}

test('what is refused below is refused for its fault alone: without it one is signed in', async () => {
  const { status } = await browser.signIn(amira, {}, here)
  expect([status, await browser.status()]).toEqual([200, 200])
  expect((await house.bases()).at(-1)).toBe('signed in by passkey')
})

describe('an answer that does not hold', () => {
  const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const faults: readonly (readonly [string, Twist])[] = [
    ['made on another website', { origin: 'https://barntid.exempel.com' }],
    ['made on a page of the same name without encryption', { origin: 'http://barntid.exempel.se' }],
    ['made on another port of the same name', { origin: `${origin}:8443` }],
    ['made on a name below ours', { origin: 'https://ond.barntid.exempel.se' }],
    ['made for another name (rpId)', { rpId: 'exempel.se' }],
    ['made in our page inside another website’s', { crossOrigin: true }],
    ['of whom the device has not seen who it is (user verification)', { verified: false }],
    ['of whom the device has not seen that anybody is there', { present: false }],
    ['signed with another key', { otherKey }],
    ['of the making of a passkey', { type: 'webauthn.create' }],
    ['to a question of one’s own', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['in the name of nobody', { userHandle: 'AAAA' }],
  ]
  test.each(faults)('%s', async (_, twist) => {
    await expectRefused(await browser.signIn(amira, twist, here), 'not_trusted')
  })

  test('in the name of a colleague', async () => {
    const userHandle = handleOf(house.town.workers.hedda)
    await expectRefused(await browser.signIn(amira, { userHandle }, here), 'not_trusted')
  })

  test('with a colleague’s passkey and one’s own key', async () => {
    const hedda = await house.passkeyOf('hedda')
    const sent = await browser.signIn(amira, { credential: hedda.credential }, here)
    await expectRefused(sent, 'not_trusted')
  })

  test('whose words were changed after it was signed', async () => {
    const answer = amira.answer(await browser.ask(here))
    const data = JSON.parse(Buffer.from(answer.clientData, 'base64url').toString('utf8'))
    const clientData = Buffer.from(JSON.stringify({ ...data, more: 1 })).toString('base64url')
    await expectRefused(await browser.answer({ ...answer, clientData }), 'not_trusted')
  })

  test.each([
    ['no JSON', 'inte json'],
    ['another form', '{"credential":1}'],
    ['too long', JSON.stringify({ credential: 'A'.repeat(2000) })],
    ['with more in it than there should be', '{"credential":"AAAA","workerId":"x"}'],
  ])('that cannot be read: %s', async (_, text) => {
    await browser.ask(here)
    await expectRefused(await browser.answer(text), 'not_readable')
  })
})

describe('an authenticator that may be a copy', () => {
  test('its counter goes back, or stands', async () => {
    expect((await browser.signIn(amira, { count: 7 }, here)).status).toBe(200)
    for (const count of [7, 6, 0]) {
      const other = house.browser()
      await expectRefused(await other.signIn(amira, { count }, here), 'counter_back', other)
    }
    const again = house.browser()
    expect((await again.signIn(amira, { count: 8 }, here)).status).toBe(200)
  })

  test('one that never counts is taken for what it is', async () => {
    for (const one of [house.browser(), house.browser()])
      expect((await one.signIn(amira, { count: 0 }, here)).status).toBe(200)
  })
})

describe('a question that is not this one', () => {
  test('an answer that was sent already is worth nothing, in the same browser and in another', async () => {
    const answer = amira.answer(await browser.ask(here))
    const cookies = Object.fromEntries(browser.cookies)
    expect((await browser.answer(answer)).status).toBe(200)
    const thief = browserOf(house.server.app, cookies)
    await expectRefused(await thief.answer(answer), 'challenge_missing', thief)
    const other = house.browser()
    await other.ask(here)
    await expectRefused(await other.answer(answer), 'not_trusted', other)
  })

  test('a wrong answer uses the question up', async () => {
    const asked = await browser.ask(here)
    const cookies = Object.fromEntries(browser.cookies)
    await browser.answer(amira.answer(asked, { verified: false }))
    const again = browserOf(house.server.app, cookies)
    await expectRefused(await again.answer(amira.answer(asked)), 'challenge_missing', again)
  })

  test('older than five minutes', async () => {
    const asked = await browser.ask(here)
    house.server.ahead(301)
    await expectRefused(await browser.answer(amira.answer(asked)), 'challenge_missing')
  })

  test('asked by another browser', async () => {
    const asked = await browser.ask(here)
    const other = house.browser()
    await other.ask(here)
    await expectRefused(await other.answer(amira.answer(asked)), 'not_trusted', other)
  })

  test('never asked', async () => {
    const asked = await browser.ask(here)
    const other = house.browser()
    const sent = await other.answer(amira.answer(asked))
    expect([sent.status, sent.text.includes(sentence), await other.status()]).toEqual([400, true, 401])
  })

  test('another website sends the answer, or asks', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site' }
    const answer = JSON.stringify(amira.answer(await browser.ask(here)))
    const sent = await browser.send('POST', '/inloggning/passkey/svar', { answer }, foreign)
    expect([sent.status, await browser.status()]).toEqual([403, 401])
    const asked = await browser.send('POST', '/inloggning/passkey/fraga', here, foreign)
    expect(asked.status).toBe(404)
  })
})

describe('a passkey that opens nothing here', () => {
  test('one that nobody has added', async () => {
    await expectRefused(await browser.signIn(house.authenticator(), { userHandle: 'AAAA' }, here), 'unknown')
  })

  test('one of another municipality', async () => {
    const theirs = await house.passkeyOf('amira', house.elsewhere)
    await expectRefused(await browser.signIn(theirs, {}, here), 'unknown')
    const there = house.browser()
    expect((await there.signIn(theirs, {}, house.at(house.elsewhere))).status).toBe(200)
  })

  test('one that was removed', async () => {
    await house.owner(`update passkeys set removed_at = now(), removed_by = worker_id where tenant_id = $1`, [
      house.town.tenantId,
    ])
    await expectRefused(await browser.signIn(amira, {}, here), 'removed')
  })

  test('one of a worker who is suspended, who has left, or who has not begun', async () => {
    const changes = [
      `suspended_at = now()`,
      `suspended_at = null, ended_on = '2020-01-01'`,
      `ended_on = null, started_on = '2099-01-01'`,
    ]
    for (const change of changes) {
      await house.owner(`update workers set ${change} where id = $1`, [house.town.workers.amira])
      const one = house.browser()
      await expectRefused(await one.signIn(amira, {}, here), 'not_at_work', one)
    }
  })

  test('one whose worker has not been at the provider for thirty days', async () => {
    house.server.ahead(30 * 86_400 + 60)
    await expectRefused(await browser.signIn(amira, {}, here), 'lapsed')
  })

  test('one that was made for the former address of the installation', async () => {
    const moved = await passkeyServer({ towns: [house.town], publicUrl: 'https://ny.exempel.se' })
    const there = browserOf(moved.app)
    const twist = { origin: 'https://ny.exempel.se', rpId: 'ny.exempel.se' }
    await expectRefused(await there.signIn(amira, twist, here), 'wrong_address', there)
    await moved.app.close()
  })

  test('one in a municipality that takes none: it is told before anything is asked, and the same to everybody', async () => {
    const without = await passkeyServer({ towns: [house.town], rule: { mode: 'never' } })
    const there = browserOf(without.app)
    const sent = await there.send('POST', '/inloggning/passkey/fraga', here)
    expect([sent.status, sent.body]).toMatchObject([404, { error: { code: 'passkey_not_offered' } }])
    expect((await house.bases()).at(-1)).toBe('refused: passkey not_offered')
    // Asked while it still did.
    const asked = await browser.ask(here)
    const late = browserOf(without.app, Object.fromEntries(browser.cookies))
    expect([(await late.answer(amira.answer(asked))).status, await late.status()]).toEqual([403, 401])
    await without.app.close()
  })
})

describe('a step-up that is not this session’s', () => {
  test('by a colleague at the same desk: refused, and the first stays signed in', async () => {
    const bo = await house.passkeyOf('bo')
    const desk = await house.as('amira')
    const sent = await desk.signIn(bo, {}, { igen: '1' })
    expect([sent.status, await desk.status()]).toEqual([403, 200])
    expect((await house.bases()).at(-1)).toBe('refused: passkey other_person')
  })

  test('asked in one session, answered in another', async () => {
    const desk = await house.as('amira')
    const asked = await desk.ask({ igen: '1' })
    const { barntid = '' } = await house.town.cookie('hedda')
    desk.cookies.set('barntid', barntid)
    expect((await desk.answer(amira.answer(asked))).status).toBe(403)
    expect((await house.bases()).at(-1)).toBe('refused: passkey other_session')
  })

  test('answered when the session has ended', async () => {
    const desk = await house.as('amira')
    const asked = await desk.ask({ igen: '1' })
    await desk.send('DELETE', '/api/session')
    await expectRefused(await desk.answer(amira.answer(asked)), 'other_session', desk)
  })
})

const add = (who: Browser, twist: Twist = {}) => who.add(house.authenticator(), twist)

describe('adding one', () => {
  test.each<readonly [string, Twist]>([
    ['on another website', { origin: 'https://barntid.exempel.com' }],
    ['for another name', { rpId: 'exempel.se' }],
    ['inside another website’s page', { crossOrigin: true }],
    ['without seeing who it is', { verified: false }],
    ['as an answer to another question', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['from the answer of a sign-in', { type: 'webauthn.get' }],
    ['under another id than its own', { credential: 'AAAAAAAAAAAAAAAAAAAAAAAA' }],
  ])('%s is refused', async (_, twist) => {
    const sent = await add(await house.as('bo'), twist)
    expect([sent.status, sent.body]).toMatchObject([409, { error: { code: 'passkey_not_added' } }])
    const [row] = await house.owner<{ n: number }>(
      'select count(*)::int as n from passkeys where worker_id = $1',
      [house.town.workers.bo],
    )
    expect(row).toEqual({ n: 0 })
  })

  test('takes a fresh sign-in: an open desk is not enough', async () => {
    const desk = await house.as('bo')
    house.server.ahead(301)
    const sent = await add(desk)
    expect([sent.status, sent.body]).toMatchObject([403, { error: { code: 'sign_in_again' } }])
  })

  test('takes more than a passkey: whoever has got hold of one does not make it two', async () => {
    await browser.signIn(amira, {}, here)
    const sent = await add(browser)
    expect([sent.status, sent.body]).toMatchObject([409, { error: { code: 'passkey_needs_provider' } }])
  })

  test('with the question of another session is refused, and a question is answered once', async () => {
    const [one, other] = [await house.as('bo'), await house.as('cilla')]
    const asked = await one.send('POST', '/api/passkeys/challenge')
    await other.send('POST', '/api/passkeys/challenge')
    const made = house.authenticator().make(startPasskey.reply.parse(asked.body))
    const payload = { id: house.town.workers.bo, name: 'Nyckel', ...made }
    const code = { error: { code: 'passkey_not_added' } }
    expect((await other.send('POST', '/api/passkeys', payload)).body).toMatchObject(code)
    expect((await one.send('POST', '/api/passkeys', payload)).status).toBe(200)
    expect((await one.send('POST', '/api/passkeys', payload)).body).toMatchObject(code)
  })

  test('ends at five', async () => {
    const desk = await house.as('bo')
    for (let n = 0; n < 5; n++) expect((await add(desk)).status).toBe(200)
    expect((await add(desk)).body).toMatchObject({ error: { code: 'passkeys_enough' } })
  })

  test('is not done in a municipality that takes none', async () => {
    const without = await passkeyServer({ towns: [house.town], rule: { mode: 'never' } })
    const desk = browserOf(without.app, await house.town.cookie('bo'))
    expect((await add(desk)).body).toMatchObject({ error: { code: 'passkeys_off' } })
    await without.app.close()
  })
})

const knock = async (who: Browser): Promise<number> =>
  (await who.send('POST', '/inloggning/passkey/svar', { answer: 'x' })).status

test('the doors are shut for an address that knocks more than sixty times a minute', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 62; n++) statuses.push(await knock(browser))
  expect([statuses[0], statuses.at(-1)]).toEqual([400, 429])
})
