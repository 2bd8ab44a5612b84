import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { request as ask } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Line, Served } from '#platform/module.ts'
import { countingRoom, littleServer } from '#test/support/little-server.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'

let town: Town

beforeAll(async () => {
  town = await aTown()
})

/** The counting room with a line that says how many are open; `slow` holds the first answer back. */
const aRoom = () => {
  const seen = { open: 0, lines: [] as Line[], slow: Promise.resolve(), asked: () => {} }
  const room = countingRoom.map((one): Served =>
    one.route.name === 'readCount'
      ? {
          ...one,
          act: async (ctx, input) => {
            const reply = await one.act(ctx, input)
            seen.asked()
            await seen.slow
            return reply
          },
          follow: (_reply, line) => {
            seen.open += 1
            seen.lines.push(line)
            return { again: () => {}, refused: () => {}, end: () => (seen.open -= 1) }
          },
        }
      : one,
  )
  return { seen, room }
}

const serving = async (options: { perMinute?: number } = {}) => {
  const { seen, room } = aRoom()
  const { app, cookies } = await littleServer(town, room, options)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const cookie = Object.entries(await cookies('amira')).map(([name, value]) => `${name}=${value}`)
  const open = () => {
    const [first] = app.addresses()
    const call = ask({
      host: '127.0.0.1',
      port: typeof first === 'object' ? first.port : 0,
      path: '/api/count/a',
      agent: false,
      headers: { accept: 'text/event-stream', cookie: cookie.join('; ') },
    })
    call.on('error', () => undefined)
    call.end()
    return call
  }
  const status = async (call: ReturnType<typeof open>): Promise<number | undefined> => {
    const [answer] = await once(call, 'response')
    answer.resume()
    return answer.statusCode
  }
  return { seen, open, status, app }
}

describe('a line that stays open', () => {
  test('of somebody who went before it was opened is not kept open for nobody', async () => {
    const { seen, open } = await serving()
    const { promise: slow, resolve: go } = Promise.withResolvers<void>()
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>()
    seen.slow = slow
    seen.asked = isAsked
    const call = open()
    await asked
    call.destroy()
    await wait(100)
    go()
    await wait(300)
    expect(seen.open).toBe(0)
  })

  test('cannot be opened without end by one session: the twenty-first is refused until one is closed', async () => {
    const { open, status, seen } = await serving()
    const calls = []
    for (let i = 0; i < 20; i++) {
      const call = open()
      expect(await status(call)).toBe(200)
      calls.push(call)
    }
    expect(await status(open())).toBe(429)
    calls[0]?.destroy()
    await expect.poll(() => seen.open).toBe(19)
    expect(await status(open())).toBe(200)
    for (const call of calls) call.destroy()
  })

  test('that is not read is closed and does not fill the memory of the server', async () => {
    const { open, seen } = await serving()
    const call = open()
    const [answer] = await once(call, 'response')
    answer.pause()
    for (let i = 0; i < 200 && seen.open > 0; i++) {
      seen.lines[0]?.tell({ words: 'x'.repeat(100_000) })
      await wait(1)
    }
    expect(seen.open).toBe(0)
    call.destroy()
  })
})

describe('limits', () => {
  test('whoever makes up a new cookie for each call is counted as one caller', async () => {
    const { app } = await serving({ perMinute: 3 })
    const statuses = []
    for (let i = 0; i < 9; i++) {
      const made = `${newUuid()}.${randomBytes(32).toString('base64url')}`
      const { statusCode } = await app.inject({
        method: 'GET',
        url: '/api/count/a',
        cookies: { barntid: made },
      })
      statuses.push(statusCode)
    }
    expect(statuses.filter((one) => one === 401)).toHaveLength(6)
    expect(statuses.slice(6)).toEqual([429, 429, 429])
  })
})
