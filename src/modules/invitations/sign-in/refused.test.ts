import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type Claims,
  type EvilProvider,
  nowSeconds,
  startEvilProvider,
  type Tricks,
} from '#test/support/sign-in/evil-provider.ts'
import { openTo, settingsFor, type Visitor, visitorOf, withFamilies } from '#test/support/sign-in/house.ts'
import { aNumberedFamily, inviteOne, numbers } from '#test/support/invited.ts'
import { personalNumber } from '#test/support/sign-in/real-provider.ts'
import { without } from '#test/support/sign-in/without.ts'
import { aTown, type Town } from '#test/support/town.ts'

const publicUrl = 'http://127.0.0.1:9'
let provider: EvilProvider
let town: Town
let server: Awaited<ReturnType<typeof openTo>>
let visitor: Visitor

beforeAll(async () => {
  provider = await startEvilProvider()
  town = await aTown()
  const { childId, motherId } = await aNumberedFamily(town)
  await inviteOne(town, { childId, personId: motherId })
  const staff = settingsFor([town], { issuer: provider.issuer, publicUrl, acr: ['loa3'] })
  server = await openTo(town, withFamilies(staff, { askUserInfo: false }))
})
afterAll(async () => {
  await server.app.close()
  await provider.stop()
})
beforeEach(() => {
  visitor = visitorOf(server.app)
})

const signIn = async (tricks: Tricks = {}) => {
  const claims = (all: Claims): Claims => {
    const named: Claims = { ...all, [personalNumber]: numbers.mother }
    return tricks.claims ? tricks.claims(named) : named
  }
  provider.play({ ...tricks, claims })
  const started = await visitor.get(`/familj/logga-in?kommun=${town.slug}`)
  const answered = await fetch(started.location ?? '', { redirect: 'manual' })
  const answer = await visitor.get(answered.headers.get('location') ?? '')
  const open = (await visitor.get('/familj')).status
  return [answer.status, /<h1>([^<]*)/.exec(answer.text)?.[1], open]
}

const refused = [403, 'Inloggningen gick inte', 401]

test('what is refused below is refused for its fault alone: without it one is let in', async () => {
  expect(await signIn()).toEqual([200, 'Du är inloggad', 200])
  expect(provider.asked().get('acr_values')).toBe('loa3')
  expect(provider.asked().get('prompt')).toBe('login')
  expect(provider.asked().get('code_challenge_method')).toBe('S256')
})

const faults: readonly (readonly [string, (claims: Claims) => Claims])[] = [
  ['without the number', (claims) => without(claims, personalNumber)],
  ['with a number that is no text', (claims) => ({ ...claims, [personalNumber]: Number(numbers.mother) })],
  ['with several numbers', (claims) => ({ ...claims, [personalNumber]: [numbers.mother, numbers.father] })],
  [
    'with the number in another claim',
    (claims) => ({ ...without(claims, personalNumber), sub: numbers.mother }),
  ],
  ['for another client', (claims) => ({ ...claims, aud: 'annan' })],
  ['of another issuer', (claims) => ({ ...claims, iss: 'https://annan.invalid' })],
  ['with another nonce', (claims) => ({ ...claims, nonce: 'annan' })],
  ['that has run out', (claims) => ({ ...claims, exp: nowSeconds() - 600 })],
  ['that was written long ago', (claims) => ({ ...claims, iat: nowSeconds() - 3600 })],
  [
    'of somebody who showed who they are an hour ago',
    (claims) => ({ ...claims, auth_time: nowSeconds() - 3600 }),
  ],
  ['that does not say when', (claims) => without(claims, 'auth_time')],
]

test.each(faults)('an identity %s is refused', async (_, claims) => {
  expect(await signIn({ claims })).toEqual(refused)
})

test.each(['stranger', 'unknownKey', 'none', 'publicKeyAsSecret'] as const)(
  'a signature by %s is refused',
  async (by) => {
    expect(await signIn({ sign: provider.signers[by] })).toEqual(refused)
  },
)

test.each([
  ['a weaker one', (claims: Claims): Claims => ({ ...claims, acr: 'loa2' })],
  ['none that is said', (claims: Claims): Claims => without(claims, 'acr')],
])('too low a strength, %s, is told, since another e-identification helps', async (_, claims) => {
  expect(await signIn({ claims })).toEqual([403, 'E-legitimationen räcker inte', 401])
})

test('a broker that does not answer is told apart from a person who is not let in', async () => {
  expect(await signIn({ tokenStatus: 503 })).toEqual([503, 'Inloggningen svarar inte', 401])
})
