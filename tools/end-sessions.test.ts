import { expect, test } from 'vitest'
import { aTown } from '#test/support/town.ts'
import { endSessionsIn, main } from './end-sessions.ts'

test('whoever runs the server signs one person out everywhere, or everybody, and no other municipality', async () => {
  const [town, elsewhere] = [await aTown(), await aTown()]
  const one = await town.cookie('amira')
  town.at('2026-11-23T09:00:01.000Z')
  const [two, bo, other] = [
    await town.cookie('amira'),
    await town.cookie('bo'),
    await elsewhere.cookie('amira'),
  ]
  const statusOf = async (cookies: Record<string, string>): Promise<number> =>
    (await town.app.inject({ method: 'GET', url: '/api/session', cookies })).statusCode
  const statuses = () => Promise.all([one, two, bo, other].map(statusOf))
  const now = town.now()
  expect(await statuses()).toEqual([200, 200, 200, 200])
  expect(await endSessionsIn(town.house, { slug: town.slug, login: 'nobody-here' }, now)).toBe(0)
  expect(await endSessionsIn(town.house, { slug: 'finns-inte', login: undefined }, now)).toBeUndefined()
  expect(await endSessionsIn(town.house, { slug: town.slug, login: 'amira' }, now)).toBe(2)
  expect(await statuses()).toEqual([401, 401, 200, 200])
  expect(await main(['--tenant', town.slug, '--all'], { DATABASE_URL: town.ownerUrl })).toBe(0)
  expect(await statuses()).toEqual([401, 401, 401, 200])
  const rows = await town.inTx((tx) =>
    tx.selectFrom('audit_log').select('basis').where('subject_type', '=', 'session').execute(),
  )
  expect(rows.filter(({ basis }) => basis === 'ended by whoever runs the server')).toHaveLength(3)
})

test('without saying whom nobody is signed out', async () => {
  expect(await main(['--tenant', 'demo'])).toBe(2)
  expect(await main(['--login', 'amira'])).toBe(2)
  expect(await main(['--tenant', 'demo', '--login', 'amira', '--all'])).toBe(2)
})
