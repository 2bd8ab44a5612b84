import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { copyOf } from '#test/support/database.ts'
import {
  dangersIn,
  dangersOfAddresses,
  dangersOfPassword,
  readSafety,
  refuseDangers,
  type Safety,
} from './boot-checks.ts'
import { type Database, openDatabase } from './db/database.ts'

let copy: Awaited<ReturnType<typeof copyOf>>
let owner: Client
let open: Database[] = []

beforeAll(async () => {
  copy = await copyOf(inject('template'))
  owner = new Client({ connectionString: copy.ownerUrl })
  await owner.connect()
})

afterAll(async () => {
  for (const db of open) await db.close()
  await owner.end()
  await copy.drop()
})

const opened = (url: string): Database => {
  const db = openDatabase({ url, maxConnections: 1 })
  open = [...open, db]
  return db
}

const safe: Safety = {
  fsync: 'on',
  fullPageWrites: 'on',
  synchronousCommit: 'on',
  dataChecksums: 'on',
  ignoresBrokenPages: false,
  isSuperuser: false,
  passesTheFence: false,
  mayMakeRolesOrDatabases: false,
  mayBecomeAnother: false,
  ownsTables: false,
  mayChangeTheLog: false,
  openTables: 0,
}

describe('a start in production is refused', () => {
  test('not when the database is set as it should be, nor with a stronger promise than needed', () => {
    expect(dangersIn(safe)).toEqual([])
    expect(dangersIn({ ...safe, synchronousCommit: 'remote_apply' })).toEqual([])
  })

  test.each<[string, Partial<Safety>]>([
    ['fsync', { fsync: 'off' }],
    ['full_page_writes', { fullPageWrites: 'off' }],
    ['synchronous_commit', { synchronousCommit: 'off' }],
    ['checksums', { dataChecksums: 'off' }],
    ['Broken pages', { ignoresBrokenPages: true }],
    ['superuser', { isSuperuser: true }],
    ['BYPASSRLS', { passesTheFence: true }],
    ['roles or databases', { mayMakeRolesOrDatabases: true }],
    ['another role', { mayBecomeAnother: true }],
    ['owns tables', { ownsTables: true }],
    ['access log', { mayChangeTheLog: true }],
    ['Row-level security', { openTables: 1 }],
  ])('because of %s alone, with a sentence that says so', (word, change) => {
    expect(dangersIn({ ...safe, ...change })).toEqual([expect.stringContaining(word)])
  })
})

describe('the address of the database', () => {
  test.each([
    undefined,
    'postgres://a@127.0.0.1:5432/b',
    'postgres://a@localhost/b',
    'postgres://a@[::1]/b',
    'postgres:///b?host=/run/postgresql',
    'postgres://a@%2Frun%2Fpostgresql/b',
    'postgres://a@databas.exempel.se/b?sslmode=verify-full',
  ])('is on this machine, or encrypted and checked: %s', (address) =>
    expect(dangersOfAddresses([address])).toEqual([]),
  )

  test.each([
    'postgres://a@databas.exempel.se/b',
    'postgres://a@10.0.0.4/b?sslmode=disable',
    'postgres://a@databas.exempel.se/b?sslmode=require',
    'postgres://a@databas.exempel.se/b?sslmode=no-verify',
    'postgres://a@localhost.exempel.se/b',
  ])('is refused where others could listen or answer in its place: %s', (address) =>
    expect(dangersOfAddresses(['postgres://a@127.0.0.1/b', address])).toHaveLength(1),
  )
})

test('the password of the application is chosen, or derived from one that is secret', () => {
  expect(dangersOfPassword(undefined, undefined)).toEqual([])
  expect(dangersOfPassword('postgres://a:secret@127.0.0.1/b', undefined)).toEqual([])
  expect(dangersOfPassword('postgres://a@127.0.0.1/b', 'postgres://barntid_app:own@127.0.0.1/b')).toEqual([])
  expect(dangersOfPassword('postgres://a@127.0.0.1/b', undefined)).toHaveLength(1)
})

describe('what the database says', () => {
  test('the login that the migrations make has no right that it should not have', async () => {
    const { fsync, fullPageWrites, synchronousCommit, dataChecksums, ...rights } = await readSafety(
      opened(copy.appUrl),
    )
    const { rows } = await owner.query(
      `select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes, current_setting('data_checksums') as checksums`,
    )
    expect([fsync, fullPageWrites, dataChecksums]).toEqual([
      rows[0].fsync,
      rows[0].full_page_writes,
      rows[0].checksums,
    ])
    expect(synchronousCommit).toMatch(/^(on|off|local|remote_\w+)$/)
    expect(dangersIn({ ...safe, ...rights })).toEqual([])
  })

  test('the owner as the login of the application is refused', async () => {
    await expect(refuseDangers(opened(copy.ownerUrl))).rejects.toThrow(
      /superuser[^]*owns tables[^]*access log/,
    )
  })

  test('a setting of this login alone is seen', async () => {
    await owner.query(
      `do $$ begin execute format('alter role barntid_app in database %I set synchronous_commit = off', current_database()); end $$`,
    )
    await expect(refuseDangers(opened(copy.appUrl))).rejects.toThrow('synchronous_commit is off')
  })

  test('one table without its fence is seen', async () => {
    await owner.query('alter table notes no force row level security')
    await expect(refuseDangers(opened(copy.appUrl))).rejects.toThrow('not enabled and forced')
  })
})
