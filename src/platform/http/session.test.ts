import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Client } from 'pg'
import { countingRoom, type LittleServer, littleServer } from '#test/support/little-server.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { readCookie } from './session.ts'

let town: Town
let server: LittleServer
let owner: Client

beforeAll(async () => {
  owner = new Client({ connectionString: (await aTown()).ownerUrl })
  await owner.connect()
})
afterAll(() => owner.end())
beforeEach(async () => {
  town = await aTown()
  server = await littleServer(town, countingRoom)
})

const ask = async (cookies: Record<string, string>) => {
  const { statusCode, headers } = await server.app.inject({ method: 'GET', url: '/api/count/a', cookies })
  return { status: statusCode, secondsLeft: headers['x-session-seconds-left'] }
}

const statusAt = async (cookies: Record<string, string>, now: string): Promise<number> => {
  server.at(now)
  return (await ask(cookies)).status
}

test('a session ends after fifteen minutes without a sign of life, not before', async () => {
  const cookies = await server.cookies('amira')
  expect(await statusAt(cookies, '2026-11-23T09:14:59.000Z')).toBe(200)
  expect(await statusAt(cookies, '2026-11-23T09:29:58.000Z')).toBe(200)
  expect(await statusAt(cookies, '2026-11-23T09:44:58.000Z')).toBe(401)
})

test('a session that ended is not woken by a later sign of life', async () => {
  const cookies = await server.cookies('amira')
  expect(await statusAt(cookies, '2026-11-23T09:15:00.000Z')).toBe(401)
  expect(await statusAt(cookies, '2026-11-23T09:14:00.000Z')).toBe(200)
})

test('a session ends after twelve hours however busy it is', async () => {
  const cookies = await server.cookies('amira')
  for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
    const at = Temporal.Instant.from('2026-11-23T09:00:00Z').add({ minutes })
    expect(await statusAt(cookies, at.toString({ smallestUnit: 'millisecond' }))).toBe(200)
  }
  expect((await ask(cookies)).secondsLeft).toBe('600')
  expect(await statusAt(cookies, '2026-11-23T21:00:00.000Z')).toBe(401)
})

test('one who has left has no session from that day', async () => {
  const cookies = await server.cookies('bo')
  await owner.query(`update workers set ended_on = '2026-11-24' where tenant_id = $1 and id = $2`, [
    town.tenantId,
    town.workers.bo,
  ])
  expect((await ask(cookies)).status).toBe(200)
  server.at('2026-11-23T23:00:00.000Z')
  expect((await ask(await server.cookies('bo'))).status).toBe(401)
})

test('a session that was ended is ended at once', async () => {
  const cookies = await server.cookies('amira')
  await owner.query('update sessions set ended_at = now() where tenant_id = $1', [town.tenantId])
  expect((await ask(cookies)).status).toBe(401)
})

test('a forged, cut, empty or strange cookie is nobody', async () => {
  const { barntid = '' } = await server.cookies('amira')
  const forged = `${barntid.slice(0, -1)}${barntid.endsWith('A') ? 'B' : 'A'}`
  for (const value of [
    forged,
    barntid.slice(0, -1),
    `${barntid}x`,
    '',
    '.',
    town.tenantId,
    `${town.tenantId}.`,
    'å.ö',
    `x'--.${barntid.split('.')[1]}`,
  ]) {
    expect((await ask({ barntid: value })).status, value).toBe(401)
  }
  expect((await ask({ barntid })).status).toBe(200)
})

test('the cookie of one municipality opens nothing in another', async () => {
  const elsewhere = await aTown()
  const [, token = ''] = (await server.cookies('amira'))['barntid']?.split('.') ?? []
  expect((await ask({ barntid: `${elsewhere.tenantId}.${token}` })).status).toBe(401)
})

test('the database holds no token, only its hash', async () => {
  const { barntid = '' } = await server.cookies('amira')
  const { rows } = await owner.query('select * from sessions where tenant_id = $1', [town.tenantId])
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(barntid.split('.')[1])
  expect(rows[0]).toMatchObject({ token_hash: readCookie(barntid)?.tokenHash })
})

test('a token is 256 random bits, another one each time', async () => {
  const tokens = await Promise.all(
    Array.from({ length: 50 }, async () => (await server.cookies('amira'))['barntid']?.split('.')[1] ?? ''),
  )
  expect(new Set(tokens).size).toBe(50)
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  const bits = tokens.flatMap((token) => [...Buffer.from(token, 'base64url')].map((byte) => byte.toString(2)))
  const ones = bits.join('').replaceAll('0', '').length
  expect(ones / (50 * 256)).toBeGreaterThan(0.46)
  expect(ones / (50 * 256)).toBeLessThan(0.54)
})
