import { Client } from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { appLogin, migrate, statementsOf } from '#platform/db/migrate.ts'
import { walkCatalogue } from '#test/support/catalogue.ts'
import { makeEmpty } from '#test/support/database.ts'

let empty: Awaited<ReturnType<typeof makeEmpty>>
let owner: Client

beforeEach(async () => {
  empty = await makeEmpty(inject('template'))
  owner = new Client({ connectionString: empty.ownerUrl })
  await owner.connect()
})

afterEach(async () => {
  await owner.end()
  await empty.drop()
})

const bring = (): Promise<void> =>
  migrate({ ownerUrl: empty.ownerUrl, appPassword: appLogin(empty.ownerUrl).password })

const applied = async (): Promise<unknown[]> =>
  (await owner.query('select name, hash, applied_at from schema_migrations order by name')).rows

const count = async (from: string): Promise<number> =>
  Number((await owner.query<{ n: string }>(`select count(*) as n from ${from}`)).rows[0]?.n)

test('an empty database is brought to the newest schema, and a second time nothing happens', async () => {
  await bring()
  const first = await applied()
  expect(first.length).toBeGreaterThanOrEqual(10)
  expect(await count('municipalities')).toBe(290)
  expect((await walkCatalogue(owner)).faults).toEqual([])
  await bring()
  expect(await applied()).toEqual(first)
})

test('two processes that start at the same time on an empty database both find it ready, and each file ran once', async () => {
  const results = await Promise.allSettled([bring(), bring()])
  expect(results.map((result) => (result.status === 'rejected' ? String(result.reason) : ''))).toEqual([
    '',
    '',
  ])
  expect(await count('municipalities')).toBe(290)
  expect((await walkCatalogue(owner)).faults).toEqual([])
})

test('a migration that was changed after it ran is refused by name, and nothing is done', async () => {
  await bring()
  await owner.query(`update schema_migrations set hash = 'another' where name = '0002_audit.sql'`)
  await owner.query(`delete from schema_migrations where name = '0010_decisions.sql'`)
  await expect(bring()).rejects.toThrow('migration 0002_audit.sql was changed after it was applied')
  expect(await count(`schema_migrations where name = '0010_decisions.sql'`)).toBe(0)
})

test('a migration that fails is named and leaves nothing of itself; the ones before it stay', async () => {
  await owner.query('create table persons (in_the_way text)')
  await expect(bring()).rejects.toThrow('migration 0004_people.sql failed')
  expect(await count('schema_migrations')).toBe(3)
  expect(await count(`pg_class where relname = 'relations'`)).toBe(0)
  await owner.query('drop table persons')
  await bring()
  expect((await walkCatalogue(owner)).faults).toEqual([])
})

test('a start that was cut off before the job tables makes them the next time', async () => {
  await bring()
  await owner.query('drop schema jobs cascade')
  await bring()
  expect(await count(`pg_tables where schemaname = 'jobs'`)).toBeGreaterThan(3)
})

test('a statement ends at a semicolon that ends a line, not inside the body of a function', () => {
  const text = `-- first\nselect 1;\ncreate function f() as $$\nbegin;\nend;\n$$;\nselect ';' || 'x';\n-- the end\n`
  expect(statementsOf(text)).toEqual([
    '-- first\nselect 1;',
    'create function f() as $$\nbegin;\nend;\n$$;',
    `select ';' || 'x';`,
  ])
})
