import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { openHouse } from '../../src/house.ts'
import { multiply } from './make.ts'
import { type Say, secondsSince } from './progress.ts'
import { closedInDemo, describe, type Size } from './sizes.ts'

/** A database with the data of the bench, its folder for other files, and what ends it. */
export type Place = { readonly ownerUrl: string; readonly folder: string; readonly stop: () => Promise<void> }

const folderOf = (size: Size): string =>
  process.env['BENCH_DATA'] ?? join(tmpdir(), `barntid-bench-${size.name}`)

/** More than the product's own sixty: the bare side has as many connections as the bench has lines. */
const connections = 160

/** Hasty: nothing waits for the disk while the data is made; what was cut off is made anew. */
const open = async (size: Size, how: 'hasty' | 'durable'): Promise<Place> => {
  const folder = folderOf(size)
  const external = process.env['DATABASE_URL']
  if (external !== undefined && external !== '')
    return { ownerUrl: external, folder: tmpdir(), stop: async () => {} }
  const database = await startEmbedded({
    dataDir: join(folder, 'postgres'),
    durability: how === 'hasty' ? 'test' : 'full',
    connections,
  })
  return { ownerUrl: database.ownerUrl, folder, stop: database.stop }
}

const asOwner = async <T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> => {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

const exists = async (owner: pg.Client, name: string): Promise<boolean> =>
  (await owner.query<{ is: boolean }>('select to_regclass($1) is not null as is', [name])).rows[0]?.is ===
  true

type Made = { readonly size: string; readonly made_on: string; readonly migrations: readonly string[] }

/** What stands in the database: nothing, our data, our data half made, or something that is not ours. */
const lookAt = async (owner: pg.Client): Promise<'nothing' | 'half' | 'foreign' | Made> => {
  if (await exists(owner, 'bench_data.made')) {
    const { rows } = await owner.query<Made>(
      'select size, made_on::text, migrations from bench_data.made where made_on is not null',
    )
    return rows[0] ?? 'half'
  }
  if (!(await exists(owner, 'public.tenants'))) return 'nothing'
  return (await owner.query('select from tenants limit 1')).rowCount === 0 ? 'nothing' : 'foreign'
}

const clear = async (owner: pg.Client): Promise<void> => {
  for (const schema of ['bench', 'jobs', 'public', 'bench_data'])
    await owner.query(`drop schema if exists ${schema} cascade`)
  await owner.query('create schema public')
  await owner.query('grant usage on schema public to public')
}

/** For the time of the making: many rows at once, and no tidying beside it that the end does better. Own cluster only. */
const forTheMaking = ['autovacuum = off', "max_wal_size = '8GB'", "checkpoint_timeout = '30min'"]

const tune = async (owner: pg.Client): Promise<void> => {
  for (const setting of forTheMaking) await owner.query(`alter system set ${setting}`)
  await owner.query('select pg_reload_conf()')
}

const untune = async (owner: pg.Client): Promise<void> => {
  for (const setting of forTheMaking) await owner.query(`alter system reset ${setting.split(' ')[0]}`)
  await owner.query('select pg_reload_conf()')
}

const migrationFiles = async (): Promise<string[]> =>
  (await readdir(join(import.meta.dirname, '../../db/migrations')))
    .filter((name) => name.endsWith('.sql'))
    .sort()

const seedSource = async (ownerUrl: string, size: Size, say: Say): Promise<string> => {
  const db = openDatabase({ url: appLogin(ownerUrl).url })
  try {
    const closed = closedInDemo(size)
    await seedDemo(openHouse(db, { demo: true }), { ownerUrl, clock: systemClock, say, closed })
    const { rows } = await db.pool.query<{ id: string }>("select id from tenants where slug = 'demo'")
    return rows[0]?.id ?? ''
  } finally {
    await db.close()
  }
}

const make = async (ownerUrl: string, size: Size, isOwn: boolean, say: Say): Promise<void> => {
  const start = performance.now()
  await migrate({ ownerUrl, appPassword: appLogin(ownerUrl).password })
  await asOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ is: boolean }>(
      'select rolsuper as is from pg_roles where rolname = current_user',
    )
    if (rows[0]?.is !== true) throw new Error('The data of the bench is made by a superuser of the database.')
    await owner.query('create schema bench_data')
    await owner.query('create table bench_data.made (size text, made_on date, migrations text[])')
    if (isOwn) await tune(owner)
    const source = await seedSource(ownerUrl, size, say)
    say(`The demo that is multiplied stands: ${secondsSince(start)}.`)
    await multiply(ownerUrl, source, size, say)
    if (isOwn) await untune(owner)
    await owner.query('insert into bench_data.made values ($1, current_date, $2)', [
      describe(size),
      await migrationFiles(),
    ])
    const { rows: total } = await owner.query<{ size: string }>(
      'select pg_size_pretty(pg_database_size(current_database())) as size',
    )
    say(`The data of ${size.name} is made: ${secondsSince(start)}, ${total[0]?.size ?? ''}.`)
  })
}

/** Finished data is used again; what was cut off is made anew; what is not ours is left alone. */
const makeIfNeeded = async (place: Place, size: Size, say: Say): Promise<void> => {
  const isOwn = process.env['DATABASE_URL'] === undefined
  const found = await asOwner(place.ownerUrl, lookAt)
  if (found === 'foreign')
    throw new Error('This database holds something else. The bench wants one of its own.')
  if (typeof found === 'object') {
    if (found.size !== describe(size))
      throw new Error(
        `Here stands ${found.size}. Name another folder (BENCH_DATA) or database for ${describe(size)}.`,
      )
    const later = (await migrationFiles()).filter((name) => !found.migrations.includes(name))
    say(`The data of ${size.name} was made on ${found.made_on} and is used again.`)
    if (later.length > 0)
      say(`Made before ${later.join(', ')}: tables of theirs are empty. Delete the folder to make it anew.`)
    return
  }
  if (found === 'half') {
    say('What is here was cut off before its end: it is made anew.')
    await asOwner(place.ownerUrl, clear)
  }
  await make(place.ownerUrl, size, isOwn, say)
}

/** The database with the data of a size, made on first use, with the newest schema and as safe as the product's own. */
export const openPlace = async (size: Size, say: Say): Promise<Place> => {
  const first = await open(size, 'hasty')
  try {
    await makeIfNeeded(first, size, say)
  } finally {
    await first.stop()
  }
  const place = await open(size, 'durable')
  await migrate({ ownerUrl: place.ownerUrl, appPassword: appLogin(place.ownerUrl).password })
  return place
}
