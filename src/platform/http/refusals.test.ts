import { Writable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { countingRoom, littleServer } from '#test/support/little-server.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { readCookie } from './session.ts'

let town: Town

beforeAll(async () => {
  town = await aTown()
})

/** A server, and what its log says: one object a line. */
const listening = async (options: { readonly perMinute?: number } = {}) => {
  const lines: string[] = []
  const log = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const server = await littleServer(town, countingRoom, { log, ...options })
  const said = (): unknown[] => lines.map((line) => JSON.parse(line))
  return { ...server, said, text: () => lines.join('') }
}

const post = (payload: unknown, headers = {}) =>
  ({
    method: 'POST',
    url: '/api/count/karin',
    payload: JSON.stringify(payload),
    headers: { 'content-type': 'application/json', ...headers },
  }) as const

describe('what is refused stands in the log of the server', () => {
  test('with when, which route, why and a masked session, and nothing of what was asked', async () => {
    const { app, cookies, said, text } = await listening()
    const adam = await cookies('adam')
    expect((await app.inject({ ...post({ by: 1 }), cookies: adam })).statusCode).toBe(404)
    const { tokenHash = '' } = readCookie(adam['barntid']) ?? {}
    expect(said()).toMatchObject([
      {
        time: expect.any(Number),
        msg: 'refused',
        method: 'POST',
        route: '/api/count/:name',
        status: 404,
        code: 'not_found',
        session: tokenHash.slice(0, 12),
      },
    ])
    expect(text()).not.toMatch(/karin/i)
    expect(text()).not.toContain(tokenHash)
    expect(text()).not.toContain(adam['barntid']?.split('.')[1])
  })

  test('a session that is no longer valid, a call from another website, too many calls, and fields that no screen of ours sends', async () => {
    const { app, cookies, said } = await listening({ perMinute: 3 })
    const bo = await cookies('bo')
    const gone = { barntid: `${bo['barntid']?.slice(0, -1)}${bo['barntid']?.endsWith('A') ? 'B' : 'A'}` }
    await app.inject({ ...post({ by: 1 }), cookies: gone })
    await app.inject({ ...post({ by: 1 }, { 'sec-fetch-site': 'cross-site' }), cookies: bo })
    await app.inject({ ...post({ by: 1, role: 'head' }), cookies: bo })
    await app.inject({ ...post({ by: { $gt: 0 } }), cookies: bo })
    expect(said().map((line) => Object(line).code)).toEqual([
      'not_signed_in',
      'wrong_site',
      'bad_input',
      'bad_input',
    ])
    for (let i = 0; i < 8; i++) await app.inject({ ...post({ by: 1 }), cookies: bo })
    expect(said().at(-1)).toMatchObject({ code: 'too_many', status: 429 })
  })

  test('but not what happens every day: nobody is signed in yet, a field was forgotten, it worked', async () => {
    const { app, cookies, said } = await listening()
    const amira = await cookies('amira')
    await app.inject(post({ by: 1 }))
    await app.inject({ ...post({}), cookies: amira })
    await app.inject({ ...post({ by: 1 }), cookies: amira })
    expect(said()).toEqual([])
  })

  test('a line break or a sign that would begin another line stays inside its own', async () => {
    const { app, said } = await listening()
    await app.inject({
      method: 'POST',
      url: '/csp-report',
      headers: { 'content-type': 'application/csp-report' },
      payload: JSON.stringify({
        'csp-report': {
          'effective-directive': 'script-src\n{"level":50}',
          'blocked-uri': 'https://x.invalid/?karin',
        },
      }),
    })
    expect(said()).toMatchObject([{ directive: '-', blocked: 'address', msg: 'policy broken' }])
  })

  test('what a page tried against our own policy is told by rule and kind, never by address', async () => {
    const { app, said, text } = await listening()
    const told = async (directive: string, blocked: string) =>
      app.inject({
        method: 'POST',
        url: '/csp-report',
        headers: { 'content-type': 'application/csp-report' },
        payload: JSON.stringify({
          'csp-report': { 'violated-directive': directive, 'blocked-uri': blocked },
        }),
      })
    await told("script-src 'strict-dynamic'", 'inline')
    await told('require-trusted-types-for', 'trusted-types-sink')
    await told('img-src', 'https://annan.invalid/karin.png')
    expect(said()).toMatchObject([
      { directive: 'script-src', blocked: 'inline' },
      { directive: 'require-trusted-types-for', blocked: 'trusted-types-sink' },
      { directive: 'img-src', blocked: 'address' },
    ])
    expect(text()).not.toContain('karin')
  })
})
