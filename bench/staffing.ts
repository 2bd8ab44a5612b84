import { performance } from 'node:perf_hooks'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, day, instant } from '#kernel/day.ts'
import { readStaffingFigures, readUnitPosts } from '#modules/staffing/contract.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'
import { inTenant } from '#platform/db/tenant.ts'
import { newUuid, settle, type Settled, townIn } from '#test/support/town.ts'
import { insertRows } from '../src/demo/bulk.ts'
import { diceOf } from '../src/demo/dice.ts'
import { openHouse, serveHouse } from '../src/house.ts'

/**
 * The pages of posts and people over HTTP: the median and the slowest in twenty, in a usual municipality of 28 posts and a big
 * one of 600, with five years of comings and goings; and whether 290 municipalities cost one of them more than ten do.
 * BENCH_TIMES: how many of each.
 */
const times = Number(process.env['BENCH_TIMES'] ?? 100)
const posts = { usual: 28, big: 600 } as const
const today = day('2026-11-23')
const from = addDays(today, -5 * 365)

const dataDir = await mkdtemp(join(tmpdir(), 'barntid-bench-staffing-'))
const server = await startEmbedded({ dataDir: join(dataDir, 'pg') })
const login = appLogin(server.ownerUrl)
await migrate({ ownerUrl: server.ownerUrl, appPassword: login.password })
const db = openDatabase({ url: login.url })
const house = openHouse(db, { demo: true })
const clock = { now: () => instant('2026-11-23T09:00:00.000Z') }
const app = await serveHouse({ house, clock, https: false, logLevel: 'silent', webFolder: '/nowhere' })
const dice = diceOf(8)

/** Each post is held by two or three people one after the other, with an empty month between them. */
const fill = (town: Settled, count: number): Promise<void> =>
  inTenant(db, town.tenantId, async (tx) => {
    const units = Object.values(town.units)
    const rows = { posts: [] as object[], post_holders: [] as object[], occupancies: [] as object[] }
    for (let at = 0; at < count; at += 1) {
      const post = newUuid()
      const about = { number: `T${at}`, title: 'Socialsekreterare', duty: 'case_work', permille: 1000 }
      const paid = { funding: 'own', funding_until: null, from_on: from, last_on: null, version: 1 }
      rows.posts.push({ id: post, unit_id: units[at % units.length], ...about, ...paid })
      let start = addDays(from, dice.int(0, 300))
      while (start < today) {
        const holder = newUuid()
        const last = addDays(start, dice.int(200, 1400))
        const name = `Påhittad ${rows.post_holders.length}`
        rows.post_holders.push({ id: holder, number: `A${rows.post_holders.length}`, name })
        rows.occupancies.push({
          id: newUuid(),
          post_id: post,
          holder_id: holder,
          kind: dice.chance(0.06) ? 'consultant' : 'permanent',
          permille: 1000,
          from_on: start,
          last_on: last < today ? last : null,
          resigned_on: last < today ? addDays(last, -60) : null,
          reason: last < today ? 'own_wish' : null,
          version: 1,
        })
        start = addDays(last, 30)
      }
    }
    for (const [table, of] of Object.entries(rows)) await insertRows(tx, table, of)
  })

const opened = {
  db,
  ownerUrl: server.ownerUrl,
  house,
  app,
  clock,
  restart: () => Promise.resolve(app),
  close: () => Promise.resolve(),
}

const measured = async (
  settled: Settled,
  what: 'figures' | 'unit',
): Promise<{ median: number; p95: number }> => {
  const town = townIn(opened, settled)
  const ask = () =>
    what === 'figures'
      ? town.call('dag', readStaffingFigures, {})
      : town.call('dag', readUnitPosts, { unitId: town.units.one })
  for (let at = 0; at < 10; at += 1) await ask()
  const took: number[] = []
  for (let at = 0; at < times; at += 1) {
    const began = performance.now()
    await ask()
    took.push(performance.now() - began)
  }
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round((sorted[Math.floor(times * share)] ?? 0) * 10) / 10
  return { median: at(0.5), p95: at(0.95) }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const settleOne = async (count: number): Promise<Settled> => {
  const town = await settle(server.ownerUrl)
  await fill(town, count)
  return town
}

const first = await settleOne(posts.usual)
for (let at = 1; at < 10; at += 1) await settleOne(posts.usual)
const few = { figures: await measured(first, 'figures'), unit: await measured(first, 'unit') }
for (let at = 10; at < 290; at += 1) await settleOne(posts.usual)
const many = { figures: await measured(first, 'figures'), unit: await measured(first, 'unit') }
const big = await settleOne(posts.big)
const ratio = Math.round((many.figures.median / few.figures.median) * 100) / 100
say(`figures, 28 posts, 10 municipalities: ${few.figures.median} ms, p95 ${few.figures.p95}`)
say(
  `figures, 28 posts, 290 municipalities: ${many.figures.median} ms, p95 ${many.figures.p95} (ratio ${ratio})`,
)
say(`unit, 28 posts: ${few.unit.median} ms with 10, ${many.unit.median} ms with 290, p95 ${many.unit.p95}`)
for (const what of ['figures', 'unit'] as const) {
  const { median, p95 } = await measured(big, what)
  say(`${what}, 600 posts, 290 municipalities: ${median} ms, p95 ${p95}`)
}

await app.close()
await db.close()
await server.stop()
await rm(dataDir, { recursive: true, force: true })
