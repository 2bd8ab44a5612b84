import { systemClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { readCookie } from '#platform/http/session.ts'
import { run } from '#platform/run.ts'
import { openHouse } from '../src/house.ts'
import { rooms } from '../src/rooms.ts'
import type { Act, Asked } from './acts.ts'

export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** Everything that one run of an act said, and what of it the screen itself needs. */
export type Recorded = { readonly all: readonly Statement[]; readonly bare: readonly Statement[] }

type Query = string | { text: string; values?: unknown[] }

const statementOf = (query: unknown): Statement | undefined => {
  const given = query as Query
  if (typeof given === 'string') return { text: given, values: [] }
  return typeof given?.text === 'string' ? { text: given.text, values: given.values ?? [] } : undefined
}

/** What a piece of work says to the database, statement by statement. */
const listen = async (db: Database, work: (db: Database) => Promise<unknown>): Promise<Statement[]> => {
  const said: Statement[] = []
  const client = await db.pool.connect()
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  const listening = Object.assign(Object.create(client) as typeof client, {
    query: (...args: unknown[]) => {
      const statement = statementOf(args[0])
      if (statement) said.push(statement)
      return query(...args)
    },
    release: () => {},
  })
  const pool = Object.assign(Object.create(db.pool) as typeof db.pool, { connect: async () => listening })
  try {
    await work({ ...db, pool })
  } finally {
    client.release()
  }
  return said
}

const ofTheGate = /^(begin|commit|rollback)|\b(sessions|audit_log|audit_unsealed|handled_commands|outbox)\b/

/** Only what the screen itself needs: without session, who is asking, log, command and transaction. */
const bareOf = (all: readonly Statement[]): Statement[] => {
  return all.filter(({ text }) => !ofTheGate.test(text))
}

/** Runs the real action in this process for the one whose cookie it is. */
const once = async (db: Database, cookie: string, { name, input }: Asked): Promise<Recorded> => {
  const served = rooms.flatMap((room) => room.routes).find(({ route }) => route.name === name)
  const caller = readCookie(decodeURIComponent(cookie.split('=')[1] ?? ''))
  if (!served || !caller) throw new Error(`cannot record ${name}`)
  const all = await listen(db, (listening) => {
    // A house that has just started asks the log once for each worker; what is recorded is the thousandth request.
    const { limit: _, ...house } = openHouse(listening, { demo: true })
    return run(house, served, caller, {
      input,
      now: systemClock.now(),
      requestId: 'bench',
      language: 'sv',
    })
  })
  return { all, bare: bareOf(all) }
}

/** One recording for each way in which the act is done. */
export const record = async (db: Database, cookie: string, act: Act): Promise<Recorded[]> => {
  const recorded: Recorded[] = []
  for (let variant = 0; variant < act.variants; variant++) {
    const parts: Recorded[] = []
    for (const asked of act.asked(variant)) parts.push(await once(db, cookie, asked))
    recorded.push({ all: parts.flatMap(({ all }) => all), bare: parts.flatMap(({ bare }) => bare) })
  }
  return recorded
}
