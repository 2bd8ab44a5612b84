import { performance } from 'node:perf_hooks'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemActor } from '#kernel/actor.ts'
import { instant } from '#kernel/day.ts'
import type { Route } from '#kernel/route.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { openDatabase } from '#platform/db/database.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'
import { run } from '#platform/run.ts'
import { readOwnTime, readUnitTime } from '#modules/childtime/contract.ts'
import { deriveAll } from '#modules/childtime/index.ts'
import { childtime } from '#modules/childtime/routes.ts'
import { newUuid, settle } from '#test/support/town.ts'
import { openHouse } from '../src/house.ts'
import { type Figures, load } from './measure.ts'

/**
 * What time with children costs: a whole municipality counted anew (40,000 held meetings), a unit's page and one's own page
 * with five years of months, and whether other municipalities make them slower. On an embedded PostgreSQL with fsync on.
 * BENCH_MEETINGS, BENCH_SECONDS.
 */
const meetings = Number(process.env['BENCH_MEETINGS'] ?? 40_000)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5)
const children = 2_000
const now = instant('2026-11-23T09:00:00.000Z')

const dataDir = await mkdtemp(join(tmpdir(), 'barntid-bench-childtime-'))
const server = await startEmbedded({ dataDir: join(dataDir, 'pg') })
const login = appLogin(server.ownerUrl)
await migrate({ ownerUrl: server.ownerUrl, appPassword: login.password })
const db = openDatabase({ url: login.url })
const owner = new pg.Client({ connectionString: server.ownerUrl })
await owner.connect()
const { tenantId, units, workers } = await settle(server.ownerUrl)
const house = openHouse(db, { demo: true })

/** Held meetings over five years, as their taps tell them: two workers, one child, twenty minutes alone. */
const fill = async (): Promise<void> => {
  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  await owner.query(
    `create temp table planted on commit drop as
     select n, gen_random_uuid() as id, (array(select id from persons where tenant_id = $1 order by id))[1 + n % $3] as child,
       timestamptz '2021-11-25 08:00Z' + (n * 1820 / $2) * interval '1 day' + (n % 7) * interval '1 hour' as at
     from generate_series(0, $2 - 1) as n`,
    [tenantId, meetings, children],
  )
  await owner.query(
    `insert into visits (tenant_id, id, kind, starts_at, minutes, travel_minutes, planned_by, planned_at, changed_at, begun_at)
     select $1, id, 'home_visit', at, 60, 30, $2, at, at, at from planted`,
    [tenantId, workers.amira],
  )
  await owner.query(
    `insert into visit_children (tenant_id, visit_id, child_id, case_id) select $1, id, child, gen_random_uuid() from planted`,
    [tenantId],
  )
  await owner.query(
    `insert into visit_workers (tenant_id, visit_id, worker_id, role)
     select $1, planted.id, w.id, w.role from planted, (values ($2::uuid, 'write'), ($3::uuid, 'talk')) as w (id, role)`,
    [tenantId, workers.bo, workers.amira],
  )
  await owner.query(
    `insert into visit_events (tenant_id, id, visit_id, kind, at, received_at, worker_id, who)
     select $1, gen_random_uuid(), p.id, e.kind, p.at + e.minute * interval '1 minute', p.at, $2,
       case when e.kind in ('started', 'ended') then null else p.child end
     from planted p, (values ('started', 0), ('present', 0), ('alone_from', 20), ('alone_until', 40), ('ended', 60)) as e (kind, minute)`,
    [tenantId, workers.bo],
  )
  await owner.query('commit')
  await owner.query('analyze')
}

/** Five years of months of twenty-eight workers in so many other municipalities. */
const others = async (count: number): Promise<void> => {
  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  await owner.query(
    `insert into contact_months (tenant_id, unit_id, month_on, worker_id, planned_minutes, child, child_adult)
     select t.id, u.id, m::date, gen_random_uuid(), 9600, 300, 900
     from (select gen_random_uuid() as id from generate_series(1, $1) as n) t,
       lateral (select gen_random_uuid() as id, t.id as owner from generate_series(1, 4) as n) u,
       generate_series(1, 7) as w, generate_series('2021-12-01'::date, '2026-11-01', '1 month') as m`,
    [count],
  )
  await owner.query('commit')
  await owner.query('analyze contact_months')
}

const people = async (): Promise<void> => {
  await owner.query(
    `insert into persons (tenant_id, id, given_name, family_name, birth_on)
     select $1, gen_random_uuid(), 'Påhittad', 'Påhittad', '2016-05-04' from generate_series(1, $2)`,
    [tenantId, children],
  )
}

const asked = (route: Route, input: object): (() => Promise<void>) => {
  const served = childtime.routes.find((one) => one.route === route)
  if (served === undefined) throw new Error(`no such route: ${route.name}`)
  const actor = {
    tenantId,
    workerId: workers.bo,
    name: '',
    title: '',
    role: 'social_worker' as const,
    unitId: units.one,
  }
  return async () => {
    await run(house, served, { actor }, { input, now, requestId: newUuid(), language: 'sv' })
  }
}

const tell = (what: string, { median, p99, perSecond }: Figures): void =>
  console.log(`${what}: median ${median.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${perSecond.toFixed(0)}/s`)

const measure = async (what: string, act: () => Promise<void>): Promise<number> => {
  await act()
  const figures = await load({ connections: 1, seconds }, act)
  tell(what, figures)
  return figures.median
}

try {
  await people()
  await fill()
  const derive = {
    route: {
      name: 'derive',
      method: 'POST' as const,
      path: 'job:derive',
      may: { signedIn: 'a job' },
      input: readUnitTime.input,
      reply: readUnitTime.input,
    },
    act: async (ctx: Parameters<typeof deriveAll>[0]) => {
      const start = performance.now()
      const counted = await deriveAll(ctx)
      console.log(`counted ${counted} meetings in ${((performance.now() - start) / 1000).toFixed(2)} s`)
      return {}
    },
  }
  for (let round = 0; round < 2; round += 1)
    await run(
      house,
      derive,
      { actor: systemActor(tenantId) },
      { input: {}, now, requestId: newUuid(), language: 'sv' },
    )
  await others(10)
  const unit = asked(readUnitTime, { unitId: units.one })
  const few = await measure('a unit’s page beside 10 municipalities', unit)
  await others(280)
  const many = await measure('a unit’s page beside 290 municipalities', unit)
  console.log(`ratio 290 to 10: ${(many / few).toFixed(2)}`)
  await measure('one’s own page', asked(readOwnTime, {}))
} finally {
  await owner.end()
  await db.close()
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}
