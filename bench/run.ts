import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type pg from 'pg'
import { dayOf } from '#kernel/day.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { readToday } from '#modules/overview/contract.ts'
import { acts, draftPlace } from './acts.ts'
import { type Compared, compare } from './compare.ts'
import { memoryOf } from './measure.ts'
import { ask, type Product, startProduct, stopProduct } from './product.ts'
import { record, type Recorded } from './record.ts'
import { connectBare as connect } from './bare.ts'
import { openPlace, type Place } from './seed/place.ts'
import { sizeOf } from './seed/sizes.ts'
import { clearDrafts, findSubject } from './subject.ts'
import { table } from './table.ts'

const size = sizeOf(process.env)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 4)
const levels = (process.env['BENCH_CONNECTIONS'] ?? (size.name === 'full' ? '1,10,50' : '10'))
  .split(',')
  .map(Number)
/** Words in the name of an act: only those that contain it are measured. */
const only = process.env['BENCH_ONLY'] ?? ''
const say = (text: string): void => console.log(text)

/** The rows of the first municipality, and how many municipalities there are. */
const count = async (owner: pg.Client, tenantId: string): Promise<Record<string, number>> => {
  const { rows } = await owner.query<Record<string, number>>(
    `select (select count(*)::int from watches where tenant_id = $1) as "open matters",
            (select count(*)::int from cases where tenant_id = $1 and closed_on is not null) as "closed cases",
            (select count(*)::int from notes where tenant_id = $1) as notes,
            (select count(*)::int from persons where tenant_id = $1) as persons,
            (select count(*)::int from tenants) as municipalities`,
    [tenantId],
  )
  return rows[0] ?? {}
}

/** Linux, and only its administrator: the files of the database are read from the disk again. False where it may not. */
const emptyFileCache = (): boolean => {
  try {
    execFileSync('sync')
    writeFileSync('/proc/sys/vm/drop_caches', '3')
    return true
  } catch {
    return false
  }
}

/** The first "Idag" after database and application have started. */
const firstToday = async (product: Product): Promise<number> => {
  const start = performance.now()
  await ask(product, 0, { method: readToday.method, url: readToday.path })
  return performance.now() - start
}

const measure = async (place: Place, owner: pg.Client): Promise<void> => {
  const appUrl = appLogin(place.ownerUrl).url
  const today = dayOf(systemClock.now())
  const product = await startProduct(appUrl, place.folder, 'amira')
  const isCold = emptyFileCache()
  const first = await firstToday(product)
  const subject = await findSubject(owner)
  const clients: pg.Client[] = []
  const db = openDatabase({ url: appUrl })
  try {
    const wanted = acts(subject, today).filter(({ name }) => name.includes(only))
    const recordings = new Map<string, Recorded[]>()
    for (const act of wanted) recordings.set(act.name, await record(db, product.cookie, act))
    await clearDrafts(owner, draftPlace)
    const results: Compared[] = []
    for (const connections of levels) {
      while (clients.length < connections) clients.push(await connect(place.ownerUrl))
      for (const act of wanted) {
        say(`${act.name}, ${connections} connections …`)
        const at = { product, clients, owner }
        const way = { connections, rounds, seconds }
        results.push(await compare(act, recordings.get(act.name) ?? [], at, way))
        await clearDrafts(owner, draftPlace)
      }
    }
    const { rows } = await owner.query<{ server_version: string }>('show server_version')
    say(
      table(results, {
        size: size.name,
        rounds,
        seconds,
        today,
        version: rows[0]?.server_version ?? '',
        rows: await count(owner, subject.tenantId),
        memory: memoryOf(product.child.pid ?? 0),
        searches: subject.searches,
        first,
        isCold,
      }),
    )
  } finally {
    await db.close()
    for (const client of clients) await client.end()
    await stopProduct(product)
  }
}

const place = await openPlace(size, say)
const owner = await connect(place.ownerUrl)
try {
  await measure(place, owner)
} finally {
  await owner.end()
  await place.stop()
}
