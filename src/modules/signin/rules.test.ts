import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '#kernel/day.ts'
import { without } from '#test/support/sign-in/without.ts'
import { acceptClaims, readLogout, safeReturn } from './rules.ts'

const now = instant('2026-11-23T09:00:00.000Z')
const seconds = Temporal.Instant.from(now).epochMilliseconds / 1000
const wanted = { now, clientId: 'barntid', claim: 'sub', acr: ['loa3'], fresh: false }
const right = { sub: 'amira', aud: 'barntid', acr: 'loa3', iat: seconds, auth_time: seconds - 100 }

const freshAt = (age: number) =>
  acceptClaims({ ...right, auth_time: seconds - age }, { ...wanted, fresh: true })

describe('where one goes back to', () => {
  test.each(['/', '/arenden', '/arenden/123?flik=tid', '/inloggningar', '/inloggning/klar'])(
    '%s is kept',
    (path) => expect(safeReturn(path)).toBe(path),
  )

  const pieces = [
    '/',
    '\\',
    '//',
    '.',
    '..',
    '%2f',
    '%5c',
    '@',
    ':',
    '?',
    '#',
    ' ',
    '\t',
    '\n',
    'annan.invalid',
    'https:',
    'å',
  ]
  test('is never another website, whatever was asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), fc.string(), (parts, tail) => {
        const to = new URL(safeReturn(parts.join('') + tail), 'https://barntid.exempel.se')
        expect(to.origin).toBe('https://barntid.exempel.se')
      }),
      { numRuns: 5000 },
    )
  })
})

describe('an identity is accepted', () => {
  test('with the moment when the person showed who they are, where it is known', () => {
    expect(acceptClaims(right, wanted)).toEqual({
      login: 'amira',
      authenticatedAt: '2026-11-23T08:58:20.000Z',
    })
    expect(acceptClaims(without(right, 'auth_time'), wanted)).toEqual({
      login: 'amira',
      authenticatedAt: undefined,
    })
  })

  test.each([
    [{ iat: seconds + 30 }, true],
    [{ iat: seconds + 31 }, false],
    [{ iat: seconds - 600 }, true],
    [{ iat: seconds - 601 }, false],
    [{ iat: 'nu' }, false],
    [{ azp: 'barntid' }, true],
    [{ azp: 'annan' }, false],
    [{ aud: ['barntid'] }, true],
    [{ aud: ['barntid', 'annan'] }, false],
    [{ aud: ['barntid', 'annan'], azp: 'barntid' }, true],
    [{ auth_time: seconds + 31 }, false],
  ])('with %j: %s', (change, isAccepted) =>
    expect(acceptClaims({ ...right, ...change }, wanted) !== 'not_trusted').toBe(isAccepted),
  )

  test('as fresh within five minutes, not a second longer', () => {
    expect([typeof freshAt(300), freshAt(301)]).toEqual(['object', 'not_fresh'])
  })

  test('never with a moment after now, however far its clock is ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (ahead) => {
        const accepted = acceptClaims({ ...right, auth_time: seconds + ahead }, wanted)
        if (typeof accepted === 'object') expect(String(accepted.authenticatedAt) <= now).toBe(true)
        else expect(ahead).toBeGreaterThan(30)
      }),
    )
  })
})

test('a logout token without subject and session, or with anything but words there, is read as nothing', () => {
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  expect(readLogout({ events, jti: 'a', sub: 'b' })).toEqual({ jti: 'a', subject: 'b', session: undefined })
  for (const wrong of [{}, { sub: 1 }, { sub: '' }, { sid: [] }, { sub: 'x'.repeat(501) }])
    expect(readLogout({ events, jti: 'a', ...wrong })).toBeUndefined()
})
