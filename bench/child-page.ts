import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'
import { listNotes } from '#modules/journal/contract.ts'
import { readChild } from '#modules/overview/contract.ts'
import { readPerson } from '#modules/people/contract.ts'
import { openBrowser } from '#test/support/browser.ts'
import { seedDemo } from '../src/demo/seed.ts'
import { openHouse, serveHouse } from '../src/house.ts'
import { addressOf } from './address.ts'
import { findSubject, type Found } from './subject.ts'

/**
 * The page of a child with twelve years of history: 1,500 notes, 40 decisions, 6 placements. How long the server takes for
 * each of its three requests, and whether a frame is dropped while the page is scrolled from top to bottom.
 * `npm run build` first: the browser loads what was built.
 */
const [notes, decisions, placements, years] = [1_500, 40, 6, 12]
const rounds = 40
const webFolder = join(import.meta.dirname, '../dist/web')

const copies = (table: string, id: string, changed: string): string => `
  insert into ${table} select (jsonb_populate_record(t, ${changed})).*
  from ${table} t, generate_series(1, $2) n where t.tenant_id = $1 and t.id = ${id}`

const oneNote = `(select id from notes where tenant_id = $1 and child_id = $3 order by id limit 1)`
const oneDecision = `(select id from decisions where tenant_id = $1 and child_id = $3 order by id limit 1)`
const dayOfStep = (of: number): string => `(current_date - (n * ${years * 365} / ${of})::integer)::text`

/** Copies of the child's own rows, spread over the years, by the owner of the tables. */
const makeLong = async (owner: pg.Client, { tenantId, childId, caseId }: Found): Promise<void> => {
  const of = (count: number) => [tenantId, count, childId]
  await owner.query(
    copies(
      'notes',
      oneNote,
      `jsonb_build_object('id', gen_random_uuid(), 'event_on', ${dayOfStep(notes)},
         'kind', case when n % 5 = 0 then 'talk_with_child' else 'home_visit' end,
         'child_alone', case when n % 5 = 0 then n % 2 = 0 end,
         'signed_at', (now() - n * interval '${Math.round((years * 365 * 24) / notes)} hours')::text, 'original_id', null)`,
    ),
    of(notes),
  )
  await owner.query(
    copies(
      'decisions',
      oneDecision,
      `jsonb_build_object('id', gen_random_uuid(), 'decided_on', ${dayOfStep(decisions)})`,
    ),
    of(decisions),
  )
  const stay = Math.floor((years * 365) / (placements + 1))
  await owner.query(
    `with homes_made as (
       insert into homes (tenant_id, id, kind, name, run_by, capacity)
       select $1, gen_random_uuid(), 'foster_home', 'Påhittade hemmet ' || n, 'family', 2 from generate_series(1, $2::int) n
       returning id, name),
     given as (
       insert into interventions (tenant_id, id, case_id, decision_id, kind, name, decided_on, started_on, ended_on, end_reason)
       select $1, gen_random_uuid(), $4, gen_random_uuid(), 'foster_home', name,
              current_date - ${stay} * (right(name, 1)::int + 1), current_date - ${stay} * (right(name, 1)::int + 1),
              case when right(name, 1) <> '1' then current_date - ${stay} * right(name, 1)::int end, 'Flytt'
       from homes_made returning id, name, started_on, ended_on),
     placed as (
       insert into placements (tenant_id, id, intervention_id, case_id, child_id, legal_basis, named_worker_id, started_on, ended_on, end_kind, end_reason)
       select $1, gen_random_uuid(), id, $4, $3, 'sol', (select owner_id from watches where tenant_id = $1 and matter_id = $4),
              started_on, ended_on, case when ended_on is not null then 'other' end, case when ended_on is null then '' else 'Flytt' end
       from given returning id, intervention_id, started_on, ended_on)
     insert into stays (tenant_id, id, placement_id, home_id, position, from_on, until_on, why, by_id)
     select $1, gen_random_uuid(), placed.id, homes_made.id, 0, placed.started_on, placed.ended_on, 'start',
            (select owner_id from watches where tenant_id = $1 and matter_id = $4)
     from placed join given on given.id = placed.intervention_id join homes_made on homes_made.name = given.name`,
    [...of(placements), caseId],
  )
  await owner.query('analyze')
}

const sorted = (times: readonly number[]): number[] => times.toSorted((a, b) => a - b)
const at = (times: readonly number[], share: number): string =>
  (sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)

const measureServer = async (url: string, cookie: string, paths: readonly string[]): Promise<void> => {
  const all: number[] = []
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    await Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(url + path, { headers: { cookie } })
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
        await answer.arrayBuffer()
      }),
    )
    all.push(performance.now() - from)
  }
  console.log(
    `server, ${paths.length} requests at once: first ${all[0]?.toFixed(1)} ms, median ${at(all, 0.5)} ms, p95 ${at(all, 0.95)} ms`,
  )
}

const measureScroll = async (url: string, path: string): Promise<void> => {
  const browser = await openBrowser()
  const page = await browser.newPage({ baseURL: url, viewport: { width: 1280, height: 900 } })
  await page.request.post('/api/demo/session', { data: { person: 'amira' } })
  const from = performance.now()
  await page.goto(path)
  await page.locator('.life-line').waitFor()
  await page.locator('article h1').first().waitFor()
  console.log(`browser, from address to drawn page: ${(performance.now() - from).toFixed(0)} ms`)
  await page.waitForTimeout(1_000)
  const frames = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const taken: number[] = []
        let last = performance.now()
        const step = (now: number): void => {
          taken.push(now - last)
          last = now
          window.scrollBy(0, 60)
          const isEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 1
          if (isEnd || taken.length > 600) resolve(taken.slice(1))
          else requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      }),
  )
  // At 60 a second a frame has 16.7 ms; one that took more than one and a half of them was dropped.
  const dropped = frames.filter((time) => time > 25).length
  console.log(
    `scroll: ${frames.length} frames, median ${at(frames, 0.5)} ms, longest ${at(frames, 1)} ms, dropped ${dropped}`,
  )
  await browser.close()
}

const folder = await mkdtemp(join(tmpdir(), 'barntid-child-page-'))
const embedded = await startEmbedded({ dataDir: join(folder, 'postgres') })
const login = appLogin(embedded.ownerUrl)
await migrate({ ownerUrl: embedded.ownerUrl, appPassword: login.password })
const db = openDatabase({ url: login.url })
// One worker opens thousands here: counted as in earnest, and never stopped.
const house = openHouse(db, { demo: true, peopleAnHour: 1_000_000 })
await seedDemo(house, { ownerUrl: embedded.ownerUrl, clock: systemClock, say: () => {}, closed: 600 })
const owner = new pg.Client({ connectionString: embedded.ownerUrl })
await owner.connect()
const subject = await findSubject(owner)
await makeLong(owner, subject)
await owner.end()
const app = await serveHouse({ house, clock: systemClock, https: false, logLevel: 'silent', webFolder })
const url = await app.listen({ port: 0, host: '127.0.0.1' })
const session = await fetch(`${url}/api/demo/session`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ person: 'amira' }),
})
const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
const { childId } = subject
console.log(`${notes} notes, ${decisions} decisions, ${placements} placements over ${years} years`)
await measureServer(url, cookie, [
  addressOf(readChild, { childId }),
  addressOf(listNotes, { childId }),
  addressOf(readPerson, { personId: childId }),
])
await measureScroll(url, `/barn/${childId}`)
await app.close()
await db.close()
await embedded.stop()
await rm(folder, { recursive: true, force: true })
