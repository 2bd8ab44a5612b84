import pg from 'pg'
import { types } from './types.ts'
import { openSocket } from './wire.ts'

/** The application's door to the database: a pool that logs in as a role that owns nothing. */
export type Database = { readonly pool: pg.Pool; readonly close: () => Promise<void> }

/** The database does not answer, or the connection was cut: nothing was wrong with what was asked. */
export class Unreachable extends Error {}

/** A connection from the pool. Waiting too long for one and not reaching the server are the same to the one who asks. */
export const connect = (db: Database): Promise<pg.PoolClient> =>
  db.pool.connect().catch((cause: unknown) => {
    throw new Unreachable('no connection to the database', { cause })
  })

/** A question about the house itself, outside of any municipality. That no answer came is told as such, whatever was in the way. */
export const askHouse = async <Row extends pg.QueryResultRow>(
  db: Database,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> => {
  const { rows } = await db.pool.query<Row>(text, [...values]).catch((error: unknown) => {
    if (error instanceof pg.DatabaseError) throw error
    throw new Unreachable('no answer from the database', { cause: error })
  })
  return rows
}

const sessionSettings = [
  // The parser of instants counts on it.
  ['TimeZone', 'UTC'],
  ['statement_timeout', '30000'],
  ['idle_in_transaction_session_timeout', '60000'],
  // Statements are named and asked by key: planning a join anew each time cost several times its execution (docs/speed.md).
  ['plan_cache_mode', 'force_generic_plan'],
] as const

/** `url` is the application login's. `maxConnections` is per process. */
export const openDatabase = ({
  url,
  maxConnections = 16,
}: {
  url: string
  maxConnections?: number
}): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    types,
    options: sessionSettings.map(([name, value]) => `-c ${name}=${value}`).join(' '),
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // Questions that do not wait for each other's answers are on their way at the same time.
    pipeline: true,
    stream: openSocket,
  })
  // An idle connection that the server ends (restart, failover) must not end the process: the pool replaces it.
  pool.on('error', () => {})
  // The same for one that is at work: its query is told by its own error, an event that nobody hears would end us.
  pool.on('connect', (client) => client.on('error', () => {}))
  return { pool, close: () => pool.end() }
}
