import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import pg from 'pg'
import * as Y from 'yjs'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'
import { openBrowser } from '#test/support/browser.ts'
import { fieldsWith } from '../src/modules/assessment/rules/fields.ts'
import { sectionCodes } from '../src/modules/assessment/rules/skeleton.ts'
import { toBytes, toText } from '../src/modules/together/bytes.ts'
import { docOf } from '../src/modules/together/shared-doc.ts'
import { seedDemo } from '../src/demo/seed.ts'
import { openHouse, serveHouse } from '../src/house.ts'
import { at, edits, longText, words } from './long-text.ts'

/**
 * An investigation of 60 fields, 40 000 words and 20 000 edits by two hands: how long it takes to open it from the server, what
 * it weighs there, and how soon a keystroke is drawn while a colleague types. `npm run build` first.
 */
const strokes = 150
const webFolder = join(import.meta.dirname, '../dist/web')

const folder = await mkdtemp(join(tmpdir(), 'barntid-together-'))
const embedded = await startEmbedded({ dataDir: join(folder, 'postgres') })
const login = appLogin(embedded.ownerUrl)
await migrate({ ownerUrl: embedded.ownerUrl, appPassword: login.password })
const db = openDatabase({ url: login.url })
const house = openHouse(db, { demo: true })
await seedDemo(house, {
  ownerUrl: embedded.ownerUrl,
  clock: systemClock,
  say: () => {},
  closed: 20,
  open: 30,
})
const owner = new pg.Client({ connectionString: embedded.ownerUrl })
await owner.connect()

type Subject = { tenant: string; id: string; case_id: string; owner_id: string; second: string }
const { rows } = await owner.query<Subject>(`
  select i.tenant_id as tenant, i.id, i.case_id, w.owner_id,
         (select id from workers o where o.tenant_id = w.tenant_id and o.unit_id = w.unit_id and o.id <> w.owner_id
            and o.role = 'social_worker' order by id limit 1) as second
  from investigations i join watches w on w.tenant_id = i.tenant_id and w.matter_id = i.case_id
  join workers on workers.tenant_id = w.tenant_id and workers.id = w.owner_id
  where i.ended_on is null and workers.login = 'amira' order by i.id limit 1`)
const [subject] = rows
if (!subject) throw new Error('Amira has no open investigation')
const { rows: others } = await owner.query<{ login: string }>(
  'select login from workers where tenant_id = $1 and id = $2',
  [subject.tenant, subject.second],
)
const second = others[0]?.login ?? ''

const parts = Array.from({ length: 60 - sectionCodes.length }, () => crypto.randomUUID())
const fields = fieldsWith(parts).filter((field) => !field.endsWith(':source'))
const made = longText(fields)
const state = Y.encodeStateAsUpdate(made)
const [documentId, mark] = [crypto.randomUUID(), crypto.randomUUID()]
await owner.query('delete from assessment_parts where tenant_id = $1 and investigation_id = $2', [
  subject.tenant,
  subject.id,
])
for (const id of parts)
  await owner.query(
    `insert into assessment_parts (tenant_id, id, investigation_id, section, kind, body, begun_at, version, saved_at, saved_by, tab_id, tab_seq)
     values ($1, $2, $3, 'health', 'fact', $4, now(), 1, now(), $5, $2, 1)`,
    [subject.tenant, id, subject.id, made.getText(`p:${id}:body`).toJSON(), subject.owner_id],
  )
for (const section of sectionCodes)
  await owner.query(
    `insert into assessment_sections (tenant_id, investigation_id, section, body, version, saved_at, saved_by, tab_id, tab_seq)
     values ($1, $2, $3, $4, 1, now(), $5, $2, 1)
     on conflict (tenant_id, investigation_id, section) do update set body = excluded.body`,
    [subject.tenant, subject.id, section, made.getText(`s:${section}`).toJSON(), subject.owner_id],
  )
await owner.query(
  `insert into shared_documents (tenant_id, id, kind, subject_id, seq, mark, state, state_seq, state_mark, size, next_client, opened_at, opened_by)
   values ($1, $2, 'assessment', $3, 1, $4, $5, 1, $4, $6, 3, now(), $7)`,
  [subject.tenant, documentId, subject.id, mark, Buffer.from(state), state.length, subject.owner_id],
)
await owner.end()
console.log(`${fields.length} fields, ${words} words, ${edits} edits: ${(state.length / 1024).toFixed(0)} kB`)

setFlagsFromString('--expose_gc')
const collect: () => void = runInNewContext('gc')
collect()
const before = process.memoryUsage()
const copies = Array.from({ length: 5 }, () => docOf([state]))
collect()
const after = process.memoryUsage()
const weight =
  (after.heapUsed + after.external - before.heapUsed - before.external) / copies.length / 1024 / 1024
console.log(`memory per open document: ${weight.toFixed(1)} MB`)

const app = await serveHouse({ house, clock: systemClock, https: false, logLevel: 'silent', webFolder })
const url = await app.listen({ port: 0, host: '127.0.0.1' })

const signIn = async (person: string): Promise<string> => {
  const session = await fetch(`${url}/api/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  })
  return (session.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

const post = async (cookie: string, path: string, body: object): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${url}/api/investigations/${subject.id}/together${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return Object(await answer.json())
}

/** As a screen opens it: a number, then all of the text, put together. */
const openFrom = async (cookie: string) => {
  const { clientId } = await post(cookie, '', { tabId: crypto.randomUUID() })
  const vector = toText(Y.encodeStateVector(new Y.Doc()))
  const { updates } = await post(cookie, `/${documentId}/pull`, { since: 0, vector })
  const doc = new Y.Doc()
  for (const one of Array.isArray(updates) ? updates : [])
    Y.applyUpdate(doc, toBytes(String(one)) ?? new Uint8Array())
  doc.clientID = Number(clientId)
  return doc
}

const amira = await signIn('amira')
const opened: number[] = []
for (let round = 0; round < 12; round++) {
  const from = performance.now()
  await openFrom(amira)
  opened.push(performance.now() - from)
}
console.log(
  `opened from the server: first ${opened[0]?.toFixed(0)} ms, median ${at(opened, 0.5)} ms, p95 ${at(opened, 0.95)} ms`,
)

const pushed: number[] = []
const doc = await openFrom(second === '' ? amira : await signIn(second))
const colleague = second === '' ? amira : await signIn(second)
const typeAsColleague = async (): Promise<void> => {
  const vector = Y.encodeStateVector(doc)
  doc.getText('s:analysis').insert(0, 'ord ')
  const update = toText(Y.encodeStateAsUpdate(doc, vector))
  const from = performance.now()
  await post(colleague, `/${documentId}/updates`, { clientId: doc.clientID, update })
  pushed.push(performance.now() - from)
}

const browser = await openBrowser()
const page = await browser.newPage({ baseURL: url, viewport: { width: 1280, height: 900 } })
await page.request.post('/api/demo/session', { data: { person: 'amira' } })
const from = performance.now()
await page.goto(`/utredning/${subject.id}`)
const box = page.getByRole('textbox', { name: 'Analys' })
await box.waitFor()
console.log(`browser, from address to drawn text: ${(performance.now() - from).toFixed(0)} ms`)
await page.evaluate(() => {
  const shown: number[] = []
  Object.assign(globalThis, { shown })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') shown.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
  const worked: number[] = []
  Object.assign(globalThis, { worked })
  let begun = 0
  document.addEventListener('keydown', () => (begun = performance.now()), true)
  document.addEventListener('input', () => {
    // After the handlers of the field itself, with the layout that the frame will need.
    queueMicrotask(() => {
      void document.body.offsetHeight
      worked.push(performance.now() - begun)
    })
  })
})
await box.focus()
const typing = new AbortController()
const typeUntilStopped = async (): Promise<void> => {
  if (typing.signal.aborted) return
  await typeAsColleague()
  await new Promise((done) => setTimeout(done, 150))
  await typeUntilStopped()
}
const colleagues = typeUntilStopped()
for (let n = 0; n < strokes; n++) await page.keyboard.type('a', { delay: 40 })
typing.abort()
await colleagues
await page.waitForTimeout(500)
const { worked, slow } = await page.evaluate(() => {
  const kept: { worked: number[]; shown: number[] } = Object(globalThis)
  return { worked: kept.worked, slow: kept.shown }
})
console.log(
  `keystroke worked and laid out: median ${at(worked, 0.5)} ms, p95 ${at(worked, 0.95)} ms, longest ${at(worked, 1)} ms of ${worked.length}; ` +
    `${slow.length} took a frame of 16 ms or more until they were drawn`,
)
console.log(
  `an update is taken: median ${at(pushed, 0.5)} ms, p95 ${at(pushed, 0.95)} ms of ${pushed.length}`,
)
await browser.close()
await app.close()
await db.close()
await embedded.stop()
await rm(folder, { recursive: true, force: true })
