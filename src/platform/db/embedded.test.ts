import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DatabaseInUse, startEmbedded } from './embedded.ts'
import type { EmbeddedDatabase, EmbeddedOptions } from './embedded.ts'
import { isAlive, waitFor } from './embedded-processes.ts'

const inserter = fileURLToPath(new URL('../../../test/support/insert-until-killed.ts', import.meta.url))
let dataDir = ''
let open: EmbeddedDatabase[] = []
let children: ChildProcess[] = []

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'barntid-test-'))
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(open.map((database) => database.stop()))
  children = []
  open = []
  await rm(dataDir, { recursive: true, force: true })
})

const start = async (options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> => {
  const database = await startEmbedded({ dataDir, ...options })
  open.push(database)
  return database
}

const ask = async (database: EmbeddedDatabase, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: database.ownerUrl })
  // Cut after its answer came, it would end the test.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows.map((row) => Object.values(row)[0])
  } finally {
    await client.end()
  }
}

const postmaster = async (): Promise<number> =>
  Number.parseInt(await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8'), 10)

/** Starts the inserting process; `seen` holds the numbers that PostgreSQL acknowledged. */
const startInserter = () => {
  const seen: number[] = []
  const child = spawn(process.execPath, [inserter, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (line !== '') seen.push(Number(line))
  })
  return { child, seen }
}

test('it starts on an empty folder, sorts å ä ö as Swedes do and is set to survive a power cut', async () => {
  const database = await start()
  expect(await ask(database, `select w from unnest(array['ö','å','z','ä']) w order by w`)).toEqual([
    'z',
    'å',
    'ä',
    'ö',
  ])
  expect(await ask(database, `select to_tsvector('swedish', 'ÖGON')::text`)).toEqual(["'ögon':1"])
  expect(
    await ask(
      database,
      `select name || '=' || setting from pg_settings where name in
       ('data_checksums', 'fsync', 'full_page_writes', 'listen_addresses', 'max_connections', 'server_encoding',
        'synchronous_commit') order by name collate "C"`,
    ),
  ).toEqual([
    'data_checksums=on',
    'fsync=on',
    'full_page_writes=on',
    'listen_addresses=',
    'max_connections=60',
    'server_encoding=UTF8',
    'synchronous_commit=on',
  ])
})

test('what was written is there after a stop and a start, and the stopped one leaves nothing running', async () => {
  const first = await start({ durability: 'test' })
  await ask(first, `create table kept as select 'kvar' as word`)
  const pid = await postmaster()
  await Promise.all([first.stop(), first.stop()])
  expect(isAlive(pid)).toBe(false)
  expect(await ask(await start({ durability: 'test' }), 'select word from kept')).toEqual(['kvar'])
})

test('a second start on the same folder says which process has it, and leaves the first one alone', async () => {
  const first = await start({ durability: 'test' })
  const second = startEmbedded({ dataDir, durability: 'test' })
  await expect(second).rejects.toThrow(DatabaseInUse)
  await expect(second).rejects.toThrow(`in use by process ${process.pid} (`)
  expect(await ask(first, 'select 1')).toEqual([1])
})

test('of several starts at the same moment on a new folder exactly one gets it', async () => {
  const results = await Promise.allSettled([1, 2, 3].map(() => start({ durability: 'test' })))
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(DatabaseInUse)
  expect(await Promise.all(open.map((database) => ask(database, 'select 1')))).toEqual([[1]])
})

test.each([
  ['its PostgreSQL lives on', false],
  ['its PostgreSQL is killed too', true],
])(
  'the application is killed hard while it writes, %s: all that was acknowledged is there',
  async (_, both) => {
    const { child, seen } = startInserter()
    expect(await waitFor(() => seen.length >= 300, 20_000)).toBe(true)
    const orphan = await postmaster()
    const ended = once(child, 'close')
    child.kill('SIGKILL')
    if (both) process.kill(orphan, 'SIGKILL')
    await ended
    const lines: string[] = []
    const database = await start({ log: (line) => lines.push(line) })
    expect(isAlive(orphan)).toBe(false)
    expect(lines.some((line) => line.includes('left behind by process'))).toBe(!both)
    const kept = new Set(await ask(database, 'select n from acknowledged'))
    expect(seen.filter((n) => !kept.has(n))).toEqual([])
    expect(seen.length).toBeGreaterThanOrEqual(300)
  },
)

test('a PostgreSQL that is killed while the application lives is started again behind the same door, with all that was acknowledged', async () => {
  const lines: string[] = []
  const database = await start({ log: (line) => lines.push(line) })
  await ask(database, 'create table kept (n int)')
  await ask(database, 'insert into kept values (7)')
  for (let round = 0; round < 2; round += 1) {
    const killed = await postmaster()
    process.kill(killed, 'SIGKILL')
    const isBack = async () => ask(database, 'select n from kept').catch(() => [])
    const until = performance.now() + 20_000
    while ((await isBack())[0] !== 7 && performance.now() < until) await sleep(100)
    expect(await isBack()).toEqual([7])
    expect(await postmaster()).not.toBe(killed)
  }
  expect(lines.filter((line) => line.includes('is started again'))).toHaveLength(2)
})

test('a PostgreSQL that ends and cannot start, as on a full disk, is tried again until it can', async () => {
  const lines: string[] = []
  const database = await start({ durability: 'test', log: (line) => lines.push(line) })
  const version = join(dataDir, 'cluster', 'PG_VERSION')
  const right = await readFile(version, 'utf8')
  await writeFile(version, '9\n')
  process.kill(await postmaster(), 'SIGKILL')
  const failed = () => lines.filter((line) => line.includes('did not start again')).length
  expect(await waitFor(() => failed() >= 2, 20_000)).toBe(true)
  await writeFile(version, right)
  const isBack = () => ask(database, 'select 1').catch(() => undefined)
  const until = performance.now() + 20_000
  while ((await isBack()) === undefined && performance.now() < until) await sleep(100)
  expect(await isBack()).toEqual([1])
})

test('stopped while it cannot start, it stays stopped', async () => {
  const lines: string[] = []
  const database = await start({ durability: 'test', log: (line) => lines.push(line) })
  const version = join(dataDir, 'cluster', 'PG_VERSION')
  const right = await readFile(version, 'utf8')
  await writeFile(version, '9\n')
  process.kill(await postmaster(), 'SIGKILL')
  expect(await waitFor(() => lines.some((line) => line.includes('did not start again')), 20_000)).toBe(true)
  await database.stop()
  await writeFile(version, right)
  await sleep(1_500)
  expect(existsSync(join(dataDir, 'cluster', 'postmaster.pid'))).toBe(false)
})

test('what a helper of a killed PostgreSQL still acknowledges is there after the start: nobody starts beside it', async () => {
  const database = await start()
  await ask(database, 'create table kept (n bigint)')
  const written = ask(
    database,
    'insert into kept select max(g) from generate_series(1, 12000000) g returning n',
  )
  await sleep(300)
  process.kill(await postmaster(), 'SIGKILL')
  expect(await written).toEqual(['12000000'])
  const until = performance.now() + 30_000
  const isBack = () => ask(database, 'select n from kept').catch(() => undefined)
  while ((await isBack()) === undefined && performance.now() < until) await sleep(100)
  expect(await isBack()).toEqual(['12000000'])
})

test('stopped while it is being started again, it stays stopped', async () => {
  const database = await start({ durability: 'test' })
  process.kill(await postmaster(), 'SIGKILL')
  await sleep(50)
  await database.stop()
  await sleep(500)
  expect(existsSync(join(dataDir, 'cluster', 'postmaster.pid'))).toBe(false)
})

test('asked to end by a signal that nobody else listens to, the application takes its PostgreSQL along', async () => {
  const { child, seen } = startInserter()
  expect(await waitFor(() => seen.length >= 10, 20_000)).toBe(true)
  const pid = await postmaster()
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([null, 'SIGTERM'])
  expect(await waitFor(() => !isAlive(pid), 5_000)).toBe(true)
})

test('a note of a running PostgreSQL that is none of ours does not hinder the start, nor is that process touched', async () => {
  await (await start({ durability: 'test' })).stop()
  await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), `${process.pid}\n${join(dataDir, 'cluster')}\n`)
  expect(await ask(await start({ durability: 'test' }), 'select 1')).toEqual([1])
})

test('a folder whose files are broken gives an error that quotes PostgreSQL, and no process stays', async () => {
  await (await start({ durability: 'test' })).stop()
  await writeFile(join(dataDir, 'cluster', 'PG_VERSION'), '9\n')
  await expect(start({ durability: 'test' })).rejects.toThrow(/did not start[^]*incompatible/)
  expect(existsSync(join(dataDir, 'cluster', 'postmaster.pid'))).toBe(false)
})
