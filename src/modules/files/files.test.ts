import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { serveFiles } from '../../house.ts'
import { systemClock } from '#platform/clock.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { aPdf, pdfFile, upload } from '#test/support/upload.ts'
import { aWorld, type World } from '#test/support/world.ts'
import { FileView, openFile, readFiles } from './contract.ts'
import { removeFilesOf, sweepFiles, unnamedFiles } from './index.ts'

let town: Town
let world: World
let aCase: { readonly aboutType: 'case'; readonly aboutId: string }

beforeAll(async () => {
  town = await aTown()
  world = await aWorld(town)
  aCase = { aboutType: 'case', aboutId: world['cases'] ?? '' }
})

const store = () => {
  const { files } = town.house
  if (!files) throw new Error('the town has no files')
  return files.store
}

const second = () => serveFiles({ house: town.house, clock: { now: () => town.now() }, https: false })

const listed = (as: 'amira' | 'bo' = 'amira') => town.call(as, readFiles, aCase)

const stored = async (subject = 'Läkarutlåtande') => {
  const sent = await upload(town, 'amira', { ...aCase, subject }, pdfFile())
  expect(sent.text).toContain(subject)
  return FileView.parse(sent.body)
}

const logRows = async (id: string): Promise<number> => {
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ n: number }>(
    'select count(*)::int as n from audit_log where tenant_id = $1 and subject_id = $2',
    [town.tenantId, id],
  )
  await owner.end()
  return rows[0]?.n ?? 0
}

test('a letter is registered with date, number, sender and subject, and whoever may read the case sees it', async () => {
  const file = await stored()
  expect(file).toMatchObject({ sender: 'Påhittade skolan', receivedOn: '2026-11-20', state: 'unexamined' })
  expect(file.number).toMatch(/^H2026-\d{4}$/)
  const seen = await listed('bo')
  expect(seen.files.map(({ id }) => id)).toContain(file.id)
  expect(seen.can.add, 'a colleague reads, whoever has the case adds').toBe(false)
})

test('numbers follow upon each other without gaps, also when one is refused in between', async () => {
  const first = await stored()
  await upload(town, 'amira', aCase, pdfFile(Buffer.from('no pdf')))
  const next = await stored()
  expect(Number(next.number.slice(-4)) - Number(first.number.slice(-4))).toBe(1)
})

test('nobody outside the case adds or sees: it is not there for them', async () => {
  expect((await upload(town, 'eva', aCase, pdfFile())).status).toBe(404)
  expect((await upload(town, 'adam', aCase, pdfFile())).status).toBe(404)
  expect((await upload(town, 'nobody', aCase, pdfFile())).status).toBe(401)
  expect((await upload(town, 'bo', aCase, pdfFile())).status, 'may see and not add').toBe(403)
})

test('the same file sent twice with one key is there once', async () => {
  const [key, id] = [newUuid(), newUuid()]
  const before = (await listed()).files.length
  const first = await upload(town, 'amira', { ...aCase, id }, pdfFile(), { key })
  const again = await upload(town, 'amira', { ...aCase, id }, pdfFile(), { key })
  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.body).toEqual(first.body)
  expect((await listed()).files.length - before).toBe(1)
  const other = await upload(town, 'amira', { ...aCase, id }, pdfFile(aPdf('% another')), { key })
  expect(other.status, 'other bytes under the same key').toBe(409)
})

test('a form from another website has no key, and is not taken', async () => {
  expect((await upload(town, 'amira', aCase, pdfFile(), { key: null })).status).toBe(403)
})

test('what is on the disk is sealed: not a word of the file is in it, and it opens in no other place', async () => {
  const marked = aPdf('% ett mycket ovanligt ord: blåbärsskruv')
  const { id } = await upload(town, 'amira', aCase, pdfFile(marked))
  const row = await town.inTx((tx) =>
    tx.selectFrom('files').select('disk_name').where('id', '=', id).executeTakeFirstOrThrow(),
  )
  const whose = { tenantId: town.tenantId, fileId: id }
  expect((await store().read(row.disk_name, whose)).equals(marked)).toBe(true)
  await expect(store().read(row.disk_name, { ...whose, fileId: newUuid() })).rejects.toThrow()
  await expect(store().read(row.disk_name, { ...whose, tenantId: newUuid() })).rejects.toThrow()
})

test('an unexamined file opens only after a yes, from the second origin, once, within a minute', async () => {
  const { id } = await stored()
  const no = await town.send('amira', openFile, { fileId: id })
  expect(no).toMatchObject({ status: 409, body: { error: { code: 'file_unexamined' } } })
  const rows = await logRows(id)
  const { path, place } = await town.call('amira', openFile, { fileId: id, unexamined: true })
  expect(place).toBe('https://handlingar.exempel.se')
  expect(await logRows(id), 'the opening stands in the log').toBe(rows + 1)
  const origin = second()
  const got = await origin.inject({ url: path })
  expect(got.statusCode).toBe(200)
  expect(got.rawPayload.equals(aPdf())).toBe(true)
  expect(got.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  expect(got.headers['content-disposition']).toMatch(/^attachment; filename="handling-h2026-\d{4}\.pdf"$/)
  expect(got.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
  expect(got.headers['set-cookie']).toBeUndefined()
  expect((await origin.inject({ url: path })).statusCode, 'the second time').toBe(404)
  const late = await town.call('amira', openFile, { fileId: id, unexamined: true })
  town.at('2026-11-23T09:01:01.000Z')
  expect((await origin.inject({ url: late.path })).statusCode, 'after a minute').toBe(404)
  town.at('2026-11-23T09:00:00.000Z')
  const forged = `${late.path.slice(0, -2)}AA`
  expect((await origin.inject({ url: forged })).statusCode).toBe(404)
  await origin.close()
})

test('a link ends with the session, and with the right to read', async () => {
  const { id } = await stored()
  const { path } = await town.call('bo', openFile, { fileId: id, unexamined: true })
  await town.inTx((tx) =>
    tx
      .updateTable('sessions')
      .set({ ended_at: town.now() })
      .where('worker_id', '=', town.workers.bo)
      .execute(),
  )
  const origin = second()
  expect((await origin.inject({ url: path })).statusCode).toBe(404)
  town.at('2026-11-23T09:00:30.000Z')
  const { path: other } = await town.call('amira', openFile, { fileId: id, unexamined: true })
  await town.inTx((tx) =>
    tx
      .updateTable('watches')
      .set({ owner_id: town.workers.eva, coworker_id: null, unit_id: town.units.two })
      .execute(),
  )
  expect((await origin.inject({ url: other })).statusCode).toBe(404)
  await town.inTx((tx) =>
    tx.updateTable('watches').set({ owner_id: town.workers.amira, unit_id: town.units.one }).execute(),
  )
  town.at('2026-11-23T09:00:00.000Z')
  await origin.close()
})

test('files never come from the first origin', async () => {
  const { id } = await stored()
  const { path } = await town.call('amira', openFile, { fileId: id, unexamined: true })
  const response = await town.app.inject({ url: path, cookies: await town.cookie('amira') })
  expect(response.statusCode).toBe(404)
})

test('fifty a day with one case, and not one more', async () => {
  const other = await aTown()
  const its = await aWorld(other)
  const wish = { aboutType: 'case', aboutId: its['cases'] ?? '' } as const
  const statuses: number[] = []
  // The one that the world has was added the same week, not today.
  for (let i = 0; i < 51; i += 1) statuses.push((await upload(other, 'amira', wish, pdfFile())).status)
  expect(statuses.slice(0, 50).every((status) => status === 200)).toBe(true)
  expect(statuses[50]).toBe(409)
})

test('a report with a hidden reporter shows its letters only to those who may know who it is (OSL 26:5)', async () => {
  const other = await aTown()
  const its = await aWorld(other)
  const report = { aboutType: 'report', aboutId: its['reports'] ?? '' } as const
  const protect = (how: 'none' | 'protected') =>
    other.inTx((tx) =>
      tx
        .updateTable('reports')
        .set({
          reporter_protection: how,
          reporter_protection_by: other.workers.maja,
          reporter_protection_reason: 'påhittat',
        })
        .execute(),
    )
  const statusOf = async (as: 'maja' | 'bo') => (await other.send(as, readFiles, report)).status
  await protect('none')
  expect([await statusOf('maja'), await statusOf('bo')]).toEqual([200, 200])
  await protect('protected')
  expect([await statusOf('maja'), await statusOf('bo')]).toEqual([200, 404])
})

test('disposal takes the words at once and the bytes with the next sweep, and nothing of others', async () => {
  const other = await aTown()
  const its = await aWorld(other)
  const wish = { aboutType: 'case', aboutId: its['cases'] ?? '' } as const
  const { id } = await upload(other, 'amira', wish, pdfFile())
  const { files } = other.house
  if (!files) throw new Error('the town has no files')
  const place = { db: other.db, files: files.store }
  const name = (
    await other.inTx((tx) =>
      tx.selectFrom('files').select('disk_name').where('id', '=', id).executeTakeFirstOrThrow(),
    )
  ).disk_name
  const now = Temporal.Instant.from(systemClock.now()).epochMilliseconds
  expect(await unnamedFiles(place, { now })).not.toContain(name)
  expect(await other.inTx((tx) => removeFilesOf(tx, [newUuid()]))).toBe(0)
  const gone = await other.inTx((tx) => removeFilesOf(tx, [its['persons'] ?? '']))
  expect(gone).toBeGreaterThanOrEqual(1)
  expect((await other.call('amira', readFiles, wish)).files).toEqual([])
  expect(await unnamedFiles(place, { now })).toContain(name)
  const before = (await files.store.names(0, now)).length
  expect(await sweepFiles(place, { now })).toBe(1)
  const after = await files.store.names(0, now)
  expect(after).not.toContain(name)
  expect(before - after.length).toBe(1)
})
