import pg from 'pg'
import { instant } from '#kernel/day.ts'
import { openDatabase } from '#platform/db/database.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { cookieStyle } from '#platform/http/routes.ts'
import { makeSession } from '#platform/http/session.ts'
import { withMigratedDatabase } from '#test/support/database.ts'
import { newUuid } from '#test/support/town.ts'
import type { Route } from '#kernel/route.ts'
import { readOwnWorkload, readWorkloadBoard } from '../src/modules/workload/contract.ts'
import { readTalk } from '../src/modules/workload/talks/contract.ts'
import { readUnits } from '../src/modules/workload/units/contract.ts'
import { openHouse, serveHouse } from '../src/house.ts'
import { addressOf } from './address.ts'

/**
 * How long the pages of workload take in one municipality of 28 people with 500 open cases and two years of months, beside 9
 * and beside 289 others of the same size: `node bench/workload.ts`. What a page costs must not grow with the others.
 */
const now = instant('2026-11-23T09:00:00.000Z')
const levels = [10, 290]
const rounds = 60

const people = `
  insert into workers (tenant_id, id, login, name, title, unit_id, role, employment_percent, started_on, experienced_from,
    qualification, may_act_alone)
  select $1, gen_random_uuid(), 'w' || n, 'Påhittad ' || n, 'Socialsekreterare', u.id,
         case when n % 9 = 0 then 'unit_manager' when n = 28 then 'head' else 'social_worker' end, 100, '2020-01-07', '2015-01-07',
         'social_work_degree', true
  from generate_series(1, 28) n
  join lateral (select id from units where tenant_id = $1 order by name offset (n % 3) limit 1) u on true`

const cases = `
  with made as (
    select gen_random_uuid() as case_id, gen_random_uuid() as child_id, w.id as owner_id, w.unit_id, n
    from workers w, generate_series(1, 18) n where w.tenant_id = $1 and w.role = 'social_worker'),
  children as (
    insert into persons (tenant_id, id, given_name, family_name) select $1, child_id, 'Påhittad', 'Påhittsson' from made),
  watched as (
    insert into watches (tenant_id, matter_id, matter_kind, child_id, unit_id, owner_id, next_on, since_at)
    select $1, case_id, 'case', child_id, unit_id, owner_id, '2026-12-01', now() from made),
  investigated as (
    insert into investigations (tenant_id, id, case_id, opened_on, opened_by, opening_reason, plan_questions)
    select $1, gen_random_uuid(), case_id, '2026-09-01', owner_id, 'påhittat', '[]' from made)
  insert into cases (tenant_id, id, number, child_id, unit_id, opened_on)
  select $1, case_id, '2026-' || left(case_id::text, 13), child_id, unit_id, '2026-09-01' from made`

const months = `
  insert into workload_months (tenant_id, worker_id, month_on, unit_id, model_version, basis, employment_percent, agreed_percent,
    experience_months, points_tenths, capacity_tenths, counted_at)
  select $1, w.id, m, w.unit_id, 0,
         '{"groups":[{"type":"investigation","part":"owner","isSibling":false,"factors":[],"count":9}],"duties":[]}', 100, 0, 80,
         1000 + (random() * 800)::int, 1500, now()
  from workers w, generate_series('2024-11-01'::date, '2026-10-01', '1 month') m where w.tenant_id = $1 and w.role = 'social_worker'`

const talks = `
  insert into workload_talks (tenant_id, id, worker_id, month_on, unit_id, held_by, held_on, held_at)
  select tenant_id, gen_random_uuid(), worker_id, month_on, unit_id, gen_random_uuid(), month_on + 9, now()
  from workload_months where tenant_id = $1`

const settle = async (owner: pg.Client, tenantId: string, number: number): Promise<void> => {
  await owner.query('begin')
  // Keys are not checked: the rows point to each other by their making.
  await owner.query('set local session_replication_role = replica')
  await owner.query(
    `insert into tenants (id, municipality_code, name, slug, demo) values ($1, '0780', 'Påhittade kommun', $2, true)`,
    [tenantId, `bench-${number}`],
  )
  await owner.query(
    `insert into units (tenant_id, id, name, kind) select $1, gen_random_uuid(), 'Enhet ' || n, 'investigation' from generate_series(1, 3) n`,
    [tenantId],
  )
  for (const sql of [people, cases, months, talks]) await owner.query(sql, [tenantId])
  await owner.query('commit')
}

const at = (times: readonly number[], share: number): string =>
  (times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)

const measure = async (ownerUrl: string, tenantId: string, owner: pg.Client): Promise<void> => {
  const db = openDatabase({ url: appLogin(ownerUrl).url, maxConnections: 4 })
  const house = openHouse(db, { demo: true })
  const app = await serveHouse({
    house,
    clock: { now: () => now },
    https: false,
    logLevel: 'silent',
    webFolder: '/nowhere',
  })
  const { rows } = await owner.query<{ id: string; role: string; unit_id: string }>(
    'select id, role, unit_id from workers where tenant_id = $1',
    [tenantId],
  )
  const manager = rows.find(({ role }) => role === 'unit_manager')
  const worker = rows.find(({ role, unit_id: unit }) => role === 'social_worker' && unit === manager?.unit_id)
  const cookieOf = async (workerId: string): Promise<string> => {
    const token = await inTenant(db, tenantId, (tx) => makeSession(tx, { id: newUuid(), workerId, now }))
    return `${cookieStyle(false).name}=${tenantId}.${token}`
  }
  const managers = await cookieOf(manager?.id ?? '')
  const own = await cookieOf(worker?.id ?? '')
  const asked: readonly (readonly [string, Route, Readonly<Record<string, string>>, string])[] = [
    ['own page', readOwnWorkload, {}, own],
    ['the board of a unit', readWorkloadBoard, {}, managers],
    ['a talk', readTalk, { workerId: worker?.id ?? '' }, managers],
    ['the municipality’s page', readUnits, {}, managers],
  ]
  for (const [name, route, input, cookie] of asked) {
    const times: number[] = []
    for (let round = 0; round < rounds + 10; round += 1) {
      const from = performance.now()
      const answer = await app.inject({ method: 'GET', url: addressOf(route, input), headers: { cookie } })
      if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.statusCode} ${answer.body}`)
      if (round >= 10) times.push(performance.now() - from)
    }
    console.log(`  ${name}: median ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms`)
  }
  await app.close()
  await db.close()
}

await withMigratedDatabase(async (ownerUrl) => {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const first = newUuid()
  let made = 0
  for (const level of levels) {
    for (; made < level; made += 1) await settle(owner, made === 0 ? first : newUuid(), made)
    await owner.query('analyze')
    const { rows } = await owner.query<{ workers: number; watches: number }>(
      'select (select count(*)::int from workers) as workers, (select count(*)::int from watches) as watches',
    )
    console.log(`${level} municipalities, ${rows[0]?.workers} workers, ${rows[0]?.watches} open matters`)
    await measure(ownerUrl, first, owner)
  }
  await owner.end()
})
