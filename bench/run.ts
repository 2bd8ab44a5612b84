import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { systemClock } from '#platform/clock.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { appLogin, migrate } from '#platform/db/migrate.ts'
import { run } from '#platform/run.ts'
import { dayOf } from '#kernel/day.ts'
import { seedDemo } from '../src/demo/seed.ts'
import { openHouse } from '../src/house.ts'
import { rooms } from '../src/rooms.ts'
import { type Act, acts, draftBody, type HttpCall, recordedDraftId, type Subject } from './acts.ts'
import { cpuMilliseconds, type Figures, load, medianOf, withChildren } from './measure.ts'
import { bare, recorded, type Statement } from './record.ts'
import { table } from './table.ts'

const times = Number(process.env['BENCH_TIMES'] ?? 20)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const seconds = Number(process.env['BENCH_SECONDS'] ?? 4)
const connections = Number(process.env['BENCH_CONNECTIONS'] ?? 10)
const closedInDemo = 12_000
const say = (text: string): void => console.log(text)

type Server = { readonly child: ChildProcess; readonly url: URL }

const startServer = async (appUrl: string, folder: string): Promise<Server> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server.ts'), appUrl, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return { child, url: new URL(url) }
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 100 })

const ask = (server: Server, cookie: string, call: HttpCall): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = http.request(
      new URL(call.url, server.url),
      {
        method: call.method,
        agent,
        headers: {
          cookie,
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(call.key === undefined ? {} : { 'idempotency-key': call.key }),
        },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => (text += part))
        response.on('end', () =>
          (response.statusCode ?? 500) < 300
            ? resolve(text)
            : reject(new Error(`${call.url}: ${response.statusCode} ${text}`)),
        )
      },
    )
    request.on('error', reject)
    request.end(call.body)
  })

const signIn = async (server: Server): Promise<string> => {
  const response = await fetch(new URL('/api/demo/session', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: 'amira' }),
  })
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** Amira's open case with the most signed notes, so that there are twenty to show. */
const findSubject = async (
  owner: pg.Client,
): Promise<Subject & { tenantId: string; amira: Actor; notes: number }> => {
  const { rows } = await owner.query<{
    tenant_id: string
    worker_id: string
    unit_id: string
    case_id: string
    child_id: string
    notes: number
  }>(`
    select w.tenant_id, k.id as worker_id, k.unit_id, w.matter_id as case_id, w.child_id,
           (select count(*)::int from notes n where n.tenant_id = w.tenant_id and n.child_id = w.child_id) as notes
    from watches w join workers k on k.tenant_id = w.tenant_id and k.id = w.owner_id
    where k.login = 'amira' and w.matter_kind = 'case' order by notes desc limit 1`)
  const [row] = rows
  if (!row) throw new Error('Amira has no open case in the demo')
  const amira: Actor = {
    ...systemActor(row.tenant_id),
    workerId: row.worker_id,
    unitId: row.unit_id,
    role: 'social_worker',
    name: 'Amira',
  }
  return { tenantId: row.tenant_id, amira, caseId: row.case_id, childId: row.child_id, notes: row.notes }
}

/** Enough notes for a full page: copies of the demo's own, by the owner of the tables. */
const fillNotes = (owner: pg.Client, { childId, caseId }: Subject) =>
  owner.query(
    `insert into notes select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'child_id', $1::text, 'case_id', $2::text, 'original_id', null, 'correction_reason', ''))).*
     from notes n where n.kind <> 'party_view' limit greatest(0, 25 - (select count(*) from notes where child_id = $1::uuid))`,
    [childId, caseId],
  )

/** What each act says to the database, taken from one run of the real action in this process. */
const statementsOf = async (
  db: Database,
  subject: Subject & { amira: Actor },
  today: string,
): Promise<Statement[][]> => {
  const served = rooms.flatMap((room) => room.routes)
  const say1 = (name: string, input: unknown) =>
    recorded(db, (listening) => {
      const one = served.find(({ route }) => route.name === name)
      if (!one) throw new Error(`no route ${name}`)
      const request = { input, now: systemClock.now(), requestId: 'bench', language: 'sv' as const }
      return run(openHouse(listening, { demo: true }), one, { actor: subject.amira }, request)
    })
  const { caseId, childId } = subject
  return [
    bare(await say1('readToday', {})),
    bare([...(await say1('readCase', { caseId })), ...(await say1('listNotes', { childId }))]),
    bare(await say1('saveDraft', { draftId: recordedDraftId, ...draftBody(childId, caseId, today) })),
  ]
}

type Side = Figures & { readonly cpuServer: number; readonly cpuDatabase: number }

const measured = async (
  pids: { server: readonly number[]; database: readonly number[] },
  work: () => Promise<Figures>,
): Promise<Side> => {
  const before = { server: cpuMilliseconds(pids.server), database: cpuMilliseconds(pids.database) }
  const figures = await work()
  const total = figures.perSecond * seconds
  return {
    ...figures,
    cpuServer: (cpuMilliseconds(pids.server) - before.server) / total,
    cpuDatabase: (cpuMilliseconds(pids.database) - before.database) / total,
  }
}

const medianSide = (sides: readonly Side[]): Side => ({
  perSecond: medianOf(sides.map((s) => s.perSecond)),
  median: medianOf(sides.map((s) => s.median)),
  p99: medianOf(sides.map((s) => s.p99)),
  cpuServer: medianOf(sides.map((s) => s.cpuServer)),
  cpuDatabase: medianOf(sides.map((s) => s.cpuDatabase)),
})

const postmaster = async (owner: pg.Client): Promise<number[]> => {
  const { rows } = await owner.query<{ folder: string }>("select current_setting('data_directory') as folder")
  const folder = rows[0]?.folder ?? ''
  try {
    const { rows: pid } = await owner.query<{ text: string }>("select pg_read_file('postmaster.pid') as text")
    return withChildren(
      Number((pid[0]?.text ?? readFileSync(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0]),
    )
  } catch {
    return []
  }
}

const prepare = async (owner: pg.Client, ownerUrl: string, appUrl: string): Promise<void> => {
  const { rows } = await owner.query<{ n: number }>(
    "select count(*)::int as n from tenants where slug = 'demo'",
  )
  const db = openDatabase({ url: appUrl })
  if (rows[0]?.n === 0) say(`Seeding the demo with ${closedInDemo * times} closed cases; this is done once …`)
  await seedDemo(openHouse(db, { demo: true }), {
    ownerUrl,
    clock: systemClock,
    say,
    closed: closedInDemo,
    times,
  })
  await db.close()
  await owner.query('vacuum analyze')
}

const compare = async (
  act: Act,
  statements: readonly Statement[],
  at: { server: Server; cookie: string; subject: Subject; clients: readonly pg.Client[]; owner: pg.Client },
): Promise<{ name: string; http: Side; bare: Side }> => {
  const sides: { http: Side[]; bare: Side[] } = { http: [], bare: [] }
  const throughProduct = async (): Promise<void> => {
    for (const call of act.calls(at.subject)) await ask(at.server, at.cookie, call)
  }
  const direct = async (line: number): Promise<void> => {
    const client = at.clients[line]
    if (client) await act.bare(client, statements)
  }
  await load({ connections, seconds: 1 }, throughProduct)
  await load({ connections, seconds: 1 }, direct)
  for (let round = 0; round < rounds; round++) {
    const pids = { server: [at.server.child.pid ?? 0], database: await postmaster(at.owner) }
    sides.http.push(await measured(pids, () => load({ connections, seconds }, throughProduct)))
    sides.bare.push(
      await measured({ server: [process.pid], database: pids.database }, () =>
        load({ connections, seconds }, direct),
      ),
    )
  }
  return { name: act.name, http: medianSide(sides.http), bare: medianSide(sides.bare) }
}

const bench = async (): Promise<void> => {
  const folder = process.env['BENCH_DATA'] ?? join(tmpdir(), `barntid-bench-${times}`)
  await mkdir(folder, { recursive: true })
  const external = process.env['DATABASE_URL']
  const embedded =
    external === undefined ? await startEmbedded({ dataDir: join(folder, 'postgres') }) : undefined
  const ownerUrl = external ?? embedded?.ownerUrl ?? ''
  const login = appLogin(ownerUrl)
  await migrate({ ownerUrl, appPassword: login.password })
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await prepare(owner, ownerUrl, login.url)
  const subject = await findSubject(owner)
  await fillNotes(owner, subject)
  const today = dayOf(systemClock.now())
  const db = openDatabase({ url: login.url })
  const statements = await statementsOf(db, subject, today)
  await db.close()
  const server = await startServer(login.url, folder)
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: ownerUrl }))
  for (const client of clients) await client.connect()
  const cookie = await signIn(server)
  const results = []
  for (const [n, act] of acts(today).entries()) {
    results.push(await compare(act, statements[n] ?? [], { server, cookie, subject, clients, owner }))
  }
  const { rows: version } = await owner.query<{ server_version: string }>('show server_version')
  const { rows: size } = await owner.query<{ open: number; closed: number; notes: number }>(
    'select (select count(*)::int from watches) as open, (select count(*)::int from cases where closed_on is not null) as closed, (select count(*)::int from notes) as notes',
  )
  say(
    table(results, {
      connections,
      rounds,
      seconds,
      today,
      version: version[0]?.server_version ?? '',
      size: size[0],
    }),
  )
  agent.destroy()
  server.child.kill('SIGTERM')
  for (const client of clients) await client.end()
  await owner.query('delete from note_drafts where place = $1', ['Hemma hos familjen'])
  await owner.end()
  await embedded?.stop()
}

await bench()
