import pg from 'pg'
import { types } from './types.ts'

/** The application's door to the database: a pool that logs in as a role that owns nothing. */
export type Database = { readonly pool: pg.Pool; readonly close: () => Promise<void> }

/** The database does not answer, or the connection was cut: nothing was wrong with what was asked. */
export class Unreachable extends Error {}

/** A connection from the pool. Waiting too long for one and not reaching the server are the same to the one who asks. */
export const connect = (db: Database): Promise<pg.PoolClient> =>
  db.pool.connect().catch((cause: unknown) => {
    throw new Unreachable('no connection to the database', { cause })
  })

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
    // UTC in the session: the parser of instants counts on it.
    options: '-c TimeZone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  // An idle connection that the server ends (restart, failover) must not end the process: the pool replaces it.
  pool.on('error', () => {})
  // The same for one that is at work: its query is told by its own error, an event that nobody hears would end us.
  pool.on('connect', (client) => client.on('error', () => {}))
  return { pool, close: () => pool.end() }
}
