import { createServer, type Server } from 'node:http'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type Claims,
  type EvilProvider,
  nowSeconds,
  startEvilProvider,
  type Tricks,
} from '#test/support/sign-in/evil-provider.ts'
import { openTo, settingsFor, type Visitor, visitorOf } from '#test/support/sign-in/house.ts'
import { without } from '#test/support/sign-in/without.ts'
import { aTown, type Town } from '#test/support/town.ts'

const publicUrl = 'http://127.0.0.1:9'
const addressOf = (one: Server): string => {
  const address = one.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}
let provider: EvilProvider
let town: Town
let elsewhere: Town
let server: Awaited<ReturnType<typeof openTo>>
let visitor: Visitor
let owner: Client

beforeAll(async () => {
  provider = await startEvilProvider()
  owner = new Client({ connectionString: (await aTown()).ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await provider.stop()
})
beforeEach(async () => {
  provider.play({})
  town = await aTown()
  elsewhere = await aTown()
  server = await openTo(
    town,
    settingsFor([town, elsewhere], { issuer: provider.issuer, publicUrl, acr: ['loa3'] }),
  )
  visitor = visitorOf(server.app)
})

const at = (path: string, where = town): string =>
  `${path}${path.includes('?') ? '&' : '?'}kommun=${where.slug}`

/** From the first address to the one that the provider sends back to. */
const wayBack = async (path = '/inloggning', who = visitor): Promise<string> => {
  const started = await who.get(at(path))
  if (started.location === undefined) throw new Error(`did not begin: ${started.status} ${started.text}`)
  const answered = await fetch(started.location, { redirect: 'manual' })
  return answered.headers.get('location') ?? ''
}

const signIn = async (tricks: Tricks = {}, path?: string) => {
  provider.play(tricks)
  return visitor.get(await wayBack(path))
}

const isSignedIn = async (who = visitor): Promise<boolean> => (await who.get('/api/session')).status === 200

const sessions = async (): Promise<number> => {
  const { rows } = await owner.query('select from sessions where tenant_id = $1', [town.tenantId])
  return rows.length
}

type Change = (claims: Claims) => Claims
const withClaims = (change: Change): Change => change

const lacking = (name: string) => withClaims((claims) => without(claims, name))

const expectRefused = async (answer: Awaited<ReturnType<typeof signIn>>, title: string, status = 403) => {
  expect([answer.status, /<h1>([^<]*)/.exec(answer.text)?.[1]]).toEqual([status, title])
  expect(answer.text).toMatch(/lang="sv"[^]*<a href="\/inloggning/)
  expect(await isSignedIn()).toBe(false)
  expect(await sessions()).toBe(0)
}

const signThenChange = async (claims: Claims) => {
  const [head = '', , tail = ''] = (await provider.signers.right(claims)).split('.')
  const changed = Buffer.from(JSON.stringify({ ...claims, sub: 'hedda' })).toString('base64url')
  return `${head}.${changed}.${tail}`
}

const sayNo = (back: URL): void => {
  back.searchParams.delete('code')
  back.searchParams.set('error', 'access_denied')
}

const named = (sub: string) => withClaims((claims) => ({ ...claims, sub }))

const untrusted = 'Svaret från inloggningstjänsten gick inte att lita på'
const startAgain = 'Inloggningen måste börja om'
const noAccount = 'Du har inget konto här'

test('what is refused below is refused for its fault alone: without it one is signed in', async () => {
  const answer = await signIn({}, '/inloggning?till=/arenden')
  expect([answer.status, answer.location]).toEqual([303, '/arenden'])
  expect(await isSignedIn()).toBe(true)
  expect([...visitor.cookies.keys()]).toEqual(['barntid'])
})

describe('an answer that does not belong to this sign-in', () => {
  test('with another state', async () => {
    const back = new URL(await wayBack())
    back.searchParams.set('state', 'another')
    await expectRefused(await visitor.get(back.href), startAgain, 400)
  })

  test('without a state', async () => {
    const back = new URL(await wayBack())
    back.searchParams.delete('state')
    await expectRefused(await visitor.get(back.href), startAgain, 400)
  })

  test('for which this browser has no cookie', async () => {
    const back = await wayBack()
    visitor.cookies.clear()
    await expectRefused(await visitor.get(back), startAgain, 400)
  })

  test('for which another browser has the cookie', async () => {
    const victim = visitorOf(server.app)
    await wayBack('/inloggning', victim)
    const back = await wayBack()
    const answer = await victim.get(back)
    expect([answer.status, await isSignedIn(victim)]).toEqual([400, false])
  })

  test('whose cookie names another municipality', async () => {
    const back = await wayBack()
    const cookie = visitor.cookies.get('barntid-start') ?? ''
    visitor.cookies.set('barntid-start', cookie.replace(town.tenantId, elsewhere.tenantId))
    await expectRefused(await visitor.get(back), startAgain, 400)
  })

  test('that comes a second time', async () => {
    const back = await wayBack()
    const cookie = visitor.cookies.get('barntid-start') ?? ''
    expect((await visitor.get(back)).status).toBe(303)
    visitor.cookies.clear()
    visitor.cookies.set('barntid-start', cookie)
    expect((await visitor.get(back)).status).toBe(400)
    expect(await isSignedIn()).toBe(false)
  })

  test('that comes after ten minutes', async () => {
    const back = await wayBack()
    server.ahead(601)
    await expectRefused(await visitor.get(back), startAgain, 400)
  })

  test('with a code of the sign-in of somebody else', async () => {
    const other = new URL(await wayBack('/inloggning', visitorOf(server.app)))
    const back = new URL(await wayBack())
    back.searchParams.set('code', other.searchParams.get('code') ?? '')
    await expectRefused(await visitor.get(back.href), untrusted)
  })

  test('with a code that was made up', async () => {
    await expectRefused(await signIn({ answer: (back) => back.searchParams.set('code', 'x') }), untrusted)
  })

  test('with a code whose verifier is another one', async () => {
    const back = await wayBack()
    await owner.query('update sign_in_attempts set verifier = $2 where tenant_id = $1', [
      town.tenantId,
      'v'.repeat(43),
    ])
    await expectRefused(await visitor.get(back), untrusted)
  })

  test('that says it comes from another provider (mix-up)', async () => {
    await expectRefused(
      await signIn({ answer: (back) => back.searchParams.set('iss', 'https://annan.invalid') }),
      untrusted,
    )
  })

  test('that does not say from which provider it comes, though this one always does', async () => {
    await expectRefused(await signIn({ answer: (back) => back.searchParams.delete('iss') }), untrusted)
  })

  test('with the state twice', async () => {
    await expectRefused(
      await signIn({ answer: (back) => back.searchParams.append('state', 'another') }),
      startAgain,
      400,
    )
  })
})

describe('an identity that is not to be believed', () => {
  test.each<[string, Change]>([
    ['with another nonce', withClaims((claims) => ({ ...claims, nonce: 'another' }))],
    ['without a nonce', lacking('nonce')],
    ['made for another client', withClaims((claims) => ({ ...claims, aud: 'annan' }))],
    [
      'made for two clients, asked for by the other',
      withClaims((claims) => ({ ...claims, aud: ['annan', 'barntid'], azp: 'annan' })),
    ],
    ['of another issuer', withClaims((claims) => ({ ...claims, iss: 'https://annan.invalid' }))],
    [
      'that has ended',
      withClaims((claims) => ({ ...claims, iat: nowSeconds() - 200, exp: nowSeconds() - 120 })),
    ],
    ['without an end', lacking('exp')],
    ['written in the future', withClaims((claims) => ({ ...claims, iat: nowSeconds() + 300 }))],
    ['written an hour ago', withClaims((claims) => ({ ...claims, iat: nowSeconds() - 3600 }))],
    ['that is not to be used yet', withClaims((claims) => ({ ...claims, nbf: nowSeconds() + 300 }))],
    ['without a subject', lacking('sub')],
    ['proven in the future', withClaims((claims) => ({ ...claims, auth_time: nowSeconds() + 300 }))],
  ])('%s', async (_, claims) => {
    await expectRefused(await signIn({ claims }), untrusted)
  })

  test('not signed at all (alg none)', async () => {
    await expectRefused(await signIn({ sign: provider.signers.none }), untrusted)
  })

  test('signed with the public key as a shared secret (HS256)', async () => {
    await expectRefused(await signIn({ sign: provider.signers.publicKeyAsSecret }), untrusted)
  })

  test('signed with a key that the provider does not have', async () => {
    await expectRefused(await signIn({ sign: provider.signers.unknownKey }), untrusted)
  })

  test('signed by somebody who gives the name of the provider’s key', async () => {
    await expectRefused(await signIn({ sign: provider.signers.stranger }), untrusted)
  })

  test('changed after it was signed', async () => {
    await expectRefused(await signIn({ sign: signThenChange }), untrusted)
  })
})

describe('a person who may not come in', () => {
  test('whom the municipality does not know', async () => {
    await expectRefused(await signIn({ claims: named('okänd') }), noAccount)
  })

  test('who works in another municipality', async () => {
    await owner.query(`update workers set login = 'endast-där' where tenant_id = $1 and id = $2`, [
      elsewhere.tenantId,
      elsewhere.workers.bo,
    ])
    await expectRefused(await signIn({ claims: named('endast-där') }), noAccount)
  })

  test.each([
    ['who has left', `update workers set ended_on = '2026-01-01' where tenant_id = $1 and login = 'amira'`],
    [
      'who has not begun',
      `update workers set started_on = '2099-01-01' where tenant_id = $1 and login = 'amira'`,
    ],
  ])('%s, with the very words for one who never was here', async (_, change) => {
    await owner.query(change, [town.tenantId])
    const left = await signIn()
    await expectRefused(left, noAccount)
    const unknown = await signIn({ claims: named('okänd') })
    expect(left.text).toBe(unknown.text)
  })

  test('whose identity was shown too weakly', async () => {
    const claims = withClaims((all) => ({ ...all, acr: 'loa2' }))
    await expectRefused(await signIn({ claims }), 'Inloggningen var inte stark nog')
  })

  test('of whose identity nobody says how strongly it was shown', async () => {
    await expectRefused(await signIn({ claims: lacking('acr') }), 'Inloggningen var inte stark nog')
  })

  test.each([[''], [17], [['amira']], [null]])('whom the claim names as %j', async (employeeNumber) => {
    const settings = settingsFor([town], { issuer: provider.issuer, publicUrl, claim: 'employeeNumber' })
    visitor = visitorOf((await openTo(town, settings)).app)
    const claims = withClaims((all) => ({ ...all, employeeNumber }))
    await expectRefused(await signIn({ claims }), 'En uppgift saknas från inloggningstjänsten')
  })

  test('about whom the second question is answered for another subject', async () => {
    const given = { issuer: provider.issuer, publicUrl, claim: 'employeeNumber', askUserInfo: true }
    visitor = visitorOf((await openTo(town, settingsFor([town], given))).app)
    await expectRefused(await signIn({ userInfo: { sub: 'hedda', employeeNumber: 'hedda' } }), untrusted)
    expect((await signIn({ userInfo: { sub: 'amira', employeeNumber: 'amira' } })).status).toBe(303)
  })

  test('who said no at the provider', async () => {
    await expectRefused(await signIn({ answer: sayNo }), 'Inloggningen avbröts')
  })
})

describe('a provider that is away', () => {
  test('before the sign-in begins', async () => {
    const settings = settingsFor([town], { issuer: 'http://127.0.0.1:9', publicUrl })
    visitor = visitorOf((await openTo(town, settings)).app)
    await expectRefused(await visitor.get(at('/inloggning')), 'Inloggningstjänsten svarar inte', 503)
  })

  test('when the code is to be exchanged', async () => {
    await expectRefused(await signIn({ tokenStatus: 503 }), 'Inloggningstjänsten svarar inte', 503)
  })
})

test('another website begins no sign-in here: it leads to our own page, where one presses', async () => {
  for (const site of ['cross-site', 'same-site']) {
    const sent = visitorOf(server.app, { 'sec-fetch-site': site })
    const answer = await sent.get(at('/inloggning?till=/arenden'))
    expect([answer.status, answer.location, sent.cookies.size]).toEqual([303, '/arenden', 0])
  }
  const pressed = await visitorOf(server.app, { 'sec-fetch-site': 'same-origin' }).get(at('/inloggning'))
  expect(pressed.location).toContain(provider.issuer)
})

test('a provider that sends our server on to another address is not followed there', async () => {
  let asked = 0
  const target = createServer((_, response) => {
    asked += 1
    response.end('{}')
  })
  const sending = createServer((_, response) =>
    response.writeHead(307, { location: addressOf(target) }).end(),
  )
  for (const one of [target, sending]) await new Promise<void>((done) => one.listen(0, '127.0.0.1', done))
  const settings = settingsFor([town], { issuer: addressOf(sending), publicUrl })
  const answer = await visitorOf((await openTo(town, settings)).app).get(at('/inloggning'))
  expect([answer.status >= 400, answer.location, asked]).toEqual([true, undefined, 0])
  for (const one of [target, sending]) one.close()
})

test('a provider that describes itself as another one is not believed', async () => {
  const lying = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(
        JSON.stringify({ issuer: provider.issuer, authorization_endpoint: `${provider.issuer}/authorize` }),
      ),
  )
  await new Promise<void>((done) => lying.listen(0, '127.0.0.1', done))
  const settings = settingsFor([town], { issuer: addressOf(lying), publicUrl })
  const answer = await visitorOf((await openTo(town, settings)).app).get(at('/inloggning'))
  expect([answer.status >= 400, answer.location]).toEqual([true, undefined])
  lying.close()
})

describe('never to another website', () => {
  test.each([
    '//annan.invalid',
    '/\\annan.invalid',
    'https://annan.invalid',
    '/%09/annan.invalid'.replace('%09', '\t'),
    'javascript:alert(1)',
    '/.//annan.invalid',
    '/api/session',
    '/inloggning/ut',
  ])('%j is the first page', async (asked) => {
    const answer = await signIn({}, `/inloggning?till=${encodeURIComponent(asked)}`)
    expect([answer.status, answer.location]).toEqual([303, '/'])
  })

  test('a municipality that is not there has no sign-in', async () => {
    const answer = await visitor.get('/inloggning?kommun=finns-inte')
    expect([answer.status, answer.location]).toEqual([404, undefined])
  })
})

test('a refusal stands in the log with its code and nothing of what was sent', async () => {
  await signIn({ claims: withClaims((claims) => ({ ...claims, sub: 'okänd-person' })) })
  const { rows } = await owner.query('select * from audit_log where tenant_id = $1', [town.tenantId])
  expect(rows).toMatchObject([{ subject_type: 'sign-in', basis: 'refused: unknown_worker', actor_id: null }])
  expect(JSON.stringify(rows)).not.toContain('okänd')
})
