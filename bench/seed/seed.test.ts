import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '#kernel/day.ts'
import { fixedClock } from '#platform/clock.ts'
import { readToday } from '#modules/overview/contract.ts'
import { aTown, type Town } from '#test/support/town.ts'
import { doorOf } from '../../src/demo/act.ts'
import { planDemo, seedDemo } from '../../src/demo/seed.ts'
import { multiply } from './make.ts'
import { sizeOf } from './sizes.ts'

const now = instant('2026-11-23T09:00:00.000Z')
const { tenantId, organisation } = planDemo(now)
const size = sizeOf({
  BENCH_SIZE: 'full',
  BENCH_COPIES: '3',
  BENCH_NOTES: '2000',
  BENCH_PERSONS: '3000',
  BENCH_OTHERS: '1',
})

let town: Town
let owner: Client
const before = new Map<string, number>()

const count = async (what: string, tenant = tenantId): Promise<number> =>
  Number(
    (await owner.query<{ n: string }>(`select count(*) as n from ${what} and tenant_id = $1`, [tenant]))
      .rows[0]?.n,
  )

const counted = [
  "watches where matter_kind <> 'duty'",
  'cases where closed_on is not null',
  'workers where true',
] as const

beforeAll(async () => {
  town = await aTown()
  owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  await seedDemo(town.house, {
    ownerUrl: town.ownerUrl,
    clock: fixedClock(now),
    say: () => {},
    closed: 40,
    open: 20,
  })
  for (const what of counted) before.set(what, await count(what))
  await multiply(town.ownerUrl, tenantId, size, () => {})
}, 240_000)

afterAll(() => owner.end())

test('open matters, closed cases and people at work are there as many times as there are copies', async () => {
  for (const what of counted) expect(await count(what), what).toBe(size.copies * (before.get(what) ?? 0))
})

test('notes and people are filled up to what was asked for', async () => {
  expect(await count('notes where true')).toBeGreaterThanOrEqual(size.notes)
  expect(await count('persons where true')).toBeGreaterThanOrEqual(size.persons)
})

test('another municipality has rows of its own, in the same tables, and the first one still has what it had', async () => {
  const { rows } = await owner.query<{ id: string }>("select id from tenants where slug = 'matkommun-1'")
  expect(await count("watches where matter_kind <> 'duty'", rows[0]?.id)).toBe(
    before.get("watches where matter_kind <> 'duty'"),
  )
  const amira = organisation.workers.find(({ login }) => login === 'amira')
  if (!amira) throw new Error('amira')
  const today = await doorOf(town.house, tenantId).act(amira, readToday, {}, now)
  expect(today.openMatters).toBeGreaterThan(0)
})

test('nothing of the making is left behind', async () => {
  const { rows } = await owner.query("select from pg_namespace where nspname = 'bench'")
  expect(rows).toEqual([])
})
