import { Writable } from 'node:stream'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Conflict, NotFound, Refused } from '#kernel/errors.ts'
import { countUp, countingRoom, littleServer } from '#test/support/little-server.ts'
import { aTown, type Town } from '#test/support/town.ts'
import type { Ctx } from './context.ts'
import { serve, type Served } from './module.ts'

let town: Town
let owner: Client

beforeAll(async () => {
  owner = new Client({ connectionString: (await aTown()).ownerUrl })
  await owner.connect()
})
afterAll(() => owner.end())
beforeEach(async () => {
  town = await aTown()
})

const forget = (ctx: Ctx) => ctx.tx.insertInto('counters').values({ name: 'forgotten', value: 1 }).execute()

const countersKept = async (): Promise<number> =>
  (await owner.query('select from counters where tenant_id = $1', [town.tenantId])).rowCount ?? 0

const post = async (routes: readonly Served[], payload: object = { by: 1 }) => {
  const { app, cookies } = await littleServer(town, routes)
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url: '/api/count/a',
    payload,
    cookies: await cookies('amira'),
  })
  return { status: statusCode, text: body }
}

describe('one gate for every request', () => {
  test('an action that never asks its policy answers nothing and leaves nothing', async () => {
    const { status, text } = await post([serve(countUp, async (ctx) => (await forget(ctx), { value: 1 }))])
    expect(status).toBe(500)
    expect(text).not.toContain('value')
    expect(await countersKept()).toBe(0)
  })

  test('a field that the contract does not name never leaves', async () => {
    const secret = { value: 1, address: 'Hemliga gatan 1' }
    const open = { ...countUp, may: { signedIn: 'a test' } }
    const { status, text } = await post([serve(open, async () => secret)])
    expect({ status, text }).toEqual({ status: 200, text: '{"value":1}' })
  })

  test('an answer that breaks the contract is our own fault, never the caller’s, and leaves nothing', async () => {
    const open = { ...countUp, may: { signedIn: 'a test' } }
    const wrong: Served = { route: open, act: async (ctx) => (await forget(ctx), { value: 'one' }) }
    const { status, text } = await post([wrong])
    expect(status).toBe(500)
    expect(text).not.toContain('issues')
    expect(await countersKept()).toBe(0)
  })

  test('an action is not run at all with an input that the contract refuses', async () => {
    let runs = 0
    const { status } = await post([serve(countUp, async () => ({ value: runs++ }))], { by: 0 })
    expect({ status, runs }).toEqual({ status: 400, runs: 0 })
  })

  test.each([
    [new Refused(), 403, 'not_permitted'],
    [new Refused('too_low', { lowestRole: 'head' }), 403, 'too_low'],
    [new NotFound(), 404, 'not_found'],
    [new Conflict('changed_meanwhile', { version: 2 }), 409, 'changed_meanwhile'],
    [new TypeError('Karin Påhittad bor på Hemliga gatan'), 500, 'bug'],
    [Object.assign(new Error('duplicate key: 20190101-9801'), { code: '23505' }), 500, 'bug'],
    [Object.assign(new Error('no space left'), { code: '53100' }), 503, 'unavailable'],
    [Object.assign(new Error('invalid byte sequence'), { code: '22021' }), 400, 'bad_input'],
    ['not even an error', 500, 'bug'],
  ])(
    'whatever an action throws (%s), nothing is kept and nothing inner is told',
    async (thrown, status, code) => {
      const open = { ...countUp, may: { signedIn: 'a test' } }
      const failing: Served = {
        route: open,
        act: async (ctx) => {
          await forget(ctx)
          throw thrown
        },
      }
      const answer = await post([failing])
      expect(answer.status).toBe(status)
      const { error } = z
        .object({ error: z.object({ code: z.string(), message: z.string(), id: z.uuid() }) })
        .parse(JSON.parse(answer.text))
      expect(error.code).toBe(code)
      expect(error.message).toMatch(/^[A-ZÅÄÖ].+\.$/)
      expect(answer.text).not.toMatch(/Påhittad|Hemliga|9801|stack|node_modules|\.ts/)
      expect(await countersKept()).toBe(0)
    },
  )

  test('nobody is let in to anything but what is named public', async () => {
    const { app } = await littleServer(town, countingRoom)
    const { statusCode, body } = await app.inject({ method: 'GET', url: '/api/count/a' })
    expect(statusCode).toBe(401)
    expect(body).toContain('Du är inte inloggad längre.')
  })
})

describe('the log of the server', () => {
  test('says which route and which kind of error, never an id, a name, a body or a query', async () => {
    const lines: string[] = []
    const failing: Served = {
      route: { ...countUp, may: { signedIn: 'a test' } },
      act: async () => {
        throw new TypeError('Karin Påhittad 201901019801')
      },
    }
    const sink = new Writable({
      write: (chunk, _, done) => {
        lines.push(String(chunk))
        done()
      },
    })
    const { app, cookies } = await littleServer(town, [failing], { log: sink })
    await app.inject({
      method: 'POST',
      url: '/api/count/karin?about=karin',
      payload: { by: 1 },
      cookies: await cookies('amira'),
    })
    const log = lines.join('')
    expect(log).toContain('TypeError')
    expect(log).not.toMatch(/karin|9801|barntid\.|about=/i)
  })
})
