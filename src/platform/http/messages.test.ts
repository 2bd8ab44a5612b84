import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { countingRoom, type LittleServer, littleServer } from '#test/support/little-server.ts'
import { aTown, type Town } from '#test/support/town.ts'

let town: Town
let server: LittleServer
let port: number

beforeAll(async () => {
  town = await aTown()
  server = await littleServer(town, countingRoom)
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  port = (server.app.server.address() as AddressInfo).port
})

/** Sends bytes as they are, as no browser would, and gives all that comes back until the server hangs up. */
const sendRaw = (text: string): Promise<string> =>
  new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let heard = ''
    socket.setTimeout(5_000, () => socket.destroy(new Error('the server did not hang up')))
    socket.on('data', (part) => (heard += String(part)))
    socket.on('error', failed)
    socket.on('close', () => done(heard))
  })

const statuses = (heard: string): string[] =>
  [...heard.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status = '']) => status)

const hidden = 'GET /api/count/hidden HTTP/1.1\r\nHost: a\r\n\r\n'
const head =
  'POST /api/count/a HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n'

describe('where a message ends is said in one way only', () => {
  test('a whole message is answered, or the ones below prove nothing', async () => {
    expect(statuses(await sendRaw(`${head}Content-Length: 8\r\n\r\n{"by":1}`))).toEqual(['401'])
  })

  test.each([
    [
      'a length and chunks',
      `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
    ],
    ['two lengths', `${head}Content-Length: 0\r\nContent-Length: 9\r\n\r\n${hidden}`],
    ['chunks by another name', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`],
    ['a space before the colon', `${head}Content-Length : 0\r\n\r\n${hidden}`],
    ['lines that end without a return', `${head.replaceAll('\r\n', '\n')}Content-Length: 0\n\n${hidden}`],
    ['a chunk that lies about its size', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n${hidden}`],
  ])('%s is refused, and nothing behind it is taken for a second message', async (_, text) => {
    const told = statuses(await sendRaw(text))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^4/)
  })

  test('TRACE and CONNECT are not answered with what was sent', async () => {
    const heard = await sendRaw(
      'TRACE /api/count/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: barntid=hemlig\r\n\r\n',
    )
    expect([statuses(heard), heard.includes('hemlig')]).toEqual([['404'], false])
    expect(await sendRaw('CONNECT annan.invalid:443 HTTP/1.1\r\nHost: a\r\n\r\n')).not.toMatch(/ 200 /)
  })
})

const ask = async (url: string, cookies: Record<string, string>) => {
  const { statusCode, body } = await server.app.inject({ method: 'GET', url, cookies })
  return { status: statusCode, body: JSON.parse(body) }
}

test('what is encoded twice is decoded once', async () => {
  const cookies = await server.cookies('amira')
  const payload = { by: 3 }
  await server.app.inject({ method: 'POST', url: '/api/count/%2562', payload, cookies })
  expect((await ask('/api/count/%2562', cookies)).body).toEqual({ value: 3 })
  expect((await ask('/api/count/%62', cookies)).body).toEqual({ value: 0 })
  expect((await ask('/api/count/b', cookies)).body).toEqual({ value: 0 })
})

describe('a field that is given twice', () => {
  test('in the address is refused, and never joined or chosen from', async () => {
    const cookies = await server.cookies('amira')
    expect((await ask('/api/count/a', cookies)).status).toBe(200)
    expect((await ask('/api/count/a?more=1&more=2', cookies)).status).toBe(400)
  })

  test('in the path and behind it means what the path says; in the body neither', async () => {
    const cookies = await server.cookies('amira')
    const count = (name: string, payload: object) =>
      server.app.inject({ method: 'POST', url: `/api/count/${name}`, payload, cookies })
    expect((await count('the-path', { by: 2, name: 'the-body' })).json()).toEqual({ value: 2 })
    expect((await ask('/api/count/the-body', cookies)).body).toEqual({ value: 0 })
    expect((await ask('/api/count/the-body?name=the-path', cookies)).body).toEqual({ value: 0 })
  })
})
