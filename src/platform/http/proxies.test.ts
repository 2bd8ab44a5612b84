import { beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '#platform/config.ts'
import { countingRoom, littleServer } from '#test/support/little-server.ts'
import { aTown, type Town } from '#test/support/town.ts'

let town: Town

beforeAll(async () => {
  town = await aTown()
})

/** Strangers are counted by address: what a second call from it gets tells which address was counted. */
const server = async (proxies: readonly string[]) => {
  const { app } = await littleServer(town, countingRoom, { proxies, perMinute: 1 })
  return async (from: string, says?: string): Promise<number> => {
    const { statusCode } = await app.inject({
      method: 'GET',
      url: '/api/count/a',
      remoteAddress: from,
      headers:
        says === undefined ? {} : { 'x-forwarded-for': says, 'x-real-ip': says, forwarded: `for=${says}` },
    })
    return statusCode
  }
}

describe('who a call comes from', () => {
  test('is who has connected, whatever the call says of itself, where no proxy is named', async () => {
    const call = await server([])
    expect(await call('203.0.113.7', '198.51.100.1')).toBe(401)
    expect(await call('203.0.113.7', '198.51.100.2')).toBe(429)
  })

  test('is whom the proxy names, each for themselves', async () => {
    const call = await server(['127.0.0.1'])
    expect(await call('127.0.0.1', '203.0.113.7')).toBe(401)
    expect(await call('127.0.0.1', '203.0.113.8')).toBe(401)
    expect(await call('127.0.0.1', '203.0.113.7')).toBe(429)
  })

  test('is not what the caller put in front of what the proxy wrote', async () => {
    const call = await server(['127.0.0.1'])
    expect(await call('127.0.0.1', '198.51.100.1, 203.0.113.7')).toBe(401)
    expect(await call('127.0.0.1', '198.51.100.2, 203.0.113.7')).toBe(429)
  })

  test('is who has connected where somebody else than the proxy names another', async () => {
    const call = await server(['10.0.0.0/8'])
    expect(await call('203.0.113.7', '198.51.100.1')).toBe(401)
    expect(await call('203.0.113.7', '198.51.100.2')).toBe(429)
  })
})

describe('the proxies of the settings', () => {
  test('are addresses and networks', () => {
    expect(readConfig({}).proxies).toEqual([])
    expect(readConfig({ BARNTID_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8' }).proxies).toEqual([
      '127.0.0.1',
      '10.0.0.0/8',
      'fd00::/8',
    ])
  })

  test.each(['proxy.exempel.se', '10.0.0.0/33', '10.0.0', '0.0.0.0/0', '::/0', '1.2.3.4/8/8'])(
    'not %s',
    (text) => expect(() => readConfig({ BARNTID_PROXIES: text })).toThrow('BARNTID_PROXIES'),
  )
})
