import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Client } from 'pg'
import { countingRoom, type LittleServer, littleServer } from '#test/support/little-server.ts'
import { aTown, type Login, newUuid, type Town } from '#test/support/town.ts'

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

const count = async (as: Login, key: string | undefined, by = 1, name = 'a') => {
  const response = await server.app.inject({
    method: 'POST',
    url: `/api/count/${name}`,
    payload: { by },
    cookies: await server.cookies(as),
    headers: key === undefined ? {} : { 'idempotency-key': key },
  })
  return { status: response.statusCode, body: response.json() }
}

const total = async (): Promise<number> => {
  const { rows } = await owner.query<{ n: string }>(
    'select coalesce(sum(value), 0) as n from counters where tenant_id = $1',
    [town.tenantId],
  )
  return Number(rows[0]?.n)
}

test('a command that is sent twice has one effect, and both get the same answer', async () => {
  const key = newUuid()
  const first = await count('amira', key, 5)
  const second = await count('amira', key, 5)
  expect(first).toEqual({ status: 200, body: { value: 5 } })
  expect(second).toEqual(first)
  expect(await total()).toBe(5)
})

test('ten at the same moment have one effect', async () => {
  const key = newUuid()
  const answers = await Promise.all(Array.from({ length: 10 }, () => count('amira', key, 3)))
  expect(answers).toEqual(answers.map(() => ({ status: 200, body: { value: 3 } })))
  expect(await total()).toBe(3)
})

test('without a key each is a command of its own', async () => {
  await count('amira', undefined)
  await count('amira', undefined)
  expect(await total()).toBe(2)
})

test('the key of another person is refused in plain words and shows nothing of the first answer', async () => {
  const key = newUuid()
  await count('amira', key, 7)
  const { status, body } = await count('bo', key, 7)
  expect(status).toBe(409)
  expect(body).toMatchObject({
    error: {
      code: 'command_of_another',
      message: 'Det här är redan skickat av någon annan. Ladda om sidan och försök igen.',
    },
  })
  expect(JSON.stringify(body)).not.toContain('value')
  expect(await total()).toBe(7)
})

test('the same key with other words is not taken for the first sending', async () => {
  const key = newUuid()
  await count('amira', key, 5)
  const changed = await count('amira', key, 6)
  expect(changed).toMatchObject({ status: 409, body: { error: { code: 'command_was_another' } } })
  const elsewhere = await count('amira', key, 5, 'b')
  expect(elsewhere.status).toBe(409)
  expect(await total()).toBe(5)
})

test('the same key in another municipality is another command', async () => {
  const key = newUuid()
  await count('amira', key)
  const elsewhere = await aTown()
  const other = await littleServer(elsewhere, countingRoom)
  const { statusCode } = await other.app.inject({
    method: 'POST',
    url: '/api/count/a',
    payload: { by: 1 },
    cookies: await other.cookies('amira'),
    headers: { 'idempotency-key': key },
  })
  expect(statusCode).toBe(200)
})

test('a command that failed may be sent again under the same key', async () => {
  const key = newUuid()
  expect((await count('amira', key, 99)).status).toBe(400)
  expect((await count('adam', key, 1)).status).toBe(404)
  expect(await count('amira', key, 2)).toEqual({ status: 200, body: { value: 2 } })
})

test('a key that is no id is told as such', async () => {
  const { status, body } = await count('amira', 'again')
  expect(status).toBe(400)
  expect(body).toMatchObject({ error: { issues: [{ path: 'Idempotency-Key', code: 'not_an_id' }] } })
  expect(await total()).toBe(0)
})
