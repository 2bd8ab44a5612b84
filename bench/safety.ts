import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import type pg from 'pg'
import { dayOf } from '#kernel/day.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/database.ts'
import { appLogin } from '#platform/db/migrate.ts'
import { type Act, acts } from './acts.ts'
import { connectBare } from './bare.ts'
import { measured, postmaster, type Side } from './compare.ts'
import { load } from './measure.ts'
import { ask, type Product, startProduct, startServer, type Started, stopProduct } from './product.ts'
import { record, type Recorded } from './record.ts'
import { type Step, steps } from './safety/parts.ts'
import { type Measured, safetyTable } from './safety/table.ts'
import { openPlace, type Place } from './seed/place.ts'
import { sizeOf } from './seed/sizes.ts'
import { findSubject } from './subject.ts'

/**
 * `node bench/safety.ts`: what safety costs on "Idag" and on opening a case (issue 5). From the act's bare SQL to the whole
 * product, one part more at each step; the steps are measured in turn, so that whatever else the machine does meets all.
 */
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 15)
// All steps together take less than the ten seconds after which a pool lets an idle connection go, with its plans.
const seconds = Number(process.env['BENCH_SECONDS'] ?? 1)
const warmSeconds = 4
const connections = Number(process.env['BENCH_CONNECTIONS'] ?? 10)
const only = process.env['BENCH_ONLY'] ?? ''
const say = (text: string): void => console.log(text)

/** What is measured, and by whom it is answered. */
type At = {
  readonly clients: readonly pg.Client[]
  readonly servers: ReadonlyMap<Step, Started>
  readonly cookie: string
  readonly owner: pg.Client
}

const workOf = (
  act: Act,
  step: Step,
  { clients, servers, cookie }: At,
  { bare }: Recorded,
): ((line: number) => Promise<void>) => {
  const server = servers.get(step)
  return async (line) => {
    const client = clients[line]
    if (server) for (const call of act.calls(0)) await ask({ ...server, cookie }, line, call)
    else if (client) await act.bare(client, bare)
  }
}

const measure = async (act: Act, recorded: Recorded, at: At): Promise<Measured> => {
  const sides = new Map<Step, Side[]>(steps.map((step) => [step, []]))
  for (const step of steps) await load({ connections, seconds: warmSeconds }, workOf(act, step, at, recorded))
  // Again: the first ones have let their connections go.
  for (const step of steps) await load({ connections, seconds: seconds / 2 }, workOf(act, step, at, recorded))
  for (let round = 0; round < rounds; round++) {
    for (const [step, measuredSides] of sides) {
      const work = workOf(act, step, at, recorded)
      const database = await postmaster(at.owner)
      const server = [at.servers.get(step)?.child.pid ?? process.pid]
      measuredSides.push(await measured({ server, database }, () => load({ connections, seconds }, work)))
    }
  }
  return { act: act.name, sides }
}

const firstOf = <T>([first]: readonly T[]): T => {
  if (first === undefined) throw new Error('nothing was recorded')
  return first
}

/** What the server of step 'http' says and answers: the SQL of each call, and its reply as the product gives it. */
const writeScript = async (
  db: ReturnType<typeof openDatabase>,
  folder: string,
  product: Product,
  wanted: readonly Act[],
): Promise<void> => {
  const script = []
  for (const act of wanted)
    for (const [at, call] of act.calls(0).entries()) {
      const asked = act.asked(0).slice(at, at + 1)
      const { bare } = firstOf(await record(db, product.cookie, { ...act, variants: 1, asked: () => asked }))
      const reply: unknown = JSON.parse(await ask(product, 0, call))
      script.push({ url: call.url, statements: bare, reply })
    }
  writeFileSync(`${folder}/safety.json`, JSON.stringify(script))
}

const run = async (place: Place, owner: pg.Client): Promise<void> => {
  const appUrl = appLogin(place.ownerUrl).url
  const subject = await findSubject(owner)
  const wanted = acts(subject, dayOf(systemClock.now()))
    .slice(0, 2)
    .filter(({ name }) => name.includes(only))
  const db = openDatabase({ url: appUrl })
  const clients: pg.Client[] = []
  const servers = new Map<Step, Started>()
  try {
    const product = await startProduct(appUrl, place.folder, 'amira')
    const recorded = new Map<Act, Recorded>()
    for (const act of wanted) recorded.set(act, firstOf(await record(db, product.cookie, act)))
    await writeScript(db, place.folder, product, wanted)
    await stopProduct(product)
    for (const step of steps) {
      if (!step.server) continue
      const { script, parts } = step.server
      const args = [place.ownerUrl, appUrl, place.folder, product.cookie, parts.join(',')]
      servers.set(step, await startServer(script, args))
    }
    while (clients.length < connections) clients.push(await connectBare(place.ownerUrl))
    say(
      `${cpus().length} cores, Node ${process.versions.node}, ${connections} connections, median of ${rounds} interleaved rounds of ${seconds} s`,
    )
    for (const [act, what] of recorded) {
      const found = await measure(act, what, { clients, servers, cookie: product.cookie, owner })
      say(
        `\n${safetyTable(found)} Messages to the database: ${what.all.length}, bare ${what.bare.length}. Load of the machine ${loadavg()[0]?.toFixed(1)}.`,
      )
    }
  } finally {
    for (const server of servers.values()) await stopProduct(server)
    for (const client of clients) await client.end()
    await db.close()
  }
}

const place = await openPlace(sizeOf(process.env), say)
const owner = await connectBare(place.ownerUrl)
try {
  await run(place, owner)
} finally {
  await owner.end()
  await place.stop()
}
